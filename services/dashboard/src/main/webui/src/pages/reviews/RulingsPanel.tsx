import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Tag, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { listRulings, type Ruling } from '@/api/reviews'
import { FilterSelect } from '@/components/FilterSelect'
import { ListView } from '@/components/ListView'
import { useFeedTitle } from '@/components/useFeeds'
import { PAGE_SIZE, useListParams } from '@/components/useListParams'
import { formatDateTime } from '@/format/dates'
import { rulingStateLabels, verdictLabels } from '@/i18n/labels.reviews'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'

/** What people decided, the newest first. */
export function RulingsPanel() {
  const { t } = useLanguage()
  const { filters, page, setFilter, setPage } = useListParams()
  const { state } = filters
  const rows = useQuery({
    queryKey: ['rulings', state, page],
    queryFn: () => listRulings({ state, page, size: PAGE_SIZE }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <div className="filters">
        <FilterSelect title={t('common.state')} labels={rulingStateLabels} value={state} testId="filter-ruling-state" width={190}
          onChange={(next) => setFilter({ state: next })} />
      </div>
      <ListView
        query={rows}
        rowKey={(row) => row.rulingId}
        columns={useColumns()}
        card={(row) => <RulingCard ruling={row} />}
        rowTestId="ruling-row"
        to={(row) => address(row)}
        page={page}
        size={PAGE_SIZE}
        onPage={setPage}
      />
    </>
  )
}

function useColumns(): TableColumnsType<Ruling> {
  const { t, language } = useLanguage()
  const label = useLabel()
  const feedTitle = useFeedTitle()
  return [
    { title: t('reviews.ruling'), render: (_, row) => <Link to={address(row)}>{label(verdictLabels, row.verdict)}</Link> },
    { title: t('common.state'), render: (_, row) => <RulingState ruling={row} /> },
    { title: t('batches.dataset'), render: (_, row) => feedTitle(row.dataset) },
    { title: t('review.note'), dataIndex: 'note' },
    {
      title: t('reviews.who'),
      render: (_, row) => t('reviews.by', { name: row.proposed.name, at: formatDateTime(row.proposed.at, language) }),
    },
  ]
}

function RulingCard({ ruling }: { ruling: Ruling }) {
  const label = useLabel()
  return (
    <>
      <div className="row-card-head">
        <b>{label(verdictLabels, ruling.verdict)}</b>
        <RulingState ruling={ruling} />
      </div>
      <div className="row-card-foot">
        <span>{ruling.note}</span>
        <span className="muted">{ruling.proposed.name}</span>
      </div>
    </>
  )
}

export function RulingState({ ruling }: { ruling: Ruling }) {
  const label = useLabel()
  const colors = { PROPOSED: 'gold', IN_FORCE: 'green', DECLINED: 'default', REVERSED: 'default' }
  return <Tag color={colors[ruling.state]}>{label(rulingStateLabels, ruling.state)}</Tag>
}

const address = (row: Ruling) => `/reviews/${encodeURIComponent(row.recordId)}`
