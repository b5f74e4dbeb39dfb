import { CheckCircleFilled, CloseCircleOutlined } from '@ant-design/icons'
import type { ClauseResult } from '@/api/risk'
import { withUnit } from './unit'
import { policyNumberLabels } from '@/i18n/labels.policy'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'

/** Every condition of the rule with the value seen beside the number it was held against. */
export function ClauseTable({ clauses }: { clauses: ClauseResult[] }) {
  const { t, pick, language } = useLanguage()
  const label = useLabel()
  return (
    <ul className="clauses" data-testid="alert-clauses">
      {clauses.map((clause) => (
        <li key={clause.name} data-testid="alert-clause" data-holds={clause.holds}>
          <span className={clause.holds ? 'holds' : 'holds-not'} title={clause.holds ? t('alerts.holds') : t('alerts.holdsNot')}>
            {clause.holds ? <CheckCircleFilled /> : <CloseCircleOutlined />}
            <span className="visually-hidden">{clause.holds ? t('alerts.holds') : t('alerts.holdsNot')}</span>
          </span>
          <span className="clause-text">{pick(clause.textZh, clause.textEn)}</span>
          {clause.observed !== undefined && (
            <span className="clause-value">
              <small>{t('alerts.observed')}</small>
              <b>{withUnit(clause.observed, clause.unit, language)}</b>
            </span>
          )}
          {clause.threshold !== undefined && (
            <span className="clause-value">
              <small>{t('alerts.threshold')}</small>
              <b>{withUnit(clause.threshold, clause.unit, language)}</b>
              {clause.parameterCode && <small>{label(policyNumberLabels, clause.parameterCode)}</small>}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
