import { useQuery } from '@tanstack/react-query'
import { Empty, Table, type TableColumnsType } from 'antd'
import { readPerformance, type RulePerformance } from '@/api/risk'
import { DivisionFilter } from '@/components/DivisionFilter'
import { Loading } from '@/components/Loading'
import { ProblemNote } from '@/components/ProblemNote'
import { useListParams } from '@/components/useListParams'
import { useLanguage } from '@/i18n/language'

/** What people found at home of each rule's alerts. */
export function PerformancePanel() {
  const { t } = useLanguage()
  const { filters, setFilter } = useListParams()
  const { division } = filters
  const found = useQuery({ queryKey: ['cases', 'performance', division], queryFn: () => readPerformance({ division }) })
  const columns = useColumns()
  if (found.error) return <ProblemNote error={found.error} onRetry={() => void found.refetch()} />
  return (
    <>
      <p className="muted">{t('performance.about')}</p>
      <div className="filters">
        <DivisionFilter value={division} testId="performance-division" onChange={(next) => setFilter({ division: next })} />
      </div>
      {!found.data ? (
        <Loading />
      ) : found.data.items.length === 0 ? (
        <Empty description={t('common.empty')} />
      ) : (
        <Table<RulePerformance>
          size="middle"
          pagination={false}
          rowKey="ruleCode"
          columns={columns}
          dataSource={found.data.items}
          scroll={{ x: 'max-content' }}
          data-testid="performance"
        />
      )}
    </>
  )
}

function useColumns(): TableColumnsType<RulePerformance> {
  const { t } = useLanguage()
  return [
    { title: t('alerts.rule'), dataIndex: 'ruleCode', fixed: 'left' },
    { title: t('performance.alerts'), dataIndex: 'alerts', align: 'right', sorter: (a, b) => a.alerts - b.alerts },
    { title: t('performance.confirmed'), dataIndex: 'confirmed', align: 'right' },
    { title: t('performance.noRisk'), dataIndex: 'noRisk', align: 'right' },
    { title: t('performance.rejected'), dataIndex: 'rejected', align: 'right' },
    { title: t('performance.undecided'), dataIndex: 'undecided', align: 'right' },
    {
      title: t('performance.precision'),
      align: 'right',
      sorter: (a, b) => (a.precision ?? -1) - (b.precision ?? -1),
      render: (_, one) =>
        one.precision === undefined ? '—' : `${percent(one.precision)}（${percent(one.precisionLow ?? 0)}–${percent(one.precisionHigh ?? 1)}）`,
    },
    { title: t('performance.visits'), align: 'right', render: (_, one) => one.visitsPerConfirmed?.toFixed(1) ?? '—' },
    {
      title: t('performance.fields'),
      align: 'right',
      sorter: (a, b) => (a.fieldsPerCase ?? -1) - (b.fieldsPerCase ?? -1),
      render: (_, one) => one.fieldsPerCase?.toFixed(1) ?? '—',
    },
    { title: t('performance.fieldsPerConfirmed'), align: 'right', render: (_, one) => one.fieldsPerConfirmed?.toFixed(1) ?? '—' },
    { title: t('performance.steps'), align: 'right', render: (_, one) => one.stepsPerCase.toFixed(1) },
    {
      title: t('performance.time'),
      align: 'right',
      render: (_, one) => (one.medianHoursToVerdict === undefined ? '—' : t('performance.hours', { n: one.medianHoursToVerdict })),
    },
  ]
}

const percent = (share: number) => `${Math.round(share * 100)}%`
