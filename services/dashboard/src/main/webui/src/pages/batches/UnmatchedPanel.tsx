import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { TableColumnsType } from 'antd'
import { useState } from 'react'
import { listUnmatched, type FeedRecord } from '@/api/matching'
import { FilterSelect } from '@/components/FilterSelect'
import { ListView } from '@/components/ListView'
import { RecordDrawer } from '@/components/RecordDrawer'
import { useFeedTitle } from '@/components/useFeeds'
import { PAGE_SIZE, useListParams } from '@/components/useListParams'
import { formatPeriod } from '@/format/dates'
import { unmatchedLabels } from '@/i18n/labels.feeds'
import { useLanguage } from '@/i18n/language'
import { RecordCard, useRecordColumns } from './RecordsList'

/** Rows of all files that no person of the register fits; they are tried again when the register changes. */
export function UnmatchedPanel() {
  const { t, language } = useLanguage()
  const feedTitle = useFeedTitle()
  const { filters, page, setFilter, setPage } = useListParams()
  const [record, setRecord] = useState<string | null>(null)
  const { reason } = filters
  const rows = useQuery({
    queryKey: ['unmatched', reason, page],
    queryFn: () => listUnmatched({ ...(reason ? { reason } : {}), page, size: PAGE_SIZE }),
    placeholderData: keepPreviousData,
  })
  const columns: TableColumnsType<FeedRecord> = [
    { title: t('batches.dataset'), render: (_, row) => feedTitle(row.dataset) },
    { title: t('batches.period'), render: (_, row) => formatPeriod(row.period, language) },
    ...useRecordColumns(setRecord),
  ]
  return (
    <>
      <div className="filters">
        <FilterSelect title={t('common.reason')} labels={unmatchedLabels} value={reason} testId="filter-reason" width={190}
          onChange={(next) => setFilter({ reason: next })} />
      </div>
      <ListView
        query={rows}
        rowKey={(row) => row.recordId}
        columns={columns}
        card={(row) => <RecordCard record={row} onOpen={setRecord} />}
        rowTestId="unmatched-row"
        page={page}
        size={PAGE_SIZE}
        onPage={setPage}
      />
      <RecordDrawer recordId={record} onClose={() => setRecord(null)} />
    </>
  )
}
