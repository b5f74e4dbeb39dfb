import { useQuery } from '@tanstack/react-query'
import { Card } from 'antd'
import { readOverview, type Overview } from '@/api/overview'
import { Loading } from '@/components/Loading'
import { PageTitle } from '@/components/PageTitle'
import { ProblemNote } from '@/components/ProblemNote'
import { SyntheticTag } from '@/components/SyntheticTag'
import { formatDateTime } from '@/format/dates'
import { formatCount, formatWan } from '@/format/money'
import { useLanguage } from '@/i18n/language'
import { AlertsByRule } from './AlertsByRule'
import { AlertsByTownship } from './AlertsByTownship'
import { CasesByState } from './CasesByState'
import { FeedsPanel } from './FeedsPanel'
import { Figure } from './Figure'
import { LatestPanel } from './LatestPanel'
import { LevelCounts } from './LevelCounts'
import { MoneySteps } from './MoneySteps'
import { useOpenVillageTasks } from '../villageTasks/useOpenVillageTasks'

/** What goes on in the division right now; the live stream makes it refetch. */
export default function OverviewPage() {
  const { t, language } = useLanguage()
  const overview = useQuery({ queryKey: ['overview'], queryFn: readOverview })
  if (overview.error && !overview.data) return <ProblemNote error={overview.error} onRetry={() => void overview.refetch()} />
  if (!overview.data) return <Loading />
  const data = overview.data
  return (
    <div data-testid="overview">
      <PageTitle
        title={`${data.division.name} · ${t('overview.title')}`}
        tags={<SyntheticTag synthetic={data.synthetic} />}
        actions={<span className="muted">{t('common.asOf', { at: formatDateTime(data.asOf, language) })}</span>}
      />
      <Figures data={data} />
      <div className="board">
        <Card title={t('overview.alertsByTownship')} className="board-wide" extra={<LevelCounts byLevel={data.alerts.byLevel} />}>
          <AlertsByTownship townships={data.alerts.byTownship} />
        </Card>
        <Card title={t('overview.latest')}>
          <LatestPanel events={data.latest} />
        </Card>
        <Card title={t('overview.casesByState')}>
          <CasesByState states={data.cases.byState} />
        </Card>
        <Card title={t('overview.money')}>
          <MoneySteps funds={data.funds} />
        </Card>
        <Card title={t('overview.alertsByRule')}>
          <AlertsByRule rules={data.alerts.byRule} />
        </Card>
        <Card title={t('overview.feeds')} className="board-whole">
          <FeedsPanel datasets={data.feeds.byDataset} />
        </Card>
      </div>
    </div>
  )
}

function Figures({ data }: { data: Overview }) {
  const { t, language } = useLanguage()
  const { households, alerts, cases, feeds, funds } = data
  const villageTasks = useOpenVillageTasks()
  const rate = feeds.rows > 0 ? `${((feeds.matched / feeds.rows) * 100).toFixed(1)}%` : '—'
  return (
    <div className="figures">
      <Figure
        title={t('overview.openAlerts')}
        value={formatCount(alerts.open)}
        note={<LevelCounts byLevel={alerts.byLevel} short />}
        to="/alerts?state=OPEN"
        testId="overview-open-alerts"
        strong
      />
      <Figure
        title={t('overview.openCases')}
        value={formatCount(cases.open)}
        note={
          <>
            {cases.overdue > 0 ? t('overview.overdue', { n: cases.overdue }) : t('overview.noOverdue')}
            {villageTasks > 0 && <span data-testid="overview-village-tasks"> · {t('overview.villageTasks', { n: villageTasks })}</span>}
          </>
        }
        warn={cases.overdue > 0}
        to="/cases"
        testId="overview-open-cases"
      />
      <Figure
        title={t('overview.monitored')}
        value={formatCount(households.monitored)}
        note={t('overview.monitoredOf', { total: formatCount(households.total), members: formatCount(households.members) })}
        to="/households?status=MONITORED"
        testId="overview-monitored"
      />
      <Figure
        title={t('overview.rows')}
        value={formatCount(feeds.rows)}
        note={t('overview.rowsOf', { batches: formatCount(feeds.batches), rate })}
        to="/batches"
        testId="overview-feed-rows"
      />
      <Figure
        title={t('overview.paid')}
        value={formatWan(funds.paidFen, language)}
        note={t('overview.paidOf', { allocated: formatWan(funds.allocatedFen, language) })}
        to="/funds"
        testId="overview-paid"
      />
    </div>
  )
}
