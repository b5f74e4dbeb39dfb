import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Empty, Grid, Table, Tag, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { listFeedHealth, lookNow, type FeedHealth } from '@/api/feedHealth'
import { hasRole } from '@/api/me'
import { DivisionName } from '@/components/DivisionName'
import { Loading } from '@/components/Loading'
import { ProblemNote } from '@/components/ProblemNote'
import { formatDate, formatPeriod } from '@/format/dates'
import { feedStateLabels } from '@/i18n/labels.feeds'
import { departmentLabels } from '@/i18n/labels.people'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { useCurrentMe } from '@/layout/currentMe'
import { FeedSize } from './FeedSize'

const COLOURS: Record<string, string> = { ON_TIME: 'green', LATE: 'gold', STALE: 'red', SHRUNKEN: 'red', SWOLLEN: 'gold' }
const RIGHT = new Set(['ON_TIME', 'NOT_EXPECTED'])

/** Whether departments' datasets come as agreed: a feed that is missing or has shrunk is where families are missed. */
export function FeedHealthPanel() {
  const { t } = useLanguage()
  const me = useCurrentMe()
  const queries = useQueryClient()
  const wide = Grid.useBreakpoint().md ?? window.innerWidth >= 768
  const [onlyWrong, setOnlyWrong] = useState(false)
  const health = useQuery({ queryKey: ['feed-health'], queryFn: () => listFeedHealth() })
  const look = useMutation({
    mutationFn: lookNow,
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['feed-health'] }),
  })
  const columns = useColumns()
  if (health.error) return <ProblemNote error={health.error} onRetry={() => void health.refetch()} />
  if (!health.data) return <Loading />
  const shown = health.data.filter((feed) => !onlyWrong || !RIGHT.has(feed.state))
  const key = (feed: FeedHealth) => `${feed.dataset}:${feed.divisionCode}`
  return (
    <>
      <div className="filters">
        <Checkbox checked={onlyWrong} onChange={(event) => setOnlyWrong(event.target.checked)} data-testid="health-only-wrong">
          {t('health.onlyWrong')}
        </Checkbox>
        {hasRole(me, 'monitoring-staff', 'administrator') && (
          <Button loading={look.isPending} onClick={() => look.mutate()} data-testid="health-look">
            {t('health.lookNow')}
          </Button>
        )}
      </div>
      {look.error && <ProblemNote error={look.error} />}
      {shown.length === 0 && <Empty description={t('health.none')} />}
      {shown.length > 0 &&
        (wide ? (
          <Table size="middle" pagination={false} rowKey={key} columns={columns} dataSource={shown} scroll={{ x: 'max-content' }} />
        ) : (
          <ul className="cards">
            {shown.map((feed) => (
              <li key={key(feed)} className="row-card">
                <HealthCard feed={feed} />
              </li>
            ))}
          </ul>
        ))}
    </>
  )
}

function useColumns(): TableColumnsType<FeedHealth> {
  const { t, language, pick } = useLanguage()
  const label = useLabel()
  return [
    {
      title: t('batches.dataset'),
      render: (_, feed) => (
        <span className="two-lines">
          {pick(feed.titleZh, feed.titleEn)}
          <small className="muted">{label(departmentLabels, feed.department)}</small>
        </span>
      ),
    },
    { title: t('health.state'), render: (_, feed) => <StateTag feed={feed} /> },
    { title: t('health.expected'), render: (_, feed) => (feed.expectedPeriod ? formatPeriod(feed.expectedPeriod, language) : '—') },
    { title: t('health.due'), render: (_, feed) => (feed.dueOn ? formatDate(feed.dueOn, language) : '—') },
    { title: t('health.last'), render: (_, feed) => (feed.lastPeriod ? formatPeriod(feed.lastPeriod, language) : '—') },
    { title: t('health.rows'), width: 240, render: (_, feed) => <FeedSize feed={feed} /> },
    { title: t('health.county'), render: (_, feed) => <DivisionName code={feed.divisionCode} /> },
    { title: t('health.since'), render: (_, feed) => formatDate(feed.since, language) },
  ]
}

function HealthCard({ feed }: { feed: FeedHealth }) {
  const { language, pick } = useLanguage()
  return (
    <>
      <div className="row-card-head">
        <b>{pick(feed.titleZh, feed.titleEn)}</b>
        <StateTag feed={feed} />
      </div>
      <div className="row-card-foot">
        <span>{feed.lastPeriod ? formatPeriod(feed.lastPeriod, language) : '—'}</span>
      </div>
      <FeedSize feed={feed} />
    </>
  )
}

function StateTag({ feed }: { feed: FeedHealth }) {
  const label = useLabel()
  return (
    <Tag color={COLOURS[feed.state] ?? 'default'} data-testid="health-state" data-state={feed.state}>
      {label(feedStateLabels, feed.state)}
    </Tag>
  )
}
