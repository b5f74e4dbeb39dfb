import { Link } from 'react-router'
import type { CaseAlert } from '@/api/assistance'
import { LevelTag } from '@/components/LevelTag'
import { alertStateLabels } from '@/i18n/labels.risk'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'

/** The alerts that a case answers, in the words of the rule that found them. */
export function CaseAlerts({ alerts }: { alerts: CaseAlert[] }) {
  const { t, pick } = useLanguage()
  const label = useLabel()
  if (alerts.length === 0) return <p className="muted">{t('case.alertsNone')}</p>
  return (
    <ul className="plain-list" aria-label={t('case.alerts')} data-testid="case-alerts">
      {alerts.map((alert) => (
        <li key={alert.alertId}>
          <span>
            <LevelTag level={alert.level} />
            <Link to={`/alerts/${alert.alertId}`} data-testid="case-to-alert">
              {pick(alert.explanationZh, alert.explanationEn)}
            </Link>
          </span>
          {!alert.open && <span className="muted">{label(alertStateLabels, 'CLEARED')}</span>}
        </li>
      ))}
    </ul>
  )
}
