import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Input, Tag, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { listHouseholds, searchHouseholds, type HouseholdSummary } from '@/api/registry'
import { DivisionFilter } from '@/components/DivisionFilter'
import { FilterSelect } from '@/components/FilterSelect'
import { ListView } from '@/components/ListView'
import { PageTitle } from '@/components/PageTitle'
import { SyntheticTag } from '@/components/SyntheticTag'
import { PAGE_SIZE, useListParams } from '@/components/useListParams'
import { householdTypeLabels, monitoredStatusLabels } from '@/i18n/labels.registry'
import { categoryLabels } from '@/i18n/labels.risk'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { PersonSearch, type Person } from './PersonSearch'

/** Households of the division. Names and ID numbers are searched by POST, so they never stand in an address. */
export default function HouseholdsPage() {
  const { t } = useLanguage()
  const { filters, page, setFilter, setPage } = useListParams()
  const { division, type, status, householdNo } = filters
  const [person, setPerson] = useState<Person | null>(null)
  const [personPage, setPersonPage] = useState(0)
  const list = useQuery({
    queryKey: ['households', division, type, status, householdNo, page],
    queryFn: () => listHouseholds({ division, type, status, householdNo, page, size: PAGE_SIZE }),
    placeholderData: keepPreviousData,
    enabled: person === null,
  })
  const found = useQuery({
    queryKey: ['household-search', person, division, personPage],
    queryFn: () => searchHouseholds({ ...person, ...(division ? { division } : {}), page: personPage, size: PAGE_SIZE }),
    enabled: person !== null,
    gcTime: 0,
  })
  const columns = useColumns()
  const search = (next: Person | null) => {
    setPersonPage(0)
    setPerson(next)
  }
  return (
    <>
      <PageTitle title={t('households.title')} />
      <PersonSearch onSearch={search} />
      <div className="filters">
        <DivisionFilter value={division} testId="filter-division" onChange={(next) => setFilter({ division: next })} />
        <FilterSelect title={t('households.type')} labels={householdTypeLabels} value={type} testId="filter-type"
          onChange={(next) => setFilter({ type: next })} />
        <FilterSelect title={t('households.status')} labels={monitoredStatusLabels} value={status} testId="filter-status"
          onChange={(next) => setFilter({ status: next })} />
        <label className="filter">
          <span>{t('households.no')}</span>
          <Input.Search key={householdNo ?? ''} allowClear defaultValue={householdNo ?? ''} data-testid="filter-household-no"
            onSearch={(text) => setFilter({ householdNo: text.trim() })} style={{ width: 200 }} />
        </label>
      </div>
      {person && (
        <p className="muted" data-testid="household-search-active">
          {t('households.searching')}：{person.name ?? '•••'}{' '}
          <Button type="link" size="small" onClick={() => search(null)}>
            {t('households.backToList')}
          </Button>
        </p>
      )}
      <ListView
        query={person ? found : list}
        rowKey={(row) => row.householdId}
        columns={columns}
        card={(row) => <HouseholdCard row={row} />}
        rowTestId="household-row"
        to={(row) => `/households/${row.householdId}`}
        page={person ? personPage : page}
        size={PAGE_SIZE}
        onPage={person ? setPersonPage : setPage}
      />
    </>
  )
}

function useColumns(): TableColumnsType<HouseholdSummary> {
  const { t } = useLanguage()
  const label = useLabel()
  return [
    { title: t('households.no'), render: (_, row) => <Link to={`/households/${row.householdId}`}>{row.householdNo}</Link> },
    { title: t('households.head'), dataIndex: 'headName' },
    { title: t('households.members'), dataIndex: 'members', align: 'right' },
    { title: t('alerts.division'), dataIndex: 'divisionName' },
    { title: t('households.type'), render: (_, row) => label(householdTypeLabels, row.householdType) },
    { title: t('households.status'), render: (_, row) => <StatusTag row={row} /> },
    {
      title: t('households.category'),
      render: (_, row) => (
        <>
          {label(categoryLabels, row.monitoredCategory)} <SyntheticTag synthetic={row.synthetic} />
        </>
      ),
    },
  ]
}

function StatusTag({ row }: { row: HouseholdSummary }) {
  const label = useLabel()
  return <Tag color={row.monitoredStatus === 'MONITORED' ? 'volcano' : 'default'}>{label(monitoredStatusLabels, row.monitoredStatus)}</Tag>
}

function HouseholdCard({ row }: { row: HouseholdSummary }) {
  const { t } = useLanguage()
  const label = useLabel()
  return (
    <>
      <div className="row-card-head">
        <b>{row.headName}</b>
        <span className="muted">
          {row.members} {t('households.members')}
        </span>
        <StatusTag row={row} />
      </div>
      <div className="row-card-foot">
        <span>{row.householdNo}</span>
        <span>{row.divisionName}</span>
        <span>{label(householdTypeLabels, row.householdType)}</span>
        <SyntheticTag synthetic={row.synthetic} />
      </div>
    </>
  )
}
