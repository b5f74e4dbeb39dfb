import { useQuery } from '@tanstack/react-query'
import { Card, Tabs, Tag } from 'antd'
import { useSearchParams } from 'react-router'
import { checkLedger, readFundsSummary } from '@/api/funds'
import { hasRole } from '@/api/me'
import { PageTitle } from '@/components/PageTitle'
import { formatCount, formatFen } from '@/format/money'
import { useLanguage } from '@/i18n/language'
import { useCurrentMe } from '@/layout/currentMe'
import { MoneySteps } from '../overview/MoneySteps'
import { BankPanel } from './BankPanel'
import { BudgetPanel } from './BudgetPanel'
import { PaymentsPanel } from './PaymentsPanel'
import { RefusalsPanel } from './RefusalsPanel'

export default function FundsPage() {
  const { t } = useLanguage()
  const me = useCurrentMe()
  const [params, setParams] = useSearchParams()
  const summary = useQuery({ queryKey: ['funds-summary'], queryFn: readFundsSummary })
  const tabs = [
    { key: 'payments', label: <span data-testid="tab-payments">{t('funds.payments')}</span>, children: <PaymentsPanel /> },
    ...(hasRole(me, 'finance-officer', 'auditor', 'administrator')
      ? [{ key: 'bank', label: <span data-testid="tab-bank">{t('funds.bank')}</span>, children: <BankPanel /> }]
      : []),
    { key: 'budget', label: <span data-testid="tab-budget">{t('funds.budget')}</span>, children: <BudgetPanel /> },
    { key: 'refusals', label: <span data-testid="tab-refusals">{t('funds.refusals')}</span>, children: <RefusalsPanel /> },
  ]
  return (
    <>
      <PageTitle title={t('funds.title')} tags={<LedgerBadge />} />
      {summary.data && (
        <Card>
          <MoneySteps funds={summary.data} />
        </Card>
      )}
      <Tabs
        className="below"
        activeKey={params.get('tab') ?? 'payments'}
        onChange={(tab) => setParams({ tab })}
        items={tabs}
        destroyOnHidden
      />
    </>
  )
}

/** Whether debits and credits of the whole ledger come to zero. */
function LedgerBadge() {
  const { t } = useLanguage()
  const check = useQuery({ queryKey: ['ledger'], queryFn: checkLedger, retry: false })
  if (!check.data) return null
  const { ok, sumOfEntriesFen, transactions } = check.data
  return (
    <Tag color={ok ? 'green' : 'red'} data-testid="ledger-check" data-ok={ok}>
      {ok ? t('funds.ledgerOk') : `${t('funds.ledgerBad')} ${formatFen(sumOfEntriesFen)}`} ·{' '}
      {t('funds.transactions', { n: formatCount(transactions) })}
    </Tag>
  )
}
