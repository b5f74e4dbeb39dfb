import { useQuery } from '@tanstack/react-query'
import { Alert, Card, Descriptions } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { readPayment } from '@/api/funds'
import { Loading } from '@/components/Loading'
import { PageTitle } from '@/components/PageTitle'
import { ProblemNote } from '@/components/ProblemNote'
import { RecordDrawer } from '@/components/RecordDrawer'
import { formatDateTime, formatPeriod } from '@/format/dates'
import { formatFen } from '@/format/money'
import { benefitLabels } from '@/i18n/labels.funds'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { PaymentActions } from './PaymentActions'
import { PaymentChain } from './PaymentChain'
import { PaymentState } from './PaymentsPanel'

/** One payment, traced back to the row of the department's file that led to it. */
export default function PaymentPage() {
  const { id = '' } = useParams()
  const { t, language } = useLanguage()
  const label = useLabel()
  const [record, setRecord] = useState<string | null>(null)
  const query = useQuery({ queryKey: ['payment', id], queryFn: () => readPayment(id) })
  if (query.error && !query.data) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <Loading />
  const payment = query.data
  return (
    <>
      <PageTitle
        title={<span data-testid="payment-amount">{formatFen(payment.amountFen)}</span>}
        tags={<PaymentState payment={payment} />}
      />
      <Card>
        <Descriptions
          size="small"
          column={{ xs: 1, sm: 2 }}
          items={[
            { key: 'no', label: t('payment.no'), children: payment.paymentNo },
            { key: 'benefit', label: t('payment.benefit'), children: label(benefitLabels, payment.benefitCode) },
            { key: 'period', label: t('payment.period'), children: formatPeriod(payment.period, language) },
            {
              key: 'household',
              label: t('common.household'),
              children: <Link to={`/households/${payment.householdId}`}>{t('alerts.toHousehold')}</Link>,
            },
            { key: 'updated', label: t('payment.updated'), children: formatDateTime(payment.updatedAt, language) },
            ...(payment.approvedBy ? [{ key: 'by', label: t('payment.approvedBy'), children: payment.approvedBy }] : []),
          ]}
        />
        {payment.returnReasonZh && (
          <Alert type="warning" showIcon title={t('payment.returnReason')} description={payment.returnReasonZh} className="spaced" />
        )}
        <PaymentActions payment={payment} />
      </Card>
      <Card title={t('payment.chain')} className="below">
        <PaymentChain payment={payment} onRecord={setRecord} />
      </Card>
      <RecordDrawer recordId={record} onClose={() => setRecord(null)} />
    </>
  )
}
