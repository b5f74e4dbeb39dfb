import { DatePicker, Form, Input, InputNumber, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import type { StepField } from '@/api/assistance'
import { yuanToFen } from '@/format/money'
import { useLanguage } from '@/i18n/language'

/** One field of a step as the service described it. */
export function StepFieldInput({ field }: { field: StepField }) {
  const { t, pick } = useLanguage()
  const { type } = field
  const rules = [
    { required: field.required, message: t('common.required') },
    ...(type === 'money'
      ? [
          {
            validator: (_: unknown, value: unknown) =>
              value === undefined || value === null || value === '' || yuanToFen(String(value)) !== null
                ? Promise.resolve()
                : Promise.reject(new Error(t('plan.badAmount'))),
          },
        ]
      : []),
  ]
  return (
    <Form.Item name={['fields', field.name]} label={pick(field.titleZh, field.titleEn)} rules={rules}>
      {useInput(field)}
    </Form.Item>
  )
}

function useInput(field: StepField): ReactNode {
  const { t, pick, language } = useLanguage()
  const testId = `step-field-${field.name}`
  switch (field.type) {
    case 'date':
      return <DatePicker data-testid={testId} format={language === 'zh' ? 'YYYY年M月D日' : 'D MMM YYYY'} style={{ width: '100%' }} />
    case 'boolean':
      return (
        <Radio.Group data-testid={testId}>
          <Radio value={true}>{t('common.yes')}</Radio>
          <Radio value={false}>{t('common.no')}</Radio>
        </Radio.Group>
      )
    case 'number':
      return <InputNumber data-testid={testId} min={0} precision={0} style={{ width: '100%' }} />
    case 'money':
      return <InputNumber data-testid={testId} min={0} stringMode prefix="¥" suffix={t('step.yuan')} style={{ width: '100%' }} />
    case 'select':
      return (
        <Select
          data-testid={testId}
          {...(field.multiple ? { mode: 'multiple' as const } : {})}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={(field.options ?? []).map((one) => ({ value: one.value, label: pick(one.titleZh ?? one.value, one.titleEn) }))}
        />
      )
    default:
      return <Input.TextArea data-testid={testId} autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} />
  }
}
