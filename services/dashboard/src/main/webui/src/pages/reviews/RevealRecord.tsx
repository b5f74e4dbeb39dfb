import { useMutation } from '@tanstack/react-query'
import { Alert, Descriptions, Form, Input, Modal } from 'antd'
import { revealRecord } from '@/api/reviews'
import { ProblemNote } from '@/components/ProblemNote'
import { useLanguage } from '@/i18n/language'

/** ID number and phone as the department wrote them, for a stated purpose; nothing is kept once the dialog closes. */
export function RevealRecord({ recordId, onClose }: { recordId: string; onClose: () => void }) {
  const { t } = useLanguage()
  const [form] = Form.useForm<{ purpose: string }>()
  const ask = useMutation({ mutationFn: (purpose: string) => revealRecord(recordId, purpose), gcTime: 0 })
  return (
    <Modal
      open
      title={t('review.reveal')}
      onCancel={onClose}
      okText={ask.data ? t('reveal.hide') : t('common.confirm')}
      okButtonProps={{ loading: ask.isPending }}
      onOk={() => (ask.data ? onClose() : form.submit())}
      destroyOnHidden
    >
      <Alert type="warning" showIcon title={t('reveal.warning')} className="spaced" />
      {ask.error && <ProblemNote error={ask.error} />}
      {ask.data ? (
        <Descriptions
          bordered
          size="small"
          column={1}
          items={[
            { key: 'idNo', label: t('reveal.idNo'), children: ask.data.idNo ?? '—' },
            { key: 'phone', label: t('reveal.phone'), children: ask.data.phone ?? '—' },
          ]}
        />
      ) : (
        <Form form={form} layout="vertical" onFinish={({ purpose }) => ask.mutate(purpose.trim())}>
          <Form.Item
            name="purpose"
            label={t('review.revealPurpose')}
            rules={[{ required: true, whitespace: true, message: t('common.required') }]}
          >
            <Input.TextArea maxLength={200} showCount rows={2} data-testid="review-reveal-purpose" />
          </Form.Item>
        </Form>
      )}
    </Modal>
  )
}
