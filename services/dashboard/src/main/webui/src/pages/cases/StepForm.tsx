import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input } from 'antd'
import { takeStep, type AvailableStep, type CaseView } from '@/api/assistance'
import { ConflictNote } from '@/components/ConflictNote'
import { useLanguage } from '@/i18n/language'
import { EvidenceInput, type EvidenceDraft } from './EvidenceInput'
import { stepBody, type StepValues } from './stepBody'
import { StepFieldInput } from './StepFieldInput'

interface Props {
  item: CaseView
  step: AvailableStep
  onDone: () => void
  onCancel: () => void
}

/** The form of one next step, drawn from what the service says the step needs. */
export function StepForm({ item, step, onDone, onCancel }: Props) {
  const { t, pick } = useLanguage()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [form] = Form.useForm<StepValues>()
  const take = useMutation({
    mutationFn: (values: StepValues) => takeStep(item.caseId, step.command, stepBody(step, values, item.version)),
    onSuccess: () => {
      void message.success(t('case.stepDone', { step: pick(step.titleZh, step.titleEn) }))
      void queries.invalidateQueries({ queryKey: ['case', item.caseId] })
      void queries.invalidateQueries({ queryKey: ['cases'] })
      onDone()
    },
  })
  const titles = Object.fromEntries(step.fields.map((field) => [field.name, pick(field.titleZh, field.titleEn)]))
  const kinds = step.fields.filter((field) => field.type === 'evidence')
  const fields = step.fields.filter((field) => field.type !== 'evidence')
  return (
    <Form
      form={form}
      layout="vertical"
      onFinish={(values) => take.mutate(values)}
      data-testid={`step-form-${step.command}`}
      className="step-form"
    >
      <h3>{pick(step.titleZh, step.titleEn)}</h3>
      {take.error && <ConflictNote error={take.error} stale={['case', item.caseId]} titles={titles} />}
      {fields.map((field) => (
        <StepFieldInput key={field.name} field={field} />
      ))}
      {kinds.length > 0 && <p className="muted small">{t('step.hashOnly')}</p>}
      {kinds.map((kind) => (
        <Form.Item
          key={kind.name}
          name={['evidence', kind.name]}
          label={t('step.evidenceFor', { kind: pick(kind.titleZh, kind.titleEn) })}
          required={kind.required}
          rules={[
            {
              validator: (_, draft: EvidenceDraft | undefined) =>
                kind.required && !draft?.sha256 ? Promise.reject(new Error(t('common.required'))) : Promise.resolve(),
            },
          ]}
        >
          <EvidenceInput kind={kind.name} />
        </Form.Item>
      ))}
      <Form.Item
        name="reasonZh"
        label={t('step.reason')}
        hidden={!step.reasonRequired && step.command !== 'reject' && step.command !== 'object'}
        rules={[{ required: step.reasonRequired, whitespace: true, message: t('common.required') }]}
      >
        <Input.TextArea data-testid="step-reason" rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item name="note" label={t('common.note')}>
        <Input data-testid="step-note" maxLength={500} />
      </Form.Item>
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={take.isPending} data-testid="step-form-submit">
          {t('common.submit')}
        </Button>
        <Button onClick={onCancel} data-testid="step-form-cancel">
          {t('common.cancel')}
        </Button>
      </div>
    </Form>
  )
}
