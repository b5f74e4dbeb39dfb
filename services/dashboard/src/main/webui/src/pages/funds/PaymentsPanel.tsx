import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Tag, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { listPayments, movePayment, type Payment } from '@/api/funds'
import { hasRole } from '@/api/me'
import { FilterSelect } from '@/components/FilterSelect'
import { ListView } from '@/components/ListView'
import { useProblemText } from '@/components/problemText'
import { SyntheticTag } from '@/components/SyntheticTag'
import { PAGE_SIZE, useListParams } from '@/components/useListParams'
import { formatDateTime, formatPeriod } from '@/format/dates'
import { formatFen } from '@/format/money'
import { benefitLabels, paymentStateLabels } from '@/i18n/labels.funds'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { useCurrentMe } from '@/layout/currentMe'

export function PaymentsPanel() {
  const { t } = useLanguage()
  const { filters, page, setFilter, setPage } = useListParams()
  const { state, household, measure } = filters
  const payments = useQuery({
    queryKey: ['payments', state, household, measure, page],
    queryFn: () => listPayments({ state, household, measure, page, size: PAGE_SIZE }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <div className="filters">
        <FilterSelect title={t('common.state')} labels={paymentStateLabels} value={state} testId="filter-payment-state"
          onChange={(next) => setFilter({ state: next })} />
      </div>
      <ListView
        query={payments}
        rowKey={(payment) => payment.paymentId}
        columns={useColumns()}
        card={(payment) => <PaymentCard payment={payment} />}
        rowTestId="payment-row"
        to={(payment) => `/funds/payments/${payment.paymentId}`}
        page={page}
        size={PAGE_SIZE}
        onPage={setPage}
      />
    </>
  )
}

function useColumns(): TableColumnsType<Payment> {
  const { t, language } = useLanguage()
  const label = useLabel()
  const me = useCurrentMe()
  const columns: TableColumnsType<Payment> = [
    {
      title: t('payment.no'),
      render: (_, payment) => (
        <Link to={`/funds/payments/${payment.paymentId}`} className="two-lines">
          {payment.paymentNo}
          <small className="muted">{payment.measureTitleZh}</small>
        </Link>
      ),
    },
    { title: t('payment.benefit'), render: (_, payment) => label(benefitLabels, payment.benefitCode) },
    { title: t('payment.period'), render: (_, payment) => formatPeriod(payment.period, language) },
    { title: t('common.amountShort'), align: 'right', render: (_, payment) => <b>{formatFen(payment.amountFen)}</b> },
    { title: t('common.state'), render: (_, payment) => <PaymentState payment={payment} /> },
    { title: t('payment.updated'), render: (_, payment) => formatDateTime(payment.updatedAt, language) },
  ]
  if (hasRole(me, 'finance-officer')) columns.push({ title: '', render: (_, payment) => <ApproveButton payment={payment} /> })
  return columns
}

/** Approves from the list; the payment's page has the other steps. */
function ApproveButton({ payment }: { payment: Payment }) {
  const { t } = useLanguage()
  const { message } = App.useApp()
  const problemText = useProblemText()
  const queries = useQueryClient()
  const approve = useMutation({
    mutationFn: () => movePayment(payment.paymentId, 'approve', payment.version),
    onSuccess: () => message.success(t('payment.approved')),
    onError: (error) => message.error(problemText(error).title),
    onSettled: () => queries.invalidateQueries({ predicate: ({ queryKey }) => ['payments', 'funds-summary'].includes(String(queryKey[0])) }),
  })
  if (payment.state !== 'ORDERED') return null
  return (
    <Button size="small" type="primary" loading={approve.isPending} data-testid="payment-approve" onClick={() => approve.mutate()}>
      {t('payment.approve')}
    </Button>
  )
}

const COLOURS: Record<string, string> = { PAID: 'green', RETURNED: 'orange', CANCELLED: 'default', SENT: 'blue', APPROVED: 'cyan' }

export function PaymentState({ payment }: { payment: Payment }) {
  const label = useLabel()
  return (
    <>
      <Tag color={COLOURS[payment.state] ?? 'default'} data-testid="payment-state" data-state={payment.state}>
        {label(paymentStateLabels, payment.state)}
      </Tag>
      <SyntheticTag synthetic={payment.synthetic} />
    </>
  )
}

function PaymentCard({ payment }: { payment: Payment }) {
  const { language } = useLanguage()
  const label = useLabel()
  return (
    <>
      <div className="row-card-head">
        <b>{formatFen(payment.amountFen)}</b>
        <PaymentState payment={payment} />
      </div>
      <div>{payment.measureTitleZh}</div>
      <div className="row-card-foot">
        <span>{payment.paymentNo}</span>
        <span>{label(benefitLabels, payment.benefitCode)}</span>
        <span>{formatPeriod(payment.period, language)}</span>
      </div>
    </>
  )
}
