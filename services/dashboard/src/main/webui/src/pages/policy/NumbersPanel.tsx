import { useQuery } from '@tanstack/react-query'
import { Button, Table, Tag, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { hasRole } from '@/api/me'
import { listNumbers, type PolicyNumber } from '@/api/policy'
import { DivisionFilter } from '@/components/DivisionFilter'
import { DivisionName } from '@/components/DivisionName'
import { Loading } from '@/components/Loading'
import { ProblemNote } from '@/components/ProblemNote'
import { useListParams } from '@/components/useListParams'
import { formatDate } from '@/format/dates'
import { policyNumberLabels } from '@/i18n/labels.policy'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { useCurrentMe } from '@/layout/currentMe'
import { withUnit } from '@/pages/alerts/unit'
import { NumberDialog } from './NumberDialog'

/** The numbers in force in a division, each with where it comes from. */
export function NumbersPanel() {
  const { t } = useLanguage()
  const me = useCurrentMe()
  const { filters, setFilter } = useListParams()
  const region = filters.division ?? me.division.code
  const [changing, setChanging] = useState<PolicyNumber | null>(null)
  const numbers = useQuery({ queryKey: ['policy', 'numbers', region], queryFn: () => listNumbers(region) })
  const columns = useColumns(hasRole(me, 'administrator') ? setChanging : undefined)
  if (numbers.error) return <ProblemNote error={numbers.error} onRetry={() => void numbers.refetch()} />
  return (
    <>
      <div className="filters">
        <DivisionFilter title={t('policy.region')} value={filters.division} testId="policy-division" onChange={(next) => setFilter({ division: next })} />
      </div>
      {!numbers.data ? (
        <Loading />
      ) : (
        <Table<PolicyNumber>
          size="middle"
          rowKey="code"
          columns={columns}
          dataSource={numbers.data.items}
          pagination={false}
          scroll={{ x: 'max-content' }}
          data-testid="policy-numbers"
        />
      )}
      {changing && <NumberDialog number={changing} region={region} onClose={() => setChanging(null)} />}
    </>
  )
}

function useColumns(onChange: ((number: PolicyNumber) => void) | undefined): TableColumnsType<PolicyNumber> {
  const { t, language } = useLanguage()
  const label = useLabel()
  return [
    {
      title: t('policy.code'),
      render: (_, one) => (
        <span className="two-lines">
          {label(policyNumberLabels, one.code)}
          <small className="muted">{one.code}</small>
        </span>
      ),
    },
    { title: t('policy.value'), align: 'right', render: (_, one) => withUnit(String(one.value), one.unit, language) },
    { title: t('policy.from'), render: (_, one) => formatDate(one.validFrom, language) },
    {
      title: t('policy.inherited'),
      render: (_, one) => (one.region === '000000000000' ? t('policy.nation') : <DivisionName code={one.region} />),
    },
    { title: t('policy.source'), dataIndex: 'sourceDocument', width: 320 },
    {
      title: t('common.state'),
      render: (_, one) => (one.confirmed ? <Tag color="green">{t('policy.confirmed')}</Tag> : <Tag color="orange">{t('policy.unconfirmed')}</Tag>),
    },
    ...(onChange
      ? [
          {
            title: '',
            render: (_: unknown, one: PolicyNumber) => (
              <Button size="small" onClick={() => onChange(one)} data-testid="policy-change">
                {t('policy.change')}
              </Button>
            ),
          },
        ]
      : []),
  ]
}
