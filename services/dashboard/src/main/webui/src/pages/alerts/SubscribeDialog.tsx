import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Checkbox, Form, Input, Modal, Radio, Select, TimePicker, Typography } from 'antd'
import type { Dayjs } from 'dayjs'
import { hasRole } from '@/api/me'
import type { AlertLevel } from '@/api/risk'
import { subscribe, type Channel, type Subscription } from '@/api/subscriptions'
import { DivisionFilter } from '@/components/DivisionFilter'
import { ProblemNote } from '@/components/ProblemNote'
import { categoryLabels, levelLabels } from '@/i18n/labels.risk'
import { channelLabels } from '@/i18n/labels.subscriptions'
import { useLanguage } from '@/i18n/language'
import type { Pair } from '@/i18n/texts'
import { useLabel } from '@/i18n/useLabel'
import { useCurrentMe } from '@/layout/currentMe'
import { inLanguage } from './inLanguage'

interface Values {
  title: string
  divisionCode?: string
  levels?: AlertLevel[]
  rules?: string[]
  categories?: string[]
  channel: Channel
  target?: string
  digestAt?: Dayjs | null
  waived?: boolean
}

/** Chooses what to be told of, and how; shows a webhook's secret once. */
export function SubscribeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage()
  const me = useCurrentMe()
  const label = useLabel()
  const [form] = Form.useForm<Values>()
  const channel = Form.useWatch('channel', form) ?? 'CONSOLE'
  const queries = useQueryClient()
  const make = useMutation({
    mutationFn: ({ title, divisionCode, levels, rules, categories, channel: how, target, digestAt, waived }: Values) =>
      subscribe({
        title: title.trim(),
        divisionCode: divisionCode ?? me.division.code,
        levels: levels ?? [],
        rules: (rules ?? []).map((rule) => rule.trim().toUpperCase()),
        categories: categories ?? [],
        channel: how,
        ...(how !== 'CONSOLE' && target ? { target: target.trim() } : {}),
        ...(how === 'WEBHOOK' && waived ? { confirmation: 'WAIVED' as const } : {}),
        ...(how !== 'CONSOLE' && digestAt ? { digestAt: digestAt.format('HH:mm') } : {}),
      }),
    onSuccess: (made) => {
      void queries.invalidateQueries({ queryKey: ['subscriptions'] })
      if (!made.secret) onClose()
    },
  })
  if (make.data?.secret) return <Secret made={make.data} onClose={onClose} />
  const channels = (['CONSOLE', 'EMAIL', ...(hasRole(me, 'monitoring-staff', 'administrator') ? ['WEBHOOK'] : [])] as Channel[])
  const choices = (labels: Record<string, Pair>) => Object.keys(labels).map((code) => ({ value: code, label: label(labels, code) }))
  const required = { required: true, whitespace: true, message: t('common.required') }
  return (
    <Modal
      open
      title={t('subscriptions.new')}
      onCancel={onClose}
      onOk={() => form.submit()}
      okButtonProps={{ ...({ 'data-testid': 'subscription-submit' } as object), loading: make.isPending }}
    >
      {make.error && <ProblemNote error={make.error} />}
      <Form form={form} layout="vertical" initialValues={{ channel: 'CONSOLE' }} onFinish={(values) => make.mutate(values)}>
        <Form.Item name="title" label={t('subscriptions.title')} rules={[required]}>
          <Input data-testid="subscription-title" placeholder={t('subscriptions.titleHint')} maxLength={60} />
        </Form.Item>
        <Form.Item name="divisionCode" noStyle>
          <Division />
        </Form.Item>
        <Form.Item name="levels" label={t('subscriptions.levels')} extra={t('subscriptions.any')}>
          <Checkbox.Group data-testid="subscription-levels" options={choices(levelLabels)} />
        </Form.Item>
        <Form.Item name="rules" label={t('subscriptions.rules')}>
          <Select mode="tags" data-testid="subscription-rules" placeholder={t('subscriptions.rulesHint')} open={false} suffixIcon={null} />
        </Form.Item>
        <Form.Item name="categories" label={t('subscriptions.categories')}>
          <Select mode="multiple" options={choices(categoryLabels)} placeholder={t('subscriptions.any')} />
        </Form.Item>
        <Form.Item name="channel" label={t('subscriptions.channel')}>
          <Radio.Group data-testid="subscription-channel" options={channels.map((one) => ({ value: one, label: label(channelLabels, one) }))} />
        </Form.Item>
        {channel !== 'CONSOLE' && (
          <>
            <Form.Item
              name="target"
              label={channel === 'EMAIL' ? t('subscriptions.mail') : t('subscriptions.url')}
              extra={channel === 'EMAIL' ? t('subscriptions.mailNote') : t('subscriptions.handshakeNote')}
              rules={[required]}
            >
              <Input data-testid="subscription-target" maxLength={500} />
            </Form.Item>
            {channel === 'WEBHOOK' && hasRole(me, 'administrator') && (
              <Form.Item name="waived" valuePropName="checked" extra={t('subscriptions.waiveNote')}>
                <Checkbox data-testid="subscription-waive">{t('subscriptions.waive')}</Checkbox>
              </Form.Item>
            )}
            <Form.Item name="digestAt" label={t('subscriptions.digest')}>
              <TimePicker format="HH:mm" minuteStep={15} placeholder={t('subscriptions.digestNone')} style={{ width: '100%' }} />
            </Form.Item>
          </>
        )}
      </Form>
    </Modal>
  )
}

/** The form's field gives the value. */
function Division({ value, onChange }: { value?: string; onChange?: (code: string | undefined) => void }) {
  return <DivisionFilter value={value} onChange={(code) => onChange?.(code)} testId="subscription-division" />
}

function Secret({ made, onClose }: { made: Subscription; onClose: () => void }) {
  const { t, language } = useLanguage()
  return (
    <Modal open title={t('subscriptions.secretTitle')} onCancel={onClose} onOk={onClose} cancelButtonProps={{ hidden: true }}>
      <Typography.Paragraph copyable code data-testid="subscription-secret">
        {made.secret}
      </Typography.Paragraph>
      <Alert type="warning" showIcon title={t('subscriptions.secretNote')} />
      {made.state === 'UNCONFIRMED' && (
        <Alert
          className="below"
          type="error"
          showIcon
          title={t('subscriptions.unconfirmed')}
          description={`${inLanguage(made.pausedBecause, language) ?? ''} ${t('subscriptions.unconfirmedHow')}`}
          data-testid="subscription-unconfirmed"
        />
      )}
    </Modal>
  )
}
