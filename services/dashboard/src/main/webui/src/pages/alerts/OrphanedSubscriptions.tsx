import { useQuery } from '@tanstack/react-query'
import { Card, Table } from 'antd'
import { listOrphaned, type OrphanedSubscription } from '@/api/subscriptions'
import { DivisionName } from '@/components/DivisionName'
import { ProblemNote } from '@/components/ProblemNote'
import { channelLabels } from '@/i18n/labels.subscriptions'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { inLanguage } from './inLanguage'

/** For administrators: who is no longer told, since they moved to another division or role, or left. */
export function OrphanedSubscriptions() {
  const { t, language } = useLanguage()
  const label = useLabel()
  const found = useQuery({ queryKey: ['subscriptions', 'orphaned'], queryFn: listOrphaned })
  if (found.error) return <ProblemNote error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data || found.data.items.length === 0) return null
  return (
    <Card className="below" size="small" title={t('subscriptions.orphaned')}>
      <p className="muted">{t('subscriptions.orphanedAbout')}</p>
      <Table<OrphanedSubscription>
        size="small"
        pagination={false}
        rowKey="subscriptionId"
        dataSource={found.data.items}
        scroll={{ x: 'max-content' }}
        data-testid="subscriptions-orphaned"
        columns={[
          { title: t('subscriptions.owner'), dataIndex: 'ownerName' },
          { title: t('subscriptions.title'), dataIndex: 'title' },
          { title: t('alerts.division'), render: (_, one) => <DivisionName code={one.divisionCode} /> },
          { title: t('subscriptions.channel'), render: (_, one) => label(channelLabels, one.channel) },
          { title: t('subscriptions.why'), render: (_, one) => inLanguage(one.pausedBecause, language) },
        ]}
      />
    </Card>
  )
}
