import { useQuery } from '@tanstack/react-query'
import { Descriptions, Drawer, Tag } from 'antd'
import { Link } from 'react-router'
import { mayUse } from '@/api/me'
import { readRecord, type FeedRecord } from '@/api/matching'
import { formatPeriod } from '@/format/dates'
import { matchMethodLabels, outcomeLabels, unmatchedLabels } from '@/i18n/labels.feeds'
import { departmentLabels } from '@/i18n/labels.people'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { useCurrentMe } from '@/layout/currentMe'
import { showValue } from './cellValue'
import { Loading } from './Loading'
import { MatchWeights, ProposedHousehold } from './MatchWeights'
import { percent } from './percent'
import { ProblemNote } from './ProblemNote'
import { SyntheticTag } from './SyntheticTag'
import { useFeed } from './useFeeds'

/** One row of a department's file, from which an alert, a household or a payment is explained. */
export function RecordDrawer({ recordId, onClose }: { recordId: string | null; onClose: () => void }) {
  const { t } = useLanguage()
  return (
    <Drawer open={recordId !== null} onClose={onClose} title={t('record.title')} size={560} data-testid="record-drawer">
      {recordId !== null && <RecordView recordId={recordId} />}
    </Drawer>
  )
}

/** The row itself, in the drawer or on a page of its own. */
export function RecordView({ recordId }: { recordId: string }) {
  const record = useQuery({ queryKey: ['record', recordId], queryFn: () => readRecord(recordId) })
  if (record.error) return <ProblemNote error={record.error} onRetry={() => void record.refetch()} />
  return record.data ? <RecordBody record={record.data} /> : <Loading />
}

function RecordBody({ record }: { record: FeedRecord }) {
  const { t, language, pick } = useLanguage()
  const me = useCurrentMe()
  const label = useLabel()
  const feed = useFeed(record.dataset)
  const title = feed.data ? pick(feed.data.titleZh, feed.data.titleEn) : record.dataset
  const fields = feed.data?.fields ?? []
  return (
    <>
      <SyntheticTag synthetic={record.synthetic ?? record.values.data_nature === 'SYNTHETIC'} />
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'dataset', label: t('record.dataset'), children: title },
          {
            key: 'department',
            label: t('record.department'),
            children: label(departmentLabels, record.department ?? feed.data?.department),
          },
          { key: 'period', label: t('alerts.period'), children: formatPeriod(record.period, language) },
          {
            key: 'batch',
            label: t('record.batch'),
            children: <Link to={`/batches/${record.batchId}`}>{record.batchId.slice(0, 8)}</Link>,
          },
          { key: 'row', label: t('record.row'), children: <span data-testid="record-row">{record.rowNo}</span> },
          {
            key: 'outcome',
            label: t('record.outcome'),
            children: (
              <>
                <Tag>{label(outcomeLabels, record.outcome)}</Tag>
                {record.reason && (pick(record.reasonZh, record.reasonEn) || label(unmatchedLabels, record.reason))}
              </>
            ),
          },
          ...(record.match
            ? [
                {
                  key: 'match',
                  label: t('record.match'),
                  children: record.match.method === 'WEIGHED'
                      ? `${label(matchMethodLabels, record.match.method)}，${t('record.score', { percent: percent(record.match.score) })}`
                      : label(matchMethodLabels, record.match.method),
                },
              ]
            : []),
          ...(record.householdId
            ? [
                {
                  key: 'household',
                  label: t('common.household'),
                  children:
                    record.outcome === 'MATCHED' ? (
                      <Link to={`/households/${record.householdId}`}>{t('alerts.toHousehold')}</Link>
                    ) : (
                      <ProposedHousehold householdId={record.householdId} />
                    ),
                },
              ]
            : []),
        ]}
      />
      {record.outcome !== 'PENDING' && feed.data?.subject !== 'VILLAGE' && mayUse(me, 'reviews') && (
        <p>
          <Link to={`/reviews/${encodeURIComponent(record.recordId)}`} data-testid="record-review">
            {t('review.link')}
          </Link>
        </p>
      )}
      {record.because && (
        <>
          <h3>{t('match.title')}</h3>
          <MatchWeights because={record.because} />
        </>
      )}
      <h3>{t('record.values')}</h3>
      <Descriptions
        size="small"
        bordered
        column={1}
        data-testid="record-values"
        items={Object.entries(record.values).map(([name, value]) => {
          const contract = fields.find((field) => field.name === name)
          return {
            key: name,
            label: (language === 'zh' && contract?.headers[0]) || name,
            children: showValue(value, contract, language),
          }
        })}
      />
    </>
  )
}
