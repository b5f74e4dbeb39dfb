import { useMutation, useQuery } from '@tanstack/react-query'
import { DatePicker, Form, Input, InputNumber, Modal, Radio, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useNavigate } from 'react-router'
import { askBackTest, type BackTestRequest, type Basis } from '@/api/backTests'
import { listNumbers, type PolicyNumber } from '@/api/policy'
import { DivisionFilter } from '@/components/DivisionFilter'
import { ProblemNote } from '@/components/ProblemNote'
import { policyNumberLabels } from '@/i18n/labels.policy'
import { unitLabels } from '@/i18n/labels.risk'
import { useLanguage } from '@/i18n/language'
import { basisLabels } from '@/i18n/texts.backTests'
import { useLabel } from '@/i18n/useLabel'
import { useCurrentMe } from '@/layout/currentMe'

interface Values {
  title: string
  tries: 'number' | 'pack'
  code?: string
  value?: number
  yaml?: string
  division?: string
  basis: Basis
  months?: [Dayjs, Dayjs]
  samplePercent: number
}

const FEN = 100
const MONTH = 'YYYY-MM'

/** Asks for a back-test of a number or a pack; leads to it when it runs. */
export function BackTestDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useLanguage()
  const label = useLabel()
  const me = useCurrentMe()
  const navigate = useNavigate()
  const [form] = Form.useForm<Values>()
  const tries = Form.useWatch('tries', form)
  const basis = Form.useWatch('basis', form)
  const code = Form.useWatch('code', form)
  const numbers = useQuery({ queryKey: ['policy', 'numbers', me.division.code], queryFn: () => listNumbers(me.division.code) })
  const chosen = numbers.data?.items.find((one) => one.code === code)
  const ask = useMutation({
    mutationFn: (values: Values) => askBackTest(request(values, chosen, me.division.code)),
    onSuccess: (test) => navigate(`/policy/back-tests/${test.id}`),
  })
  const required = { required: true, message: t('common.required') }
  return (
    <Modal
      open
      title={t('backTest.new')}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={t('backTest.start')}
      okButtonProps={{ ...({ 'data-testid': 'back-test-start' } as object), loading: ask.isPending }}
    >
      {ask.error && <ProblemNote error={ask.error} />}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ tries: 'number', basis: 'PRESENT', samplePercent: 100, months: [dayjs().subtract(11, 'month'), dayjs()] }}
        onFinish={(values) => ask.mutate(values)}
      >
        <Form.Item name="title" label={t('backTest.title')} rules={[{ ...required, whitespace: true }]}>
          <Input maxLength={200} data-testid="back-test-title" />
        </Form.Item>
        <Form.Item name="tries" label={t('backTest.try')}>
          <Radio.Group
            options={[
              { value: 'number', label: t('backTest.tryNumber') },
              { value: 'pack', label: t('backTest.tryPack') },
            ]}
          />
        </Form.Item>
        {tries === 'pack' ? (
          <Form.Item name="yaml" rules={[{ ...required, whitespace: true }]}>
            <Input.TextArea rows={8} placeholder={t('policy.packHint')} aria-label={t('backTest.tryPack')} style={{ fontFamily: 'monospace' }} />
          </Form.Item>
        ) : (
          <>
            <Form.Item name="code" label={t('policy.code')} rules={[required]}>
              <Select
                data-testid="back-test-code"
                showSearch={{ optionFilterProp: 'label' }}
                loading={numbers.isPending}
                options={numbers.data?.items.map((one) => ({ value: one.code, label: label(policyNumberLabels, one.code) })) ?? []}
                onChange={(next: string) => form.setFieldValue('value', shown(numbers.data?.items.find((one) => one.code === next)))}
              />
            </Form.Item>
            <Form.Item name="value" label={t('policy.value')} rules={[required]}>
              <InputNumber
                data-testid="back-test-value"
                min={0}
                precision={isMoney(chosen) ? 2 : 0}
                suffix={chosen ? label(unitLabels, chosen.unit.toUpperCase()) : undefined}
                style={{ width: '100%' }}
              />
            </Form.Item>
          </>
        )}
        <Form.Item name="division">
          <DivisionField title={t('backTest.division')} />
        </Form.Item>
        <Form.Item name="basis" label={t('backTest.basis')}>
          <Select options={Object.keys(basisLabels).map((one) => ({ value: one, label: label(basisLabels, one) }))} data-testid="back-test-basis" />
        </Form.Item>
        {basis !== 'PRESENT' && (
          <Form.Item name="months" label={t('backTest.months')} rules={[required]}>
            <DatePicker.RangePicker
              picker="month"
              format={language === 'zh' ? 'YYYY年M月' : 'MMM YYYY'}
              disabledDate={(day) => day.isAfter(dayjs(), 'month')}
              style={{ width: '100%' }}
            />
          </Form.Item>
        )}
        <Form.Item name="samplePercent" label={t('backTest.sample')} rules={[required]}>
          <InputNumber min={1} max={100} precision={0} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

/** The choice of a division as a field of the form. */
function DivisionField({ value, onChange, title }: { value?: string; onChange?: (code: string | undefined) => void; title: string }) {
  return <DivisionFilter title={title} value={value} testId="back-test-division" onChange={(code) => onChange?.(code)} />
}

function request(values: Values, number: PolicyNumber | undefined, own: string): BackTestRequest {
  const division = values.division ?? own
  const [from, to] = values.months ?? []
  return {
    title: values.title.trim(),
    divisionCode: division,
    basis: values.basis,
    samplePercent: values.samplePercent,
    ...(values.basis !== 'PRESENT' && from && to ? { from: from.format(MONTH), to: to.format(MONTH) } : {}),
    ...(values.tries === 'pack' ? { yaml: values.yaml ?? '' } : { numbers: number ? [tried(number, values.value ?? 0, division)] : [] }),
  }
}

function tried(number: PolicyNumber, value: number, region: string): PolicyNumber {
  const { validTo: _, ...rest } = number
  return { ...rest, region, value: isMoney(number) ? Math.round(value * FEN) : value }
}

function shown(number: PolicyNumber | undefined): number | undefined {
  return number && (isMoney(number) ? number.value / FEN : number.value)
}

function isMoney(number: PolicyNumber | undefined): boolean {
  return number?.unit.toLowerCase() === 'fen'
}
