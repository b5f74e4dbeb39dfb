import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { hasRole } from '@/api/me'
import { acknowledgeAlert, type Alert } from '@/api/risk'
import { ProblemNote } from '@/components/ProblemNote'
import { formatDateTime } from '@/format/dates'
import { useLanguage } from '@/i18n/language'
import { useCurrentMe } from '@/layout/currentMe'

/** Who sees to the alert, or the button with which one says so. */
export function Acknowledge({ alert }: { alert: Alert }) {
  const { t, language } = useLanguage()
  const me = useCurrentMe()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [note, setNote] = useState('')
  const take = useMutation({
    mutationFn: () => acknowledgeAlert(alert.alertId, note.trim()),
    onSuccess: () => {
      setAsking(false)
      void queries.invalidateQueries({ queryKey: ['alert', alert.alertId] })
    },
  })
  if (alert.acknowledged) {
    return (
      <span className="muted" data-testid="alert-acknowledged" title={alert.acknowledged.note}>
        {t('ack.taken', { name: alert.acknowledged.name, at: formatDateTime(alert.acknowledged.at, language) })}
        {alert.acknowledged.note && `：${alert.acknowledged.note}`}
      </span>
    )
  }
  const may = hasRole(me, 'village-worker', 'township-reviewer', 'county-approver', 'monitoring-staff', 'administrator')
  if (!may || alert.state !== 'OPEN') return null
  return (
    <>
      <Button onClick={() => setAsking(true)} data-testid="alert-acknowledge">
        {t('ack.take')}
      </Button>
      <Modal
        open={asking}
        title={t('ack.take')}
        onCancel={() => setAsking(false)}
        onOk={() => take.mutate()}
        okButtonProps={{ ...({ 'data-testid': 'acknowledge-submit' } as object), loading: take.isPending }}
      >
        {take.error && <ProblemNote error={take.error} />}
        <Input.TextArea
          data-testid="acknowledge-note"
          aria-label={t('ack.note')}
          placeholder={t('ack.note')}
          value={note}
          maxLength={500}
          rows={3}
          onChange={(event) => setNote(event.target.value)}
        />
      </Modal>
    </>
  )
}
