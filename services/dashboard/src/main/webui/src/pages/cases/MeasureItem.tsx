import { Button, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { CaseMember, Measure } from '@/api/assistance'
import { mayUse } from '@/api/me'
import { formatDate, formatPeriod } from '@/format/dates'
import { formatFen } from '@/format/money'
import { measureLabels, measureStateLabels } from '@/i18n/labels.cases'
import { benefitLabels, paymentStateLabels, violationLabels } from '@/i18n/labels.funds'
import { departmentLabels } from '@/i18n/labels.people'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { useCurrentMe } from '@/layout/currentMe'
import { DeliverDialog } from './DeliverDialog'

/** One measure: who does what for whom by when, and whether it was done. */
export function MeasureItem({ measure, caseId, members }: { measure: Measure; caseId: string; members: CaseMember[] }) {
  const { t, language } = useLanguage()
  const label = useLabel()
  const [delivering, setDelivering] = useState(false)
  const person = members.find((member) => member.personId === measure.personId)?.name
  const payee = members.find((member) => member.personId === measure.cash?.payeePersonId)?.name
  const { state, payment } = measure
  return (
    <li data-testid="measure-row" data-state={state}>
      <div className="row-card-head">
        <b>{measure.titleZh}</b>
        <Tag>{label(measureLabels, measure.category)}</Tag>
        <Tag color={state === 'DELIVERED' ? 'green' : 'default'}>{label(measureStateLabels, state)}</Tag>
      </div>
      {measure.cash && (
        <div>
          {label(benefitLabels, measure.cash.benefitCode)} · {formatPeriod(measure.cash.period, language)} ·{' '}
          <b>{formatFen(measure.cash.amountFen)}</b> → {payee ?? measure.cash.payeePersonId}{' '}
        </div>
      )}
      {payment && <PaymentLine payment={payment} />}
      <div className="row-card-foot">
        <span>{label(departmentLabels, measure.department)}</span>
        <span>{person ?? t('plan.wholeHousehold')}</span>
        {measure.dueOn && (
          <span>
            {t('plan.dueOn')} {formatDate(measure.dueOn, language)}
          </span>
        )}
        {measure.deliveredOn && (
          <span>
            {t('plan.delivered')} {formatDate(measure.deliveredOn, language)}
          </span>
        )}
        {measure.deliverable && (
          <Button size="small" type="primary" data-testid="measure-deliver" onClick={() => setDelivering(true)}>
            {t('plan.deliver')}
          </Button>
        )}
      </div>
      {delivering && <DeliverDialog measure={measure} caseId={caseId} onClose={() => setDelivering(false)} />}
    </li>
  )
}

/** Where the money of a cash measure stands; a refusal with its reason. */
function PaymentLine({ payment }: { payment: NonNullable<Measure['payment']> }) {
  const { t, pick } = useLanguage()
  const label = useLabel()
  const me = useCurrentMe()
  const words = payment.violation
    ? `${label(violationLabels, payment.violation)}：${pick(payment.reasonZh, payment.reasonEn)}`
    : label(paymentStateLabels, payment.state)
  return (
    <div className={payment.violation ? 'warn' : ''} data-testid="measure-payment" data-state={payment.state}>
      {t('plan.payment')} {words}{' '}
      {payment.paymentId && mayUse(me, 'funds') && <Link to={`/funds/payments/${payment.paymentId}`}>{payment.paymentNo}</Link>}
    </div>
  )
}
