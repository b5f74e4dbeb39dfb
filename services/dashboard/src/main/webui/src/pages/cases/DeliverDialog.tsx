import { useMutation, useQueryClient } from '@tanstack/react-query'
import { DatePicker, Form, Input, Modal } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { deliverMeasure, type Measure } from '@/api/assistance'
import { ConflictNote } from '@/components/ConflictNote'
import { today } from '@/format/dates'
import { useLanguage } from '@/i18n/language'
import { EvidenceInput, type EvidenceDraft } from './EvidenceInput'

interface Delivery {
  deliveredOn: Dayjs
  proof: string
  file?: EvidenceDraft
}

/** Records that a measure was carried out, on what proof. */
export function DeliverDialog({ measure, caseId, onClose }: { measure: Measure; caseId: string; onClose: () => void }) {
  const { t } = useLanguage()
  const [form] = Form.useForm<Delivery>()
  const queries = useQueryClient()
  const deliver = useMutation({
    mutationFn: ({ deliveredOn, proof, file }: Delivery) =>
      deliverMeasure(measure.measureId ?? '', {
        deliveredOn: deliveredOn.format('YYYY-MM-DD'),
        evidence: [proof.trim(), file?.fileName, file?.sha256 && `sha256:${file.sha256}`].filter(Boolean).join(' · '),
      }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['case', caseId] })
      onClose()
    },
  })
  return (
    <Modal
      open
      title={`${t('plan.deliver')} · ${measure.titleZh}`}
      onCancel={onClose}
      onOk={() => form.submit()}
      okButtonProps={{ ...({ 'data-testid': 'deliver-submit' } as object), loading: deliver.isPending }}
    >
      {deliver.error && <ConflictNote error={deliver.error} stale={['case', caseId]} />}
      <Form form={form} layout="vertical" initialValues={{ deliveredOn: dayjs(today()) }} onFinish={(values) => deliver.mutate(values)}>
        <Form.Item name="deliveredOn" label={t('plan.deliveredOn')} rules={[{ required: true, message: t('common.required') }]}>
          <DatePicker data-testid="deliver-date" format="YYYY年M月D日" maxDate={dayjs(today())} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="proof" label={t('plan.proof')} rules={[{ required: true, whitespace: true, message: t('common.required') }]}>
          <Input data-testid="deliver-evidence" placeholder={t('plan.proofHint')} maxLength={200} />
        </Form.Item>
        <Form.Item name="file" extra={t('step.hashOnly')}>
          <EvidenceInput kind="delivery" />
        </Form.Item>
      </Form>
    </Modal>
  )
}
