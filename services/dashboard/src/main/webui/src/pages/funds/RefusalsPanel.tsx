import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Tag, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { listRefusals, retryRefusal, type Refusal } from '@/api/funds'
import { hasRole } from '@/api/me'
import { ListView } from '@/components/ListView'
import { useProblemText } from '@/components/problemText'
import { PAGE_SIZE } from '@/components/useListParams'
import { formatDateTime, formatPeriod } from '@/format/dates'
import { formatFen } from '@/format/money'
import { benefitLabels, violationLabels } from '@/i18n/labels.funds'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { useCurrentMe } from '@/layout/currentMe'

/** Cash measures that were not paid, and by which check. */
export function RefusalsPanel() {
  const [page, setPage] = useState(0)
  const refusals = useQuery({ queryKey: ['payments', 'refusals', page], queryFn: () => listRefusals(page, PAGE_SIZE) })
  return (
    <ListView
      query={refusals}
      rowKey={(refusal) => refusal.measureId}
      columns={useColumns()}
      card={(refusal) => <RefusalCard refusal={refusal} />}
      rowTestId="refusal-row"
      page={page}
      size={PAGE_SIZE}
      onPage={setPage}
    />
  )
}

function useColumns(): TableColumnsType<Refusal> {
  const { t, pick, language } = useLanguage()
  const label = useLabel()
  return [
    { title: t('refusal.violation'), render: (_, refusal) => <Violation refusal={refusal} /> },
    { title: t('common.reason'), render: (_, refusal) => pick(refusal.reasonZh, refusal.reasonEn) },
    { title: t('payment.benefit'), render: (_, refusal) => label(benefitLabels, refusal.benefitCode) },
    { title: t('payment.period'), render: (_, refusal) => formatPeriod(refusal.period, language) },
    { title: t('common.amountShort'), align: 'right', render: (_, refusal) => formatFen(refusal.amountFen) },
    {
      title: t('common.household'),
      render: (_, refusal) => <Link to={`/households/${refusal.householdId}`}>{t('common.detail')}</Link>,
    },
    { title: t('common.time'), render: (_, refusal) => formatDateTime(refusal.at, language) },
    { title: '', render: (_, refusal) => <Retry refusal={refusal} /> },
  ]
}

function Violation({ refusal }: { refusal: Refusal }) {
  const label = useLabel()
  return (
    <Tag color="red" data-testid="refusal-violation" data-violation={refusal.violation}>
      {label(violationLabels, refusal.violation)}
    </Tag>
  )
}

/** Lets the checks run again, e.g. once money was allocated. */
function Retry({ refusal }: { refusal: Refusal }) {
  const { t, pick } = useLanguage()
  const me = useCurrentMe()
  const { message } = App.useApp()
  const problemText = useProblemText()
  const queries = useQueryClient()
  const retry = useMutation({
    mutationFn: () => retryRefusal(refusal.measureId),
    onSuccess: (answer) =>
      answer.violation ? message.warning(pick(answer.reasonZh, answer.reasonEn)) : message.success(t('refusal.ordered')),
    onError: (error) => message.error(problemText(error).title),
    onSettled: () => queries.invalidateQueries({ queryKey: ['payments'] }),
  })
  if (!hasRole(me, 'finance-officer')) return null
  return (
    <Button size="small" loading={retry.isPending} data-testid="refusal-retry" onClick={() => retry.mutate()}>
      {t('refusal.retry')}
    </Button>
  )
}

function RefusalCard({ refusal }: { refusal: Refusal }) {
  const { t, pick, language } = useLanguage()
  const label = useLabel()
  return (
    <>
      <div className="row-card-head">
        <Violation refusal={refusal} />
        <b>{formatFen(refusal.amountFen)}</b>
      </div>
      <div>{pick(refusal.reasonZh, refusal.reasonEn)}</div>
      <div className="row-card-foot">
        <span>{label(benefitLabels, refusal.benefitCode)}</span>
        <span>{formatPeriod(refusal.period, language)}</span>
        <Link to={`/households/${refusal.householdId}`}>{t('common.household')}</Link>
        <Retry refusal={refusal} />
      </div>
    </>
  )
}
