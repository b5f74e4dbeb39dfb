import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { TableColumnsType } from 'antd'
import { useState } from 'react'
import { listQuarantine, type QuarantinedRow } from '@/api/matching'
import { ListView } from '@/components/ListView'
import { useFeed } from '@/components/useFeeds'
import { PAGE_SIZE } from '@/components/useListParams'
import { useLanguage } from '@/i18n/language'

/** Rows that break their contract: where, in which field, and why. */
export function QuarantineList({ batchId, dataset }: { batchId: string; dataset: string }) {
  const { t, pick, language } = useLanguage()
  const [page, setPage] = useState(0)
  const rows = useQuery({
    queryKey: ['batch', batchId, 'quarantine', page],
    queryFn: () => listQuarantine(batchId, page, PAGE_SIZE),
    placeholderData: keepPreviousData,
  })
  const feed = useFeed(dataset)
  const column = (name: string) => (language === 'zh' && feed.data?.fields.find((field) => field.name === name)?.headers[0]) || name
  const columns: TableColumnsType<QuarantinedRow> = [
    { title: t('batch.row'), dataIndex: 'rowNo', width: 70 },
    { title: t('batch.field'), render: (_, row) => column(row.field) },
    { title: t('common.reason'), render: (_, row) => pick(row.reasonZh, row.reasonEn) },
    { title: t('batch.raw'), render: (_, row) => <span className="code break raw">{row.raw ?? '—'}</span> },
  ]
  return (
    <ListView
      query={rows}
      rowKey={(row) => `${row.rowNo}${row.field}${row.code}`}
      columns={columns}
      card={(row) => (
        <>
          <div className="row-card-head">
            <b>{t('alerts.evidenceRow', { row: row.rowNo })}</b> {column(row.field)}
          </div>
          <div>{pick(row.reasonZh, row.reasonEn)}</div>
          <div className="code break muted">{row.raw ?? '—'}</div>
        </>
      )}
      rowTestId="quarantine-row"
      page={page}
      size={PAGE_SIZE}
      onPage={setPage}
    />
  )
}
