import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { listChangedHouseholds, type BackTest, type ChangedHousehold } from '@/api/backTests'
import { DivisionName } from '@/components/DivisionName'
import { FilterSelect } from '@/components/FilterSelect'
import { ListView } from '@/components/ListView'
import { PAGE_SIZE, useListParams } from '@/components/useListParams'
import { formatDate } from '@/format/dates'
import { formatFen } from '@/format/money'
import { householdTypeLabels } from '@/i18n/labels.registry'
import { useLanguage } from '@/i18n/language'
import { verdictLabels } from '@/i18n/texts.backTests'
import { useLabel } from '@/i18n/useLabel'

/** Whom the draft would catch, lose, or catch at another time; each leads to the household. */
export function ChangedHouseholds({ test }: { test: BackTest }) {
  const { t } = useLanguage()
  const { filters, page, setFilter, setPage } = useListParams()
  const done = test.progress?.partsDone ?? 0
  const households = useQuery({
    queryKey: ['back-test', test.id, 'households', filters.verdict, page, done],
    queryFn: () => listChangedHouseholds(test.id, filters.verdict, page, PAGE_SIZE),
    placeholderData: keepPreviousData,
  })
  const columns = useColumns()
  return (
    <>
      <div className="filters">
        <FilterSelect
          title={t('backTest.verdict')}
          labels={verdictLabels}
          value={filters.verdict}
          testId="back-test-verdict"
          onChange={(next) => setFilter({ verdict: next })}
        />
      </div>
      <ListView
        query={households}
        rowKey={(one) => one.householdId}
        columns={columns}
        card={(one) => <HouseholdCard one={one} />}
        rowTestId="back-test-household"
        to={(one) => `/households/${one.householdId}`}
        page={page}
        size={PAGE_SIZE}
        onPage={setPage}
      />
    </>
  )
}

function useColumns(): TableColumnsType<ChangedHousehold> {
  const { t, language } = useLanguage()
  const label = useLabel()
  return [
    { title: t('backTest.verdict'), render: (_, one) => <Link to={`/households/${one.householdId}`}>{label(verdictLabels, one.verdict)}</Link> },
    { title: t('backTest.household'), render: (_, one) => <Place one={one} /> },
    { title: `${t('backTest.rules')}（${t('backTest.inForce')}）`, render: (_, one) => one.rulesInForce.join('、') || '—' },
    { title: `${t('backTest.rules')}（${t('backTest.draft')}）`, render: (_, one) => one.rulesDraft.join('、') || '—' },
    { title: t('backTest.firstDay'), render: (_, one) => `${formatDate(one.firstInForce, language)} → ${formatDate(one.firstDraft, language)}` },
    { title: t('backTest.cost'), align: 'right', render: (_, one) => formatFen(one.costFen) },
  ]
}

function Place({ one }: { one: ChangedHousehold }) {
  const label = useLabel()
  return (
    <>
      <DivisionName code={one.divisionCode} /> · {label(householdTypeLabels, one.householdType)}
    </>
  )
}

function HouseholdCard({ one }: { one: ChangedHousehold }) {
  const { language } = useLanguage()
  const label = useLabel()
  return (
    <>
      <div className="row-card-head">
        <b>{label(verdictLabels, one.verdict)}</b>
        <span>{[...new Set([...one.rulesInForce, ...one.rulesDraft])].join('、')}</span>
      </div>
      <div>
        <Place one={one} />
      </div>
      <div className="row-card-foot">{formatDate(one.firstDraft ?? one.firstInForce, language)}</div>
    </>
  )
}
