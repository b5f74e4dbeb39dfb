import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { cancelPayment, movePayment, type Payment } from '@/api/funds'
import { hasRole } from '@/api/me'
import { ConflictNote } from '@/components/ConflictNote'
import { useLanguage } from '@/i18n/language'
import { useCurrentMe } from '@/layout/currentMe'

type Step = { kind: 'approve' | 'correct' } | { kind: 'cancel'; reasonZh: string }

/** What a finance officer may do with a payment where it stands. */
export function PaymentActions({ payment }: { payment: Payment }) {
  const { t } = useLanguage()
  const me = useCurrentMe()
  const queries = useQueryClient()
  const [cancelling, setCancelling] = useState(false)
  const move = useMutation({
    mutationFn: (step: Step) =>
      step.kind === 'cancel'
        ? cancelPayment(payment.paymentId, payment.version, step.reasonZh)
        : movePayment(payment.paymentId, step.kind, payment.version),
    onSuccess: (moved) => {
      queries.setQueryData(['payment', payment.paymentId], moved)
      void queries.invalidateQueries({ predicate: ({ queryKey }) => ['payments', 'funds-summary', 'ledger'].includes(String(queryKey[0])) })
      setCancelling(false)
    },
  })
  if (!hasRole(me, 'finance-officer')) return null
  const { state } = payment
  const stoppable = state === 'ORDERED' || state === 'APPROVED' || state === 'RETURNED'
  if (!stoppable && !move.error) return null
  return (
    <>
      {move.error && <ConflictNote error={move.error} stale={['payment', payment.paymentId]} />}
      <div className="buttons">
        {state === 'ORDERED' && (
          <Button type="primary" loading={move.isPending} data-testid="payment-approve" onClick={() => move.mutate({ kind: 'approve' })}>
            {t('payment.approve')}
          </Button>
        )}
        {state === 'RETURNED' && (
          <Popconfirm title={t('payment.correct')} onConfirm={() => move.mutate({ kind: 'correct' })}>
            <Button type="primary" loading={move.isPending} data-testid="payment-correct">
              {t('payment.correct')}
            </Button>
          </Popconfirm>
        )}
        {stoppable && !cancelling && (
          <Button danger data-testid="payment-cancel" onClick={() => setCancelling(true)}>
            {t('payment.cancel')}
          </Button>
        )}
      </div>
      {cancelling && (
        <Form layout="vertical" className="spaced" onFinish={({ reasonZh }: { reasonZh: string }) => move.mutate({ kind: 'cancel', reasonZh: reasonZh.trim() })}>
          <Form.Item name="reasonZh" label={t('payment.cancelReason')} rules={[{ required: true, whitespace: true, message: t('common.required') }]}>
            <Input data-testid="payment-cancel-reason" maxLength={500} />
          </Form.Item>
          <Button danger htmlType="submit" loading={move.isPending} data-testid="payment-cancel-submit">
            {t('payment.cancel')}
          </Button>
        </Form>
      )}
    </>
  )
}
