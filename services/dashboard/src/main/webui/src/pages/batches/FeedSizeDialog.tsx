import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, InputNumber, Modal } from 'antd'
import type { FeedHealth } from '@/api/feedHealth'
import { agreeOnFeedSize, listFeedSizes } from '@/api/feedSizes'
import { hasRole } from '@/api/me'
import { DivisionName } from '@/components/DivisionName'
import { Loading } from '@/components/Loading'
import { ProblemNote } from '@/components/ProblemNote'
import { useLanguage } from '@/i18n/language'
import { useCurrentMe } from '@/layout/currentMe'
import { FeedSizeEntry } from './FeedSizeEntry'

interface Values {
  leastRows?: number | null
  mostRows?: number | null
  note: string
}

/** What the county and the department agreed on about a dataset's rows, now and before; data officers enter it anew. */
export function FeedSizeDialog({ feed, onClose }: { feed: FeedHealth; onClose: () => void }) {
  const { t, pick } = useLanguage()
  const mayChange = hasRole(useCurrentMe(), 'monitoring-staff', 'administrator')
  const sizes = useQuery({ queryKey: ['feed-sizes', feed.dataset], queryFn: () => listFeedSizes(feed.dataset) })
  const ofCounty = sizes.data?.filter((size) => size.divisionCode === feed.divisionCode) ?? []
  return (
    <Modal open title={t('feedSize.title')} onCancel={onClose} footer={null}>
      <p>
        <b>{pick(feed.titleZh, feed.titleEn)}</b> · <DivisionName code={feed.divisionCode} />
      </p>
      <p className="muted">{t('feedSize.about')}</p>
      {sizes.error && <ProblemNote error={sizes.error} onRetry={() => void sizes.refetch()} />}
      {sizes.isPending && <Loading />}
      {sizes.data && ofCounty.length === 0 && <p data-testid="feed-size-none">{t('feedSize.none')}</p>}
      <ul className="cards">
        {ofCounty.map((size) => (
          <FeedSizeEntry key={size.agreementId} size={size} mayWithdraw={mayChange} />
        ))}
      </ul>
      {mayChange && <AgreementForm feed={feed} />}
    </Modal>
  )
}

function AgreementForm({ feed }: { feed: FeedHealth }) {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const [form] = Form.useForm<Values>()
  const agree = useMutation({
    mutationFn: ({ leastRows, mostRows, note }: Values) =>
      agreeOnFeedSize({
        dataset: feed.dataset,
        divisionCode: feed.divisionCode,
        note,
        ...(leastRows == null ? {} : { leastRows }),
        ...(mostRows == null ? {} : { mostRows }),
      }),
    onSuccess: () => {
      form.resetFields()
      void queries.invalidateQueries({ queryKey: ['feed-sizes'] })
      void queries.invalidateQueries({ queryKey: ['feed-health'] })
    },
  })
  const period = t(`feedSize.${feed.cadence}` as 'feedSize.MONTHLY')
  const number = { min: 0, precision: 0, style: { width: '100%' } }
  return (
    <Form form={form} layout="vertical" style={{ marginTop: 16 }} onFinish={(values) => agree.mutate(values)}>
      {agree.error && <ProblemNote error={agree.error} />}
      <Form.Item
        name="leastRows"
        label={t('feedSize.least', { period })}
        dependencies={['mostRows']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, least?: number | null) =>
              (least == null || least === 0) && getFieldValue('mostRows') == null ? Promise.reject(new Error(t('feedSize.one'))) : Promise.resolve(),
          }),
        ]}
      >
        <InputNumber data-testid="feed-size-least" {...number} />
      </Form.Item>
      <Form.Item
        name="mostRows"
        label={t('feedSize.most', { period })}
        dependencies={['leastRows']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, most?: number | null) =>
              most != null && most < Math.max(1, (getFieldValue('leastRows') as number | null | undefined) ?? 1)
                ? Promise.reject(new Error(t('feedSize.order')))
                : Promise.resolve(),
          }),
        ]}
      >
        <InputNumber data-testid="feed-size-most" {...number} />
      </Form.Item>
      <Form.Item name="note" label={t('feedSize.note')} rules={[{ required: true, whitespace: true, message: t('common.required') }]}>
        <Input.TextArea data-testid="feed-size-note" rows={2} maxLength={500} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={agree.isPending} data-testid="feed-size-submit">
        {t('feedSize.agree')}
      </Button>
    </Form>
  )
}
