import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Input, Modal, Select } from 'antd'
import { useNavigate } from 'react-router'
import { openCase } from '@/api/assistance'
import { ProblemNote } from '@/components/ProblemNote'
import { channelLabels } from '@/i18n/labels.registry'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'

interface Clue {
  difficultyZh: string
  channel: string
}

/** Channels whose cases the service opens itself. */
const NOT_BY_HAND = new Set(['ALERT', 'VILLAGE_TASK'])

/** Opens a case for a household that no alert has named. */
export function ClueDialog({ householdId, onClose }: { householdId: string; onClose: () => void }) {
  const { t } = useLanguage()
  const label = useLabel()
  const [form] = Form.useForm<Clue>()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const open = useMutation({
    mutationFn: (clue: Clue) => openCase({ householdId, ...clue }),
    onSuccess: (opened) => {
      void queries.invalidateQueries({ queryKey: ['cases'] })
      void navigate(`/cases/${opened.caseId}`)
    },
  })
  return (
    <Modal
      open
      onCancel={onClose}
      title={t('household.openCase')}
      onOk={() => form.submit()}
      okButtonProps={{ ...({ 'data-testid': 'clue-submit' } as object), loading: open.isPending }}
    >
      {open.error && <ProblemNote error={open.error} />}
      <Form form={form} layout="vertical" onFinish={(clue) => open.mutate(clue)} initialValues={{ channel: 'VISIT' }}>
        <Form.Item name="channel" label={t('household.channel')} rules={[{ required: true }]}>
          <Select
            data-testid="clue-channel"
            options={Object.keys(channelLabels)
              .filter((code) => !NOT_BY_HAND.has(code))
              .map((code) => ({ value: code, label: label(channelLabels, code) }))}
          />
        </Form.Item>
        <Form.Item name="difficultyZh" label={t('household.difficulty')} rules={[{ required: true, whitespace: true, message: t('common.required') }]}>
          <Input.TextArea data-testid="clue-difficulty" rows={3} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </Modal>
  )
}
