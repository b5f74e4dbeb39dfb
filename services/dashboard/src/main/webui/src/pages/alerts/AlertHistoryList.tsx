import { Card, Timeline } from 'antd'
import type { AlertHistory } from '@/api/risk'
import { formatDateTime } from '@/format/dates'
import { alertHistoryLabels, levelLabels } from '@/i18n/labels.risk'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { withUnit } from './unit'

/** How the alert came, changed and went. */
export function AlertHistoryList({ history }: { history: AlertHistory[] }) {
  const { t, pick, language } = useLanguage()
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
              <b>{label(alertHistoryLabels, entry.kind)}</b> {entry.level && label(levelLabels, entry.level)}
              {entry.previousLevel && entry.previousLevel !== entry.level && `（← ${label(levelLabels, entry.previousLevel)}）`}
              {entry.observedValue && <span> {withUnit(entry.observedValue, entry.unit, language)}</span>}
              <div className="muted">
                {formatDateTime(entry.at, language)} {pick(entry.reasonZh, entry.reasonEn)}
              </div>
            </>
          ),
        }))}
      />
    </Card>
  )
}
