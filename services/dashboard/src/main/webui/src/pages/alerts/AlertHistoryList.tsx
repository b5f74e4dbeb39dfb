import { Card, Timeline } from 'antd'
import type { AlertHistory } from '@/api/risk'
import { formatDateTime } from '@/format/dates'
import { alertHistoryLabels, levelLabels } from '@/i18n/labels.risk'
import { half, useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { withUnit } from './unit'

/** How the alert came, changed and went. */
export function AlertHistoryList({ history, unit }: { history: AlertHistory[]; unit: string | undefined }) {
  const { t, language } = useLanguage()
  const label = useLabel()
  if (history.length === 0) return null
  return (
    <Card title={t('alerts.history')} className="below">
      <Timeline
        data-testid="alert-history"
        items={history.map((entry, index) => ({
          key: `${entry.at}${index}`,
          content: (
            <>
              <b>{label(alertHistoryLabels, entry.what.toUpperCase())}</b> {label(levelLabels, entry.level)}
              {entry.observedValue && <span> {withUnit(entry.observedValue, unit, language)}</span>}
              <div className="muted">
                {formatDateTime(entry.at, language)} {half(entry.reason ?? '', language)}
              </div>
            </>
          ),
        }))}
      />
    </Card>
  )
}
