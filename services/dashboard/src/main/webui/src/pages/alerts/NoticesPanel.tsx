import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { listNotices, markRead, type Delivery } from '@/api/subscriptions'
import { DivisionName } from '@/components/DivisionName'
import { LevelTag } from '@/components/LevelTag'
import { ListView } from '@/components/ListView'
import { ProblemNote } from '@/components/ProblemNote'
import { PAGE_SIZE, useListParams } from '@/components/useListParams'
import { formatDateTime } from '@/format/dates'
import { useLanguage } from '@/i18n/language'
import { happeningLabels } from '@/i18n/labels.subscriptions'
import { useLabel } from '@/i18n/useLabel'

/** What one's console subscriptions brought. */
export function NoticesPanel() {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const { filters, page, setFilter, setPage } = useListParams()
  const unread = filters.unread === 'true'
  const notices = useQuery({
    queryKey: ['alerts', 'notices', unread, page],
    queryFn: () => listNotices(unread, page, PAGE_SIZE),
    placeholderData: keepPreviousData,
  })
  const read = useMutation({
    mutationFn: markRead,
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['alerts', 'notices'] }),
  })
  const columns = useColumns()
  const newest = notices.data?.items[0]?.seq
  return (
    <>
      <p className="muted">{t('notices.about')}</p>
      <div className="filters">
        <Checkbox checked={unread} onChange={(event) => setFilter({ unread: event.target.checked ? 'true' : undefined })} data-testid="notices-unread">
          {t('notices.unread')}
        </Checkbox>
        <Button disabled={newest === undefined || page > 0} loading={read.isPending} onClick={() => newest !== undefined && read.mutate(newest)} data-testid="notices-read">
          {t('notices.readAll')}
        </Button>
      </div>
      {read.error && <ProblemNote error={read.error} />}
      <ListView
        query={notices}
        rowKey={(notice) => `${notice.subscriptionId}:${notice.seq}`}
        columns={columns}
        card={(notice) => <NoticeCard notice={notice} />}
        rowTestId="notice-row"
        to={(notice) => `/alerts/${notice.alertId}`}
        page={page}
        size={PAGE_SIZE}
        onPage={setPage}
      />
    </>
  )
}

function useColumns(): TableColumnsType<Delivery> {
  const { t, language } = useLanguage()
  const label = useLabel()
  return [
    { title: t('alerts.level'), width: 80, render: (_, one) => <LevelTag level={one.level} /> },
    {
      title: t('common.alert'),
      render: (_, one) => (
        <Link to={`/alerts/${one.alertId}`} className="two-lines">
          {one.readAt ? one.titleZh : <b>{one.titleZh}</b>}
          <small className="muted">
            {label(happeningLabels, one.eventType)} · {one.ruleCode}
          </small>
        </Link>
      ),
    },
    { title: t('alerts.division'), render: (_, one) => <DivisionName code={one.divisionCode} /> },
    { title: t('common.time'), render: (_, one) => formatDateTime(one.time, language) },
  ]
}

function NoticeCard({ notice }: { notice: Delivery }) {
  const { language } = useLanguage()
  const label = useLabel()
  return (
    <>
      <div className="row-card-head">
        <LevelTag level={notice.level} />
        {notice.readAt ? <span>{notice.titleZh}</span> : <b>{notice.titleZh}</b>}
      </div>
      <div className="row-card-foot">
        <span>{label(happeningLabels, notice.eventType)}</span>
        <span>
          <DivisionName code={notice.divisionCode} />
        </span>
        <span>{formatDateTime(notice.time, language)}</span>
      </div>
    </>
  )
}
