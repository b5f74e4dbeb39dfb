import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Card, Empty, Popconfirm, Tag } from 'antd'
import { useState } from 'react'
import { hasRole } from '@/api/me'
import { cancelSubscription, listSubscriptions, pauseSubscription, resumeSubscription, type Subscription } from '@/api/subscriptions'
import { DivisionName } from '@/components/DivisionName'
import { Loading } from '@/components/Loading'
import { ProblemNote } from '@/components/ProblemNote'
import { categoryLabels, levelLabels } from '@/i18n/labels.risk'
import { channelLabels } from '@/i18n/labels.subscriptions'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { useCurrentMe } from '@/layout/currentMe'
import { DeliveriesDialog } from './DeliveriesDialog'
import { inLanguage } from './inLanguage'
import { OrphanedSubscriptions } from './OrphanedSubscriptions'
import { SubscribeDialog } from './SubscribeDialog'

/** One's own subscriptions to alerts. */
export function SubscriptionsPanel() {
  const { t } = useLanguage()
  const me = useCurrentMe()
  const [making, setMaking] = useState(false)
  const [looking, setLooking] = useState<Subscription | null>(null)
  const all = useQuery({ queryKey: ['subscriptions'], queryFn: listSubscriptions })
  if (all.error) return <ProblemNote error={all.error} onRetry={() => void all.refetch()} />
  if (!all.data) return <Loading />
  return (
    <>
      <p className="muted">{t('subscriptions.about')}</p>
      <div className="filters">
        <Button type="primary" onClick={() => setMaking(true)} data-testid="subscription-new">
          {t('subscriptions.new')}
        </Button>
      </div>
      {all.data.items.length === 0 ? (
        <Empty description={t('subscriptions.none')} />
      ) : (
        all.data.items.map((one) => <SubscriptionCard key={one.subscriptionId} one={one} onLook={() => setLooking(one)} />)
      )}
      {hasRole(me, 'administrator') && <OrphanedSubscriptions />}
      {making && <SubscribeDialog onClose={() => setMaking(false)} />}
      {looking && <DeliveriesDialog subscription={looking} onClose={() => setLooking(null)} />}
    </>
  )
}

function SubscriptionCard({ one, onLook }: { one: Subscription; onLook: () => void }) {
  const { t, language } = useLanguage()
  const label = useLabel()
  const queries = useQueryClient()
  const changed = { onSuccess: () => void queries.invalidateQueries({ queryKey: ['subscriptions'] }) }
  const toggle = useMutation({
    mutationFn: () => (one.state === 'ACTIVE' ? pauseSubscription(one.subscriptionId) : resumeSubscription(one.subscriptionId)),
    ...changed,
  })
  const cancel = useMutation({ mutationFn: () => cancelSubscription(one.subscriptionId), ...changed })
  const problem = toggle.error ?? cancel.error
  const active = one.state === 'ACTIVE'
  const because = inLanguage(one.pausedBecause, language)
  const state = { ACTIVE: t('subscriptions.active'), PAUSED: t('subscriptions.paused'), UNCONFIRMED: t('subscriptions.unconfirmed') }[one.state]
  return (
    <Card
      className="below"
      size="small"
      title={one.title}
      data-testid="subscription"
      extra={<Tag color={{ ACTIVE: 'green', PAUSED: 'orange', UNCONFIRMED: 'red' }[one.state]}>{state}</Tag>}
    >
      {problem && <ProblemNote error={problem} />}
      {because && (
        <p className="warn" data-testid="subscription-because">
          {because}
        </p>
      )}
      <p>
        <DivisionName code={one.divisionCode} />
        {' · '}
        {one.levels.map((level) => label(levelLabels, level)).join('、') || `${t('subscriptions.levels')} ${t('subscriptions.any')}`}
        {one.rules.length > 0 && ` · ${one.rules.join('、')}`}
        {one.categories.length > 0 && ` · ${one.categories.map((code) => label(categoryLabels, code)).join('、')}`}
      </p>
      <p>
        {label(channelLabels, one.channel)} {one.target}
        {one.channel === 'WEBHOOK' && one.confirmation === 'WAIVED' && ` · ${t('subscriptions.waived')}`}
        {one.allowedPerMinute && ` · ${t('subscriptions.perMinute', { n: one.allowedPerMinute })}`}
        {one.digestAt && ` · ${t('subscriptions.dailyAt', { at: one.digestAt.slice(0, 5) })}`}
      </p>
      <div className="filters">
        <Button size="small" onClick={onLook} data-testid="subscription-deliveries">
          {t('subscriptions.deliveries')}
        </Button>
        <Button size="small" loading={toggle.isPending} onClick={() => toggle.mutate()} data-testid="subscription-toggle">
          {t(active ? 'subscriptions.pause' : one.state === 'UNCONFIRMED' ? 'subscriptions.askAgain' : 'subscriptions.resume')}
        </Button>
        <Popconfirm title={t('subscriptions.cancelAsk')} onConfirm={() => cancel.mutate()}>
          <Button size="small" danger loading={cancel.isPending} data-testid="subscription-cancel">
            {t('subscriptions.cancel')}
          </Button>
        </Popconfirm>
      </div>
    </Card>
  )
}
