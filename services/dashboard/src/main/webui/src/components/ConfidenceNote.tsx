import { Alert, Tag } from 'antd'
import type { Confidence } from '@/api/risk'
import { formatDate, formatPeriod } from '@/format/dates'
import { feedStateLabels } from '@/i18n/labels.feeds'
import { departmentLabels } from '@/i18n/labels.people'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'

const COLOURS: Record<string, string> = { ON_TIME: 'green', LATE: 'gold', STALE: 'red', SHRUNKEN: 'red', SWOLLEN: 'gold', NEVER: 'red' }

/** What the feeds behind a conclusion are worth, in one sentence. */
export function ConfidenceNote({ confidence }: { confidence: Confidence }) {
  const { pick } = useLanguage()
  return (
    <Alert
      type={confidence.weakened ? 'warning' : 'info'}
      showIcon
      className="spaced"
      data-testid="confidence"
      data-weakened={confidence.weakened}
      title={pick(confidence.explanationZh, confidence.explanationEn)}
    />
  )
}

/** The feeds one by one: how each comes, and when it last came. */
export function ConfidenceSources({ confidence }: { confidence: Confidence }) {
  const { t, pick, language } = useLanguage()
  const label = useLabel()
  if (confidence.sources.length === 0) return null
  return (
    <details data-testid="confidence-sources">
      <summary>{t('confidence.sources', { n: confidence.sources.length })}</summary>
      <ul className="members">
        {confidence.sources.map((source) => (
          <li key={source.dataset} data-testid="confidence-source" data-state={source.state ?? 'UNKNOWN'}>
            <div className="row-card-head">
              <b>{pick(source.titleZh, source.titleEn)}</b>
              <Tag color={source.state ? COLOURS[source.state] : undefined}>
                {source.state ? label(feedStateLabels, source.state) : t('confidence.unknown')}
              </Tag>
              {source.daysLate !== undefined && <span>{t('confidence.late', { n: source.daysLate })}</span>}
            </div>
            <div className="row-card-foot">
              <span>{label(departmentLabels, source.department)}</span>
              {source.lastPeriod && <span>{t('confidence.period', { period: formatPeriod(source.lastPeriod, language) })}</span>}
              {source.lastBatchAt && <span>{t('confidence.received', { date: formatDate(source.lastBatchAt, language) })}</span>}
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}
