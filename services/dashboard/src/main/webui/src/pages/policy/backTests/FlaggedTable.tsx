import { Table, type TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import type { Flagged } from '@/api/backTests'
import { formatCount } from '@/format/money'
import { useLanguage } from '@/i18n/language'

interface Props {
  rows: Record<string, Flagged>
  name: (code: string) => ReactNode
  testId: string
}

type Line = Flagged & { code: string }

/** Households that alert, in force and by the draft; where most changes first. */
export function FlaggedTable({ rows, name, testId }: Props) {
  const { t } = useLanguage()
  const lines: Line[] = Object.entries(rows)
    .map(([code, flagged]) => ({ code, ...flagged }))
    .sort((a, b) => b.caught + b.lost - a.caught - a.lost || b.draft - a.draft)
  const columns: TableColumnsType<Line> = [
    { title: '', render: (_, one) => name(one.code) },
    { title: t('backTest.inForce'), align: 'right', render: (_, one) => formatCount(one.inForce) },
    { title: t('backTest.draft'), align: 'right', render: (_, one) => formatCount(one.draft) },
    { title: t('backTest.caught'), align: 'right', render: (_, one) => (one.caught > 0 ? <b>{`+${formatCount(one.caught)}`}</b> : '0') },
    { title: t('backTest.lost'), align: 'right', render: (_, one) => (one.lost > 0 ? <b>{`-${formatCount(one.lost)}`}</b> : '0') },
  ]
  return (
    <Table<Line>
      size="small"
      rowKey="code"
      columns={columns}
      dataSource={lines}
      pagination={lines.length > 15 ? { pageSize: 15, showSizeChanger: false } : false}
      scroll={{ x: 'max-content' }}
      data-testid={testId}
    />
  )
}
