import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Popconfirm, Tag } from 'antd'
import { withdrawFeedSize, type FeedSize } from '@/api/feedSizes'
import { ProblemNote } from '@/components/ProblemNote'
import { formatDateTime } from '@/format/dates'
import { useLanguage } from '@/i18n/language'
import { boundsOf } from './FeedSize'

/** One agreement: how many rows, on what it rests, who entered it and who ended it. */
export function FeedSizeEntry({ size, mayWithdraw }: { size: FeedSize; mayWithdraw: boolean }) {
  const { t, language } = useLanguage()
  const queries = useQueryClient()
  const withdraw = useMutation({
    mutationFn: () => withdrawFeedSize(size.agreementId),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['feed-sizes'] })
      void queries.invalidateQueries({ queryKey: ['feed-health'] })
    },
  })
  const inForce = !size.withdrawnAt
  return (
    <li className="row-card" data-testid="feed-size" data-in-force={inForce}>
      <div className="row-card-head">
        <b>{t('feedSize.rows', { bounds: boundsOf(size, t) })}</b>
        <Tag color={inForce ? 'green' : 'default'}>{t(inForce ? 'feedSize.inForce' : 'feedSize.past')}</Tag>
      </div>
      <div className="break">{size.note}</div>
      <div className="muted">{t('feedSize.agreed', { name: size.agreedName ?? '', at: formatDateTime(size.agreedAt, language) })}</div>
      {size.withdrawnAt && (
        <div className="muted">{t('feedSize.ended', { name: size.withdrawnName ?? '', at: formatDateTime(size.withdrawnAt, language) })}</div>
      )}
      {inForce && mayWithdraw && (
        <Popconfirm title={t('feedSize.withdrawAsk')} onConfirm={() => withdraw.mutate()} okButtonProps={{ danger: true }}>
          <Button size="small" danger loading={withdraw.isPending} data-testid="feed-size-withdraw">
            {t('feedSize.withdraw')}
          </Button>
        </Popconfirm>
      )}
      {withdraw.error && <ProblemNote error={withdraw.error} />}
    </li>
  )
}
