import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Input, InputNumber, Modal, Select } from 'antd'
import { addProject, addSource, allocate, type FundSource, type Project } from '@/api/funds'
import { ProblemNote } from '@/components/ProblemNote'
import { today } from '@/format/dates'
import { formatFen, yuanToFen } from '@/format/money'
import { benefitLabels, fundLevelLabels } from '@/i18n/labels.funds'
import { useLanguage } from '@/i18n/language'
import type { TextKey } from '@/i18n/texts'
import { useLabel } from '@/i18n/useLabel'
import { useCurrentMe } from '@/layout/currentMe'

export type BudgetForm = 'source' | 'project' | 'allocation'

interface Props {
  form: BudgetForm
  sources: FundSource[]
  projects: Project[]
  onClose: () => void
}

interface Values {
  titleZh: string
  level: string
  year: number
  documentNo: string
  amountYuan: string
  benefitCodes: string[]
  fundSourceId: string
  projectId: string
}

const TITLES: Record<BudgetForm, TextKey> = { source: 'source.add', project: 'project.add', allocation: 'allocation.add' }

/** Registers a source, a project or an allocation; the division is one's own. */
export function BudgetDialog({ form: kind, sources, projects, onClose }: Props) {
  const { t } = useLanguage()
  const me = useCurrentMe()
  const [form] = Form.useForm<Values>()
  const queries = useQueryClient()
  const save = useMutation({
    mutationFn: (values: Values) => send(kind, values, me.division.code, me.synthetic ?? false),
    onSuccess: () => {
      void queries.invalidateQueries({
        predicate: ({ queryKey }) => ['fund-sources', 'projects', 'funds-summary', 'ledger'].includes(String(queryKey[0])),
      })
      onClose()
    },
  })
  return (
    <Modal
      open
      title={t(TITLES[kind])}
      onCancel={onClose}
      onOk={() => form.submit()}
      okButtonProps={{ ...({ 'data-testid': `${kind}-submit` } as object), loading: save.isPending }}
    >
      {save.error && <ProblemNote error={save.error} />}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ level: 'COUNTY', year: Number(today().slice(0, 4)) }}
        onFinish={(values) => save.mutate(values)}
      >
        {kind === 'source' && <SourceFields />}
        {kind === 'project' && <ProjectFields />}
        {kind === 'allocation' && <AllocationFields sources={sources} projects={projects} />}
      </Form>
    </Modal>
  )
}

function send(kind: BudgetForm, values: Values, divisionCode: string, synthetic: boolean): Promise<unknown> {
  const amountFen = yuanToFen(values.amountYuan) ?? 0
  const { titleZh, level, year, documentNo, benefitCodes, fundSourceId, projectId } = values
  if (kind === 'source') return addSource({ titleZh, level, year, divisionCode, amountFen, documentNo, synthetic })
  if (kind === 'project') return addProject({ titleZh, divisionCode, benefitCodes, synthetic })
  return allocate({ fundSourceId, projectId, amountFen })
}

function SourceFields() {
  const { t } = useLanguage()
  const label = useLabel()
  const required = [{ required: true, message: t('common.required') }]
  return (
    <>
      <Form.Item name="titleZh" label={t('source.name')} rules={required}>
        <Input data-testid="source-title" maxLength={200} />
      </Form.Item>
      <Form.Item name="level" label={t('source.level')} rules={required}>
        <Select
          data-testid="source-level"
          options={Object.keys(fundLevelLabels).map((code) => ({ value: code, label: label(fundLevelLabels, code) }))}
        />
      </Form.Item>
      <Form.Item name="year" label={t('source.year')} rules={required}>
        <InputNumber data-testid="source-year" min={2000} max={2100} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="documentNo" label={t('source.document')} rules={required}>
        <Input data-testid="source-document" maxLength={100} />
      </Form.Item>
      <Amount />
    </>
  )
}

function ProjectFields() {
  const { t } = useLanguage()
  const label = useLabel()
  const required = [{ required: true, message: t('common.required') }]
  return (
    <>
      <Form.Item name="titleZh" label={t('source.name')} rules={required}>
        <Input data-testid="project-title" maxLength={200} />
      </Form.Item>
      <Form.Item name="benefitCodes" label={t('project.benefits')} rules={required}>
        <Select
          mode="tags"
          data-testid="project-benefits"
          options={Object.keys(benefitLabels).map((code) => ({ value: code, label: label(benefitLabels, code) }))}
        />
      </Form.Item>
    </>
  )
}

function AllocationFields({ sources, projects }: { sources: FundSource[]; projects: Project[] }) {
  const { t } = useLanguage()
  const required = [{ required: true, message: t('common.required') }]
  return (
    <>
      <Form.Item name="fundSourceId" label={t('allocation.source')} rules={required}>
        <Select
          data-testid="allocation-source"
          options={sources.map((one) => ({ value: one.fundSourceId, label: `${one.titleZh}（${t('source.left')} ${formatFen(one.leftFen)}）` }))}
        />
      </Form.Item>
      <Form.Item name="projectId" label={t('allocation.project')} rules={required}>
        <Select data-testid="allocation-project" options={projects.map((one) => ({ value: one.projectId, label: one.titleZh }))} />
      </Form.Item>
      <Amount />
    </>
  )
}

function Amount() {
  const { t } = useLanguage()
  const positive = {
    validator: (_: unknown, value: unknown) =>
      (yuanToFen(value as string) ?? 0) > 0 ? Promise.resolve() : Promise.reject(new Error(t('plan.badAmount'))),
  }
  return (
    <Form.Item name="amountYuan" label={t('common.amount')} required rules={[positive]}>
      <InputNumber data-testid="amount-yuan" stringMode min={0} prefix="¥" style={{ width: '100%' }} />
    </Form.Item>
  )
}
