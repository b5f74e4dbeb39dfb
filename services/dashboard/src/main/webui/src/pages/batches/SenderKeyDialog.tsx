import { useMutation, useQueryClient } from '@tanstack/react-query'
import { DatePicker, Form, Input, Modal, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { registerSenderKey, type NewSenderKey } from '@/api/senderKeys'
import { ProblemNote } from '@/components/ProblemNote'
import { useFeeds } from '@/components/useFeeds'
import { today } from '@/format/dates'
import { departmentLabels } from '@/i18n/labels.people'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'

interface Values extends Omit<NewSenderKey, 'validFrom' | 'validTo'> {
  validFrom: Dayjs
  validTo?: Dayjs | null
}

const ISO = 'YYYY-MM-DD'

/** Registers a department's public key; the private one stays with the department. */
export function SenderKeyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage()
  const label = useLabel()
  const queries = useQueryClient()
  const [form] = Form.useForm<Values>()
  const departments = [...new Set((useFeeds().data ?? []).map((feed) => feed.department))]
  const register = useMutation({
    mutationFn: ({ validFrom, validTo, ...key }: Values) =>
      registerSenderKey({ ...key, validFrom: validFrom.format(ISO), ...(validTo ? { validTo: validTo.format(ISO) } : {}) }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['sender-keys'] })
      onClose()
    },
  })
  const required = [{ required: true, whitespace: true, message: t('common.required') }]
  const keyId = [...required, { pattern: /^[A-Za-z0-9._-]{1,64}$/, message: t('senderKeys.keyIdRule') }]
  return (
    <Modal
      open
      title={t('senderKeys.register')}
      onCancel={onClose}
      onOk={() => form.submit()}
      okButtonProps={{ ...({ 'data-testid': 'sender-key-submit' } as object), loading: register.isPending }}
    >
      {register.error && <ProblemNote error={register.error} />}
      <Form form={form} layout="vertical" initialValues={{ validFrom: dayjs(today()) }} onFinish={(key) => register.mutate(key)}>
        <Form.Item name="department" label={t('senderKeys.department')} rules={required}>
          <Select
            data-testid="sender-key-department"
            options={departments.map((code) => ({ value: code, label: label(departmentLabels, code) }))}
          />
        </Form.Item>
        <Form.Item name="keyId" label={t('senderKeys.keyId')} extra={t('senderKeys.keyIdRule')} rules={keyId}>
          <Input data-testid="sender-key-id" maxLength={64} />
        </Form.Item>
        <Form.Item name="publicKey" label={t('senderKeys.publicKey')} rules={required}>
          <Input.TextArea data-testid="sender-key-pem" rows={4} className="code" placeholder="-----BEGIN PUBLIC KEY-----" />
        </Form.Item>
        <Form.Item name="validFrom" label={t('senderKeys.validFrom')} rules={[{ required: true, message: t('common.required') }]}>
          <DatePicker data-testid="sender-key-from" format="YYYY年M月D日" style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="validTo" label={t('senderKeys.validTo')}>
          <DatePicker data-testid="sender-key-to" format="YYYY年M月D日" style={{ width: '100%' }} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
