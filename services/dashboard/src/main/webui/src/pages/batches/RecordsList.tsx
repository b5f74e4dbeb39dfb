import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { listRecords, type FeedRecord } from '@/api/matching'
import { ListView } from '@/components/ListView'
import { PAGE_SIZE } from '@/components/useListParams'
import { matchMethodLabels, unmatchedLabels } from '@/i18n/labels.feeds'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'

interface Props {
  batchId: string
  outcome: 'MATCHED' | 'UNMATCHED'
  onOpen: (recordId: string) => void
}

export function RecordsList({ batchId, outcome, onOpen }: Props) {
  const [page, setPage] = useState(0)
  const records = useQuery({
    queryKey: ['batch', batchId, 'records', outcome, page],
    queryFn: () => listRecords(batchId, outcome, page, PAGE_SIZE),
    placeholderData: keepPreviousData,
  })
  return (
    <ListView
      query={records}
      rowKey={(record) => record.recordId}
      columns={useRecordColumns(onOpen)}
      card={(record) => <RecordCard record={record} onOpen={onOpen} />}
      rowTestId="record-row"
      page={page}
      size={PAGE_SIZE}
      onPage={setPage}
    />
  )
}

export function useRecordColumns(onOpen: (recordId: string) => void): TableColumnsType<FeedRecord> {
  const { t } = useLanguage()
  return [
    { title: t('batch.row'), dataIndex: 'rowNo', width: 70 },
    { title: t('households.name'), render: (_, record) => nameOf(record) },
    { title: t('record.outcome'), render: (_, record) => <Because record={record} /> },
    {
      title: '',
      width: 90,
      render: (_, record) => (
        <Button size="small" data-testid="record-open" onClick={() => onOpen(record.recordId)}>
          {t('common.detail')}
        </Button>
      ),
    },
  ]
}

export function RecordCard({ record, onOpen }: { record: FeedRecord; onOpen: (recordId: string) => void }) {
  const { t } = useLanguage()
  return (
    <>
      <div className="row-card-head">
        <b>{nameOf(record)}</b>
        <span className="muted">{t('alerts.evidenceRow', { row: record.rowNo })}</span>
      </div>
      <Because record={record} />{' '}
      <Button size="small" data-testid="record-open" onClick={() => onOpen(record.recordId)}>
        {t('common.detail')}
      </Button>
    </>
  )
}

function Because({ record }: { record: FeedRecord }) {
  const label = useLabel()
  if (record.reason) return <span className="warn">{label(unmatchedLabels, record.reason)}</span>
  return <span>{record.match ? label(matchMethodLabels, record.match.method) : '—'}</span>
}

function nameOf(record: FeedRecord): string {
  const name = record.values?.name
  return typeof name === 'string' ? name : '—'
}
