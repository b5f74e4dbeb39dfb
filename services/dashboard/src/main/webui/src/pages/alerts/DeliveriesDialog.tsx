import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, DatePicker, Modal, Tag, type TableColumnsType } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { Link } from 'react-router'
import { listDeliveries, replay, type Delivery, type Subscription } from '@/api/subscriptions'
import { LevelTag } from '@/components/LevelTag'
import { ListView } from '@/components/ListView'
import { ProblemNote } from '@/components/ProblemNote'
import { PAGE_SIZE } from '@/components/useListParams'
import { formatDateTime, today } from '@/format/dates'
import { deliveryLabels, happeningLabels } from '@/i18n/labels.subscriptions'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'

const COLOURS = { PENDING: 'blue', SENT: 'green', DEAD: 'red' } as const

/** What became of each event for one subscription; sends again. */
export function DeliveriesDialog({ subscription, onClose }: { subscription: Subscription; onClose: () => void }) {
  const { t, language } = useLanguage()
  const id = subscription.subscriptionId
  const [page, setPage] = useState(0)
  const queries = useQueryClient()
  const all = useQuery({ queryKey: ['alerts', 'deliveries', id, page], queryFn: () => listDeliveries(id, page, PAGE_SIZE) })
  const again = useMutation({
    mutationFn: (since?: string) => replay(id, since),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['alerts', 'deliveries', id] }),
  })
  const columns = useColumns()
  return (
    <Modal open title={`${t('subscriptions.deliveries')}：${subscription.title}`} onCancel={onClose} footer={null} width={820}>
      <div className="filters">
        <Button onClick={() => again.mutate(undefined)} loading={again.isPending} data-testid="deliveries-revive">
          {t('deliveries.revive')}
        </Button>
        <DatePicker
          data-testid="deliveries-since"
          placeholder={t('deliveries.since')}
          format={language === 'zh' ? 'YYYY年M月D日' : 'D MMM YYYY'}
          maxDate={dayjs(today())}
          value={null as Dayjs | null}
          onChange={(day) => day && again.mutate(`${day.format('YYYY-MM-DD')}T00:00:00+08:00`)}
          style={{ width: 200 }}
        />
      </div>
      {again.error && <ProblemNote error={again.error} />}
      {again.data && <Alert type="success" showIcon title={t('deliveries.replayed', { n: again.data.events })} />}
      <ListView
        query={all}
        rowKey={(one) => String(one.seq)}
        columns={columns}
        card={(one) => <DeliveryCard one={one} />}
        rowTestId="delivery-row"
        page={page}
        size={PAGE_SIZE}
        onPage={setPage}
      />
    </Modal>
  )
}

function useColumns(): TableColumnsType<Delivery> {
  const { t, language } = useLanguage()
  const label = useLabel()
  return [
    { title: t('common.time'), render: (_, one) => formatDateTime(one.time, language) },
    {
      title: t('common.alert'),
      render: (_, one) => (
        <Link to={`/alerts/${one.alertId}`} className="two-lines">
          {one.titleZh}
          <small className="muted">
            {label(happeningLabels, one.eventType)} · {one.ruleCode}
          </small>
        </Link>
      ),
    },
    { title: t('common.state'), render: (_, one) => <DeliveryState one={one} /> },
    { title: t('deliveries.attempts'), dataIndex: 'attempts', align: 'right' },
    { title: t('deliveries.error'), render: (_, one) => one.lastError ?? '—' },
  ]
}

function DeliveryState({ one }: { one: Delivery }) {
  const { t, language } = useLanguage()
  const label = useLabel()
  return (
    <>
      <Tag color={COLOURS[one.state]}>{label(deliveryLabels, one.state)}</Tag>
      {one.nextAttemptAt && <small className="muted">{t('deliveries.next', { at: formatDateTime(one.nextAttemptAt, language) })}</small>}
    </>
  )
}

function DeliveryCard({ one }: { one: Delivery }) {
  const { language } = useLanguage()
  return (
    <>
      <div className="row-card-head">
        <LevelTag level={one.level} />
        <b>{one.titleZh}</b>
      </div>
      <div className="row-card-foot">
        <span>{formatDateTime(one.time, language)}</span>
        <DeliveryState one={one} />
        {one.lastError && <span>{one.lastError}</span>}
      </div>
    </>
  )
}
