import type { UseQueryResult } from '@tanstack/react-query'
import { Empty, Grid, Pagination, Table, type TableColumnsType, type TableProps } from 'antd'
import type { MouseEvent, ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Page } from '@/api/http'
import { useLanguage } from '@/i18n/language'
import { Loading } from './Loading'
import { ProblemNote } from './ProblemNote'

interface Props<T> {
  query: UseQueryResult<Page<T>>
  rowKey: (row: T) => string
  columns: TableColumnsType<T>
  /** The row on a phone. */
  card: (row: T) => ReactNode
  rowTestId: string
  /** Where a row leads; its first column should be a link for the keyboard. */
  to?: (row: T) => string
  /** Rows that may be ticked; on a phone the card itself has the box. */
  selection?: TableProps<T>['rowSelection']
  page?: number
  size?: number
  onPage?: (page: number) => void
}

/** A page of a service's list: a table on a desk, cards on a phone. */
export function ListView<T extends object>({ query, rowKey, columns, card, rowTestId, to, selection, page = 0, size = 20, onPage }: Props<T>) {
  const { t } = useLanguage()
  const wide = Grid.useBreakpoint().md ?? window.innerWidth >= 768
  const navigate = useNavigate()
  if (query.error && !query.data) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <Loading />
  const { items, total } = query.data
  if (items.length === 0) return <Empty className="empty" description={t('common.empty')} data-testid="empty" />
  const pager = onPage && total > size && (
    <Pagination
      className="pager"
      current={page + 1}
      pageSize={size}
      total={total}
      simple={!wide}
      showSizeChanger={false}
      showTotal={(n) => t('common.total', { n })}
      onChange={(next) => onPage(next - 1)}
    />
  )
  if (!wide) {
    return (
      <>
        <ul className="cards">
          {items.map((row) => (
            <li key={rowKey(row)}>
              {to ? (
                <Link className="row-card" to={to(row)} data-testid={rowTestId}>
                  {card(row)}
                </Link>
              ) : (
                <div className="row-card" data-testid={rowTestId}>
                  {card(row)}
                </div>
              )}
            </li>
          ))}
        </ul>
        {pager}
      </>
    )
  }
  return (
    <>
      <Table<T>
        size="middle"
        rowKey={rowKey}
        columns={columns}
        dataSource={items}
        rowSelection={selection}
        pagination={false}
        scroll={{ x: 'max-content' }}
        loading={query.isPlaceholderData}
        rowClassName={to ? 'row-link' : ''}
        onRow={(row) => ({
          ...({ 'data-testid': rowTestId } as object),
          onClick: (event: MouseEvent) => {
            if (to && !(event.target as HTMLElement).closest('a,button,input,label')) void navigate(to(row))
          },
        })}
      />
      {pager || <p className="muted pager-note">{t('common.total', { n: total })}</p>}
    </>
  )
}
