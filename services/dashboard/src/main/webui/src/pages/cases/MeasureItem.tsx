import { Button, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Measure } from '@/api/assistance'
import { hasRole } from '@/api/me'
import type { Member } from '@/api/registry'
import { formatDate, formatPeriod } from '@/format/dates'
import { formatFen } from '@/format/money'
import { measureLabels, measureStateLabels } from '@/i18n/labels.cases'
import { benefitLabels } from '@/i18n/labels.funds'
import { departmentLabels } from '@/i18n/labels.people'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { useCurrentMe } from '@/layout/currentMe'
import { DeliverDialog } from './DeliverDialog'

/** One measure: who does what for whom by when, and whether it was done. */
export function MeasureItem({ measure, caseId, members }: { measure: Measure; caseId: string; members: Member[] }) {
  const { t, language } = useLanguage()
  const label = useLabel()
  const me = useCurrentMe()
  const [delivering, setDelivering] = useState(false)
  const person = members.find((member) => member.personId === measure.personId)?.name
  const payee = members.find((member) => member.personId === measure.cash?.payeePersonId)?.name
  const state = measure.state ?? 'DRAFT'
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
          {state !== 'DRAFT' && hasRole(me, 'finance-officer', 'county-approver', 'auditor', 'administrator') && (
            <Link to={`/funds?measure=${measure.measureId}`}>{t('nav.funds')}</Link>
          )}
        </div>
      )}
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
        {state === 'AGREED' && hasRole(me, 'village-worker', 'township-reviewer') && (
          <Button size="small" type="primary" data-testid="measure-deliver" onClick={() => setDelivering(true)}>
            {t('plan.deliver')}
          </Button>
        )}
      </div>
      {delivering && <DeliverDialog measure={measure} caseId={caseId} onClose={() => setDelivering(false)} />}
    </li>
  )
}
