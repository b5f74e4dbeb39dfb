import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Tag, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { listWaiting, type Waiting } from '@/api/reviews'
import { DivisionName } from '@/components/DivisionName'
import { ListView } from '@/components/ListView'
import { percent } from '@/components/percent'
import { useFeedTitle } from '@/components/useFeeds'
import { PAGE_SIZE, useListParams } from '@/components/useListParams'
import { formatPeriod } from '@/format/dates'
import { rulingStateLabels } from '@/i18n/labels.reviews'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'

/** Records that need a person to look. */
export function WaitingPanel() {
  const { page, setPage } = useListParams()
  const rows = useQuery({
    queryKey: ['reviews', page],
    queryFn: () => listWaiting({ page, size: PAGE_SIZE }),
    placeholderData: keepPreviousData,
  })
  return (
    <ListView
      query={rows}
      rowKey={(row) => row.record.recordId}
      columns={useColumns()}
      card={(row) => <WaitingCard row={row} />}
      rowTestId="review-row"
      to={(row) => address(row)}
      page={page}
      size={PAGE_SIZE}
      onPage={setPage}
    />
  )
}

function useColumns(): TableColumnsType<Waiting> {
  const { t, language } = useLanguage()
  const feedTitle = useFeedTitle()
  return [
    { title: t('households.name'), render: (_, row) => <Link to={address(row)}>{nameOf(row)}</Link> },
    { title: t('batches.dataset'), render: (_, row) => feedTitle(row.record.dataset) },
    { title: t('batches.period'), render: (_, row) => formatPeriod(row.record.period, language) },
    { title: t('alerts.division'), render: (_, row) => <Place row={row} /> },
    { title: t('reviews.likely'), align: 'right', render: (_, row) => likely(row) },
    { title: t('common.state'), render: (_, row) => <OpenRuling row={row} /> },
  ]
}

function WaitingCard({ row }: { row: Waiting }) {
  const { language } = useLanguage()
  const feedTitle = useFeedTitle()
  return (
    <>
      <div className="row-card-head">
        <b>{nameOf(row)}</b>
        <OpenRuling row={row} />
      </div>
      <div className="row-card-foot">
        <span>{feedTitle(row.record.dataset)}</span>
        <span>{formatPeriod(row.record.period, language)}</span>
        <span>{likely(row)}</span>
      </div>
    </>
  )
}

function OpenRuling({ row }: { row: Waiting }) {
  const label = useLabel()
  const open = row.rulings.find((ruling) => ruling.state === 'PROPOSED')
  return open ? <Tag color="gold">{label(rulingStateLabels, open.state)}</Tag> : null
}

function Place({ row }: { row: Waiting }) {
  const code = row.record.values.division_code
  return typeof code === 'string' ? <DivisionName code={code} /> : <>—</>
}

const address = (row: Waiting) => `/reviews/${encodeURIComponent(row.record.recordId)}`
const likely = (row: Waiting) => (row.record.because ? `${percent(row.record.because.probability)}%` : '—')

function nameOf(row: Waiting): string {
  const { name } = row.record.values
  return typeof name === 'string' ? name : '—'
}
