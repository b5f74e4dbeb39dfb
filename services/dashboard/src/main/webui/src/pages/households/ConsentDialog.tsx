import { useMutation, useQueryClient } from '@tanstack/react-query'
import { DatePicker, Form, Input, Modal, Radio } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { recordConsent, type ConsentingAdult, type ConsentMethod } from '@/api/consents'
import { ProblemNote } from '@/components/ProblemNote'
import { today } from '@/format/dates'
import { consentMethodLabels } from '@/i18n/labels.consents'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'

interface Signed {
  signedOn: Dayjs
  validUntil?: Dayjs | null
  method: ConsentMethod
  documentReference: string
}

const METHODS: ConsentMethod[] = ['SIGNATURE', 'FINGERPRINT']

/** Writes down that an adult has signed the paper. */
export function ConsentDialog({ householdId, adult, onClose }: { householdId: string; adult: ConsentingAdult; onClose: () => void }) {
  const { t, language } = useLanguage()
  const label = useLabel()
  const [form] = Form.useForm<Signed>()
  const queries = useQueryClient()
  const record = useMutation({
    mutationFn: ({ signedOn, validUntil, method, documentReference }: Signed) =>
      recordConsent(householdId, adult.personId, {
        signedOn: signedOn.format('YYYY-MM-DD'),
        ...(validUntil ? { validUntil: validUntil.format('YYYY-MM-DD') } : {}),
        method,
        documentReference: documentReference.trim(),
      }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['consents', householdId] })
      void queries.invalidateQueries({ queryKey: ['story', householdId] })
      onClose()
    },
  })
  const format = language === 'zh' ? 'YYYY年M月D日' : 'D MMM YYYY'
  const titles = {
    signedOn: t('consent.signedOn'),
    validUntil: t('consent.validUntil'),
    method: t('consent.method'),
    documentReference: t('consent.document'),
  }
  return (
    <Modal
      open
      title={t('consent.recordOf', { name: adult.name })}
      onCancel={onClose}
      onOk={() => form.submit()}
      okButtonProps={{ ...({ 'data-testid': 'consent-submit' } as object), loading: record.isPending }}
    >
      {record.error && <ProblemNote error={record.error} titles={titles} />}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ signedOn: dayjs(today()), method: 'SIGNATURE' }}
        onFinish={(signed) => record.mutate(signed)}
      >
        <Form.Item name="signedOn" label={titles.signedOn} rules={[{ required: true, message: t('common.required') }]}>
          <DatePicker data-testid="consent-signed-on" format={format} maxDate={dayjs(today())} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="method" label={titles.method} rules={[{ required: true }]}>
          <Radio.Group
            data-testid="consent-method"
            options={METHODS.map((method) => ({ value: method, label: label(consentMethodLabels, method) }))}
          />
        </Form.Item>
        <Form.Item name="documentReference" label={titles.documentReference} rules={[{ required: true, whitespace: true, message: t('common.required') }]}>
          <Input data-testid="consent-document" placeholder={t('consent.documentHint')} maxLength={100} />
        </Form.Item>
        <Form.Item name="validUntil" label={titles.validUntil} extra={t('consent.usualTerm')}>
          <DatePicker data-testid="consent-until" format={format} minDate={dayjs(today())} style={{ width: '100%' }} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
