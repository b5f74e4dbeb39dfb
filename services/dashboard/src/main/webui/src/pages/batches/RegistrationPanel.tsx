import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Card, Progress, Upload } from 'antd'
import { useState } from 'react'
import { hasRole } from '@/api/me'
import { listRegistrations, type Registration } from '@/api/registrations'
import { upload } from '@/api/upload'
import { ProblemNote } from '@/components/ProblemNote'
import { formatDateTime } from '@/format/dates'
import { registrationStateLabels } from '@/i18n/labels.feeds'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { useCurrentMe } from '@/layout/currentMe'
import { RegistrationResult } from './RegistrationResult'

/** The household sheet: tried first, applied once somebody has looked at what would change. */
export function RegistrationPanel() {
  const { t, language } = useLanguage()
  const label = useLabel()
  const me = useCurrentMe()
  const queries = useQueryClient()
  const [current, setCurrent] = useState<string | null>(null)
  const [percent, setPercent] = useState(0)
  const recent = useQuery({ queryKey: ['registrations'], queryFn: listRegistrations })
  const send = useMutation({
    mutationFn: (file: File) =>
      upload<Registration>('/registry/registrations', { fileName: file.name, dryRun: 'true' }, file, setPercent),
    onSuccess: (registration) => {
      setCurrent(registration.registrationId)
      void queries.invalidateQueries({ queryKey: ['registrations'] })
    },
  })
  return (
    <>
      {hasRole(me, 'village-worker', 'township-reviewer', 'administrator') && (
        <Card title={t('registration.dryRun')}>
          <p className="muted">{t('registration.intro')}</p>
          <Upload.Dragger
            accept=".csv,.xlsx"
            showUploadList={false}
            disabled={send.isPending}
            beforeUpload={(file) => {
              setPercent(0)
              send.mutate(file)
              return false
            }}
            data-testid="registration-upload"
          >
            <p>{t('batches.drop')}</p>
            <p className="muted">CSV / XLSX</p>
          </Upload.Dragger>
          {send.isPending && <Progress percent={percent} />}
          {send.error && <ProblemNote error={send.error} />}
        </Card>
      )}
      {current && <RegistrationResult id={current} />}
      <Card title={t('registration.recent')} className="below">
        {recent.error && <ProblemNote error={recent.error} />}
        <ul className="plain-list">
          {recent.data?.items.map((one) => (
            <li key={one.registrationId}>
              <button type="button" className="link-button" onClick={() => setCurrent(one.registrationId)} data-testid="registration-row">
                {one.fileName}
              </button>
              <span className="muted">
                {label(registrationStateLabels, one.state)} · {formatDateTime(one.receivedAt, language)}
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </>
  )
}
