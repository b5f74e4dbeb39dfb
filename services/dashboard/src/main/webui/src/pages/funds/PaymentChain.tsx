import { useQueries, useQuery } from '@tanstack/react-query'
import { Button, Timeline } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { readCase } from '@/api/assistance'
import { listProjects, type Payment } from '@/api/funds'
import { readAlert, type Alert } from '@/api/risk'
import { LevelTag } from '@/components/LevelTag'
import { useFeedTitle } from '@/components/useFeeds'
import { formatDateTime } from '@/format/dates'
import { caseStateLabels } from '@/i18n/labels.cases'
import { paymentStateLabels } from '@/i18n/labels.funds'
import { departmentLabels } from '@/i18n/labels.people'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'

interface Props {
  payment: Payment
  onRecord: (recordId: string) => void
}

/** Payment ← project ← measure ← case ← alert ← feed row, each a link; what one may not read shows its id. */
export function PaymentChain({ payment, onRecord }: Props) {
  const { t, language } = useLanguage()
  const label = useLabel()
  const projects = useQuery({ queryKey: ['projects'], queryFn: listProjects, retry: false })
  const item = useQuery({ queryKey: ['case', payment.caseId], queryFn: () => readCase(payment.caseId), retry: false })
  const alerts = useQueries({
    queries: payment.alertIds.map((id) => ({ queryKey: ['alert', id], queryFn: () => readAlert(id), retry: false })),
  })
  const project = projects.data?.find((one) => one.projectId === payment.projectId)
  const links: { title: string; testId: string; body: ReactNode }[] = [
    {
      title: t('payment.chainPayment'),
      testId: 'chain-payment',
      body: `${label(paymentStateLabels, payment.state)} · ${formatDateTime(payment.updatedAt, language)}`,
    },
    { title: t('payment.chainProject'), testId: 'chain-project', body: project?.titleZh ?? payment.projectId },
    { title: t('payment.chainMeasure'), testId: 'chain-measure', body: payment.measureTitleZh },
    {
      title: t('payment.chainCase'),
      testId: 'chain-case',
      body: (
        <Link to={`/cases/${payment.caseId}`}>
          {item.data ? `${item.data.caseNo} · ${label(caseStateLabels, item.data.state)}` : payment.caseId}
        </Link>
      ),
    },
    ...payment.alertIds.map((id, index) => ({
      title: t('payment.chainAlert'),
      testId: 'chain-alert',
      body: <AlertLink id={id} alert={alerts[index]?.data} onRecord={onRecord} />,
    })),
    ...(payment.alertIds.length === 0 ? [{ title: t('payment.chainAlert'), testId: 'chain-alert', body: t('payment.chainClue') }] : []),
  ]
  return (
    <Timeline
      data-testid="payment-chain"
      items={links.map((link, index) => ({
        key: `${link.testId}${index}`,
        content: (
          <div data-testid={link.testId}>
            <small className="muted">{link.title}</small>
            <div>{link.body}</div>
          </div>
        ),
      }))}
    />
  )
}

function AlertLink({ id, alert, onRecord }: { id: string; alert: Alert | undefined; onRecord: (recordId: string) => void }) {
  const { t, pick } = useLanguage()
  const label = useLabel()
  const feedTitle = useFeedTitle()
  if (!alert) return <Link to={`/alerts/${id}`}>{id}</Link>
  return (
    <>
      <LevelTag level={alert.level} /> <Link to={`/alerts/${id}`}>{pick(alert.explanationZh, alert.explanationEn)}</Link>
      {alert.evidence.map(({ factId, source }) => (
        <div key={factId} data-testid="chain-fact">
          <small className="muted">{t('payment.chainFact')}</small> {label(departmentLabels, source.department)} ·{' '}
          {feedTitle(source.dataset)} · {t('alerts.evidenceRow', { row: source.rowNo })}{' '}
          <Button size="small" type="link" data-testid="chain-record" onClick={() => onRecord(source.recordId)}>
            {t('common.detail')}
          </Button>
        </div>
      ))}
    </>
  )
}
