import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Checkbox, DatePicker, Form, Input, InputNumber, Select } from 'antd'
import dayjs from 'dayjs'
import type { CaseAlert, CaseMember } from '@/api/assistance'
import { listProjects } from '@/api/funds'
import { today } from '@/format/dates'
import { yuanToFen } from '@/format/money'
import { measureLabels } from '@/i18n/labels.cases'
import { benefitLabels } from '@/i18n/labels.funds'
import { departmentLabels } from '@/i18n/labels.people'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'

interface Props {
  at: number
  members: CaseMember[]
  alerts: CaseAlert[]
}

/** The fields of one measure inside the plan's form. */
export function MeasureFields({ at, members, alerts }: Props) {
  const { t, pick } = useLanguage()
  const label = useLabel()
  const withCash: unknown = Form.useWatch(['measures', at, 'withCash'])
  const required = [{ required: true, message: t('common.required') }]
  const people = members.map((member) => ({ value: member.personId, label: member.name }))
  return (
    <div className="two-columns">
      <Form.Item name={[at, 'category']} label={t('plan.category')} rules={required}>
        <Select
          data-testid={`measure-category-${at}`}
          showSearch={{ optionFilterProp: 'label' }}
          options={Object.keys(measureLabels).map((code) => ({ value: code, label: label(measureLabels, code) }))}
        />
      </Form.Item>
      <Form.Item name={[at, 'department']} label={t('plan.department')} rules={required}>
        <Select
          data-testid={`measure-department-${at}`}
          showSearch={{ optionFilterProp: 'label' }}
          options={Object.keys(departmentLabels).map((code) => ({ value: code, label: label(departmentLabels, code) }))}
        />
      </Form.Item>
      <Form.Item name={[at, 'titleZh']} label={t('plan.what')} rules={[{ required: true, whitespace: true, message: t('common.required') }]} className="whole">
        <Input data-testid={`measure-title-${at}`} maxLength={200} />
      </Form.Item>
      <Form.Item name={[at, 'dueOn']} label={t('plan.dueOn')}>
        <DatePicker data-testid={`measure-due-${at}`} format="YYYY年M月D日" minDate={dayjs(today())} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name={[at, 'personId']} label={t('plan.person')}>
        <Select data-testid={`measure-person-${at}`} allowClear placeholder={t('plan.wholeHousehold')} options={people} />
      </Form.Item>
      <Form.Item name={[at, 'alertIds']} label={t('plan.answers')} className="whole" hidden={alerts.length === 0}>
        <Select mode="multiple" options={alerts.map((alert) => ({ value: alert.alertId, label: pick(alert.titleZh, alert.titleEn) }))} />
      </Form.Item>
      <Form.Item name={[at, 'withCash']} valuePropName="checked" className="whole">
        <Checkbox data-testid={`measure-cash-${at}`}>{t('plan.cash')}</Checkbox>
      </Form.Item>
      {withCash === true && <CashFields at={at} people={people} />}
    </div>
  )
}

function CashFields({ at, people }: { at: number; people: { value: string; label: string }[] }) {
  const { t } = useLanguage()
  const label = useLabel()
  const projects = useQuery({ queryKey: ['projects'], queryFn: listProjects, retry: false })
  const codes = new Set(projects.data?.flatMap((project) => project.benefitCodes) ?? Object.keys(benefitLabels))
  const required = [{ required: true, message: t('common.required') }]
  const amount = {
    validator: (_: unknown, value: unknown) =>
      (yuanToFen(value as string) ?? 0) > 0 ? Promise.resolve() : Promise.reject(new Error(t('plan.badAmount'))),
  }
  return (
    <>
      <Form.Item name={[at, 'cash', 'benefitCode']} label={t('plan.benefit')} rules={required}>
        <AutoComplete
          data-testid={`measure-benefit-${at}`}
          options={[...codes].map((code) => ({ value: code, label: `${label(benefitLabels, code)} ${code}` }))}
        />
      </Form.Item>
      <Form.Item name={[at, 'cash', 'period']} label={t('plan.period')} rules={required}>
        <Input data-testid={`measure-period-${at}`} placeholder={today().slice(0, 7)} maxLength={15} />
      </Form.Item>
      <Form.Item name={[at, 'cash', 'payeePersonId']} label={t('plan.payee')} rules={required}>
        <Select data-testid={`measure-payee-${at}`} options={people} />
      </Form.Item>
      <Form.Item name={[at, 'cash', 'amountYuan']} label={t('plan.amount')} required rules={[amount]}>
        <InputNumber data-testid={`measure-amount-${at}`} stringMode min={0} prefix="¥" style={{ width: '100%' }} />
      </Form.Item>
    </>
  )
}
