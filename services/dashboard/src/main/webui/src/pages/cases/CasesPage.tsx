import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Checkbox, Tag, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { listCases, type CaseSummary } from '@/api/assistance'
import { DivisionFilter } from '@/components/DivisionFilter'
import { DivisionName } from '@/components/DivisionName'
import { FilterSelect } from '@/components/FilterSelect'
import { ListView } from '@/components/ListView'
import { PageTitle } from '@/components/PageTitle'
import { SyntheticTag } from '@/components/SyntheticTag'
import { PAGE_SIZE, useListParams } from '@/components/useListParams'
import { formatDate } from '@/format/dates'
import { caseStateLabels } from '@/i18n/labels.cases'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { CaseTabs } from './CaseTabs'
import { DueDate } from './DueDate'
import { MyStates } from './MyStates'

export default function CasesPage() {
  const { t } = useLanguage()
  const { filters, page, setFilter, setPage } = useListParams()
  const { division, state, overdue, household } = filters
  const cases = useQuery({
    queryKey: ['cases', division, state, overdue, household, page],
    queryFn: () => listCases({ division, state, overdue, household, page, size: PAGE_SIZE }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <PageTitle title={t('cases.title')} />
      <CaseTabs active="cases" />
      <MyStates chosen={state} onChoose={(next) => setFilter({ state: next })} />
      <div className="filters">
        <FilterSelect title={t('common.state')} labels={caseStateLabels} value={state} testId="filter-state"
          onChange={(next) => setFilter({ state: next })} />
        <DivisionFilter value={division} testId="filter-division" onChange={(next) => setFilter({ division: next })} />
        <Checkbox
          data-testid="filter-overdue"
          checked={overdue === 'true'}
          onChange={(event) => setFilter({ overdue: event.target.checked ? 'true' : undefined })}
        >
          {t('cases.onlyOverdue')}
        </Checkbox>
      </div>
      <ListView
        query={cases}
        rowKey={(item) => item.caseId}
        columns={useColumns()}
        card={(item) => <CaseCard item={item} />}
        rowTestId="case-row"
        to={(item) => `/cases/${item.caseId}`}
        page={page}
        size={PAGE_SIZE}
        onPage={setPage}
      />
    </>
  )
}

function useColumns(): TableColumnsType<CaseSummary> {
  const { t, language } = useLanguage()
  return [
    { title: t('cases.no'), render: (_, item) => <Link to={`/cases/${item.caseId}`}>{item.caseNo}</Link> },
    { title: t('common.household'), render: (_, item) => item.headName ?? item.householdNo ?? '—' },
    { title: t('alerts.division'), render: (_, item) => <DivisionName code={item.divisionCode} /> },
    { title: t('common.state'), render: (_, item) => <StateTag item={item} /> },
    { title: t('cases.due'), render: (_, item) => <DueDate dueAt={item.dueAt} overdue={item.overdue} /> },
    {
      title: t('cases.opened'),
      render: (_, item) => (
        <>
          {formatDate(item.openedAt, language)} <SyntheticTag synthetic={item.synthetic} />
        </>
      ),
    },
  ]
}

function StateTag({ item }: { item: CaseSummary }) {
  const { t } = useLanguage()
  const label = useLabel()
  return (
    <>
      <Tag data-testid="case-row-state">{label(caseStateLabels, item.state)}</Tag>
      {item.overdue && <Tag color="orange">{t('cases.overdue')}</Tag>}
    </>
  )
}

function CaseCard({ item }: { item: CaseSummary }) {
  return (
    <>
      <div className="row-card-head">
        <b>{item.headName ?? item.caseNo}</b>
        <StateTag item={item} />
      </div>
      <DueDate dueAt={item.dueAt} overdue={item.overdue} />
      <div className="row-card-foot">
        <span>{item.caseNo}</span>
        <DivisionName code={item.divisionCode} />
        <SyntheticTag synthetic={item.synthetic} />
      </div>
    </>
  )
}
