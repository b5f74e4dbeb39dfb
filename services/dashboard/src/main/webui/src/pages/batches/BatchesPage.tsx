import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Tabs, Tag, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { listBatches, type Batch } from '@/api/matching'
import { hasRole } from '@/api/me'
import { CountsBar } from '@/components/CountsBar'
import { FilterSelect } from '@/components/FilterSelect'
import { ListView } from '@/components/ListView'
import { PageTitle } from '@/components/PageTitle'
import { SyntheticTag } from '@/components/SyntheticTag'
import { useFeedTitle, useFeeds } from '@/components/useFeeds'
import { PAGE_SIZE, useListParams } from '@/components/useListParams'
import { formatDateTime, formatPeriod } from '@/format/dates'
import { batchStateLabels } from '@/i18n/labels.feeds'
import { useLanguage } from '@/i18n/language'
import type { Pair } from '@/i18n/texts'
import { useLabel } from '@/i18n/useLabel'
import { useCurrentMe } from '@/layout/currentMe'
import { FeedHealthPanel } from './FeedHealthPanel'
import { RegistrationPanel } from './RegistrationPanel'
import { SenderKeysPanel } from './SenderKeysPanel'
import { UnmatchedPanel } from './UnmatchedPanel'
import { UploadDialog } from './UploadDialog'

/** Departments' files and the register's own sheet: sent, read, matched, refused. */
export default function BatchesPage() {
  const { t } = useLanguage()
  const me = useCurrentMe()
  const [params, setParams] = useSearchParams()
  const [uploading, setUploading] = useState(false)
  const mayPush = hasRole(me, 'monitoring-staff', 'administrator', 'feed-pusher')
  const tabs = [
    { key: 'feeds', label: <span data-testid="tab-feeds">{t('batches.tab')}</span>, children: <BatchList /> },
    { key: 'unmatched', label: <span data-testid="tab-unmatched">{t('batches.unmatchedTab')}</span>, children: <UnmatchedPanel /> },
    { key: 'health', label: <span data-testid="tab-health">{t('batches.healthTab')}</span>, children: <FeedHealthPanel /> },
    ...(hasRole(me, 'feed-pusher', 'monitoring-staff', 'auditor', 'administrator')
      ? [
          {
            key: 'sender-keys',
            label: <span data-testid="tab-sender-keys">{t('senderKeys.tab')}</span>,
            children: <SenderKeysPanel />,
          },
        ]
      : []),
    ...(hasRole(me, 'village-worker', 'township-reviewer', 'administrator', 'auditor')
      ? [
          {
            key: 'registration',
            label: <span data-testid="tab-registration">{t('batches.registrationTab')}</span>,
            children: <RegistrationPanel />,
          },
        ]
      : []),
  ]
  return (
    <>
      <PageTitle
        title={t('batches.title')}
        actions={
          mayPush && (
            <Button type="primary" data-testid="batch-upload" onClick={() => setUploading(true)}>
              {t('batches.upload')}
            </Button>
          )
        }
      />
      <Tabs activeKey={params.get('tab') ?? 'feeds'} onChange={(tab) => setParams({ tab })} items={tabs} destroyOnHidden />
      {uploading && <UploadDialog onClose={() => setUploading(false)} />}
    </>
  )
}

function BatchList() {
  const { t } = useLanguage()
  const { filters, page, setFilter, setPage } = useListParams()
  const { dataset, state } = filters
  const feeds = useFeeds().data ?? []
  const datasets: Record<string, Pair> = Object.fromEntries(feeds.map((feed) => [feed.dataset, [feed.titleZh, feed.titleEn]]))
  const batches = useQuery({
    queryKey: ['batches', dataset, state, page],
    queryFn: () => listBatches({ ...(dataset ? { dataset } : {}), ...(state ? { state } : {}), page, size: PAGE_SIZE }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <div className="filters">
        <FilterSelect title={t('batches.dataset')} labels={datasets} value={dataset} testId="filter-dataset" width={220}
          onChange={(next) => setFilter({ dataset: next })} />
        <FilterSelect title={t('common.state')} labels={batchStateLabels} value={state} testId="filter-batch-state"
          onChange={(next) => setFilter({ state: next })} />
      </div>
      <ListView
        query={batches}
        rowKey={(batch) => batch.batchId}
        columns={useColumns()}
        card={(batch) => <BatchCard batch={batch} />}
        rowTestId="batch-row"
        to={(batch) => `/batches/${batch.batchId}`}
        page={page}
        size={PAGE_SIZE}
        onPage={setPage}
      />
    </>
  )
}

function useColumns(): TableColumnsType<Batch> {
  const { t, language } = useLanguage()
  const feedTitle = useFeedTitle()
  return [
    {
      title: t('batches.dataset'),
      render: (_, batch) => (
        <Link to={`/batches/${batch.batchId}`} className="two-lines">
          {feedTitle(batch.dataset)}
          <small className="muted">{batch.fileName}</small>
        </Link>
      ),
    },
    { title: t('batches.period'), render: (_, batch) => formatPeriod(batch.period, language) },
    { title: t('common.state'), render: (_, batch) => <BatchStateTag batch={batch} /> },
    { title: t('batches.counts'), width: 380, render: (_, batch) => <CountsBar counts={batch.counts} /> },
    { title: t('batches.received'), render: (_, batch) => formatDateTime(batch.receivedAt, language) },
  ]
}

export function BatchStateTag({ batch }: { batch: Batch }) {
  const label = useLabel()
  const colour = batch.state === 'COMPLETED' ? 'green' : batch.state === 'REFUSED' ? 'red' : 'processing'
  return (
    <>
      <Tag color={colour} data-testid="batch-state" data-state={batch.state}>
        {label(batchStateLabels, batch.state)}
      </Tag>
      <SyntheticTag synthetic={batch.synthetic} />
    </>
  )
}

function BatchCard({ batch }: { batch: Batch }) {
  const { language } = useLanguage()
  const feedTitle = useFeedTitle()
  return (
    <>
      <div className="row-card-head">
        <b>{feedTitle(batch.dataset)}</b>
        <BatchStateTag batch={batch} />
      </div>
      <CountsBar counts={batch.counts} />
      <div className="row-card-foot">
        <span>{formatPeriod(batch.period, language)}</span>
        <span>{formatDateTime(batch.receivedAt, language)}</span>
      </div>
    </>
  )
}
