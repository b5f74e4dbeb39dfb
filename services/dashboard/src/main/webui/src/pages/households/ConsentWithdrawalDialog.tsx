import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Form, Input, Modal } from 'antd'
import { withdrawConsent, type Consent } from '@/api/consents'
import { ProblemNote } from '@/components/ProblemNote'
import { useLanguage } from '@/i18n/language'

interface Props {
  householdId: string
  consent: Consent
  name: string
  onClose: () => void
}

/** Takes a consent back; the record of it stays. */
export function ConsentWithdrawalDialog({ householdId, consent, name, onClose }: Props) {
  const { t } = useLanguage()
  const [form] = Form.useForm<{ reason: string }>()
  const queries = useQueryClient()
  const withdraw = useMutation({
    mutationFn: (reason: string) => withdrawConsent(householdId, consent, reason),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['consents', householdId] })
      void queries.invalidateQueries({ queryKey: ['story', householdId] })
      onClose()
    },
  })
  return (
    <Modal
      open
      title={t('consent.withdrawOf', { name })}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={t('consent.withdraw')}
      okButtonProps={{ ...({ 'data-testid': 'consent-withdraw-submit' } as object), danger: true, loading: withdraw.isPending }}
    >
      <Alert type="warning" showIcon title={t('consent.withdrawWarning')} className="spaced" />
      {withdraw.error && <ProblemNote error={withdraw.error} />}
      <Form form={form} layout="vertical" onFinish={({ reason }) => withdraw.mutate(reason.trim())}>
        <Form.Item name="reason" label={t('common.reason')} rules={[{ required: true, whitespace: true, message: t('common.required') }]}>
          <Input.TextArea data-testid="consent-reason" rows={2} maxLength={200} showCount />
        </Form.Item>
      </Form>
    </Modal>
  )
}
