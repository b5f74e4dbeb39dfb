import { useQueries } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { CaseAlert } from '@/api/assistance'
import { readAlert } from '@/api/risk'
import { LevelTag } from '@/components/LevelTag'
import { alertStateLabels } from '@/i18n/labels.risk'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'

/** The alerts that a case answers, in the words of the rule that found them. */
export function CaseAlerts({ alerts }: { alerts: (string | CaseAlert)[] }) {
  const { t, pick } = useLanguage()
  const label = useLabel()
  const ids = alerts.map((alert) => (typeof alert === 'string' ? alert : alert.alertId))
  const read = useQueries({
    queries: ids.map((id) => ({ queryKey: ['alert', id], queryFn: () => readAlert(id), retry: false })),
  })
  if (ids.length === 0) return <p className="muted">{t('case.alertsNone')}</p>
  return (
    <ul className="plain-list" aria-label={t('case.alerts')} data-testid="case-alerts">
      {ids.map((id, index) => {
        const alert = read[index]?.data
        return (
          <li key={id}>
            <span>
              {alert && <LevelTag level={alert.level} />}
              <Link to={`/alerts/${id}`} data-testid="case-to-alert">
                {alert ? pick(alert.explanationZh, alert.explanationEn) : id}
              </Link>
            </span>
            {alert?.state === 'CLEARED' && <span className="muted">{label(alertStateLabels, alert.state)}</span>}
          </li>
        )
      })}
    </ul>
  )
}
