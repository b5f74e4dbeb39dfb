import { Link } from 'react-router'
import type { LatestEvent } from '@/api/overview'
import { formatDate, formatTime, today } from '@/format/dates'
import { useLanguage } from '@/i18n/language'

/** What happened last, newest first; it is read out as it grows. */
export function LatestPanel({ events }: { events: LatestEvent[] }) {
  const { t, pick, language } = useLanguage()
  if (events.length === 0) return <p className="muted">{t('overview.latestNone')}</p>
  return (
    <ol className="ticker" data-testid="overview-latest" aria-live="polite">
      {events.map((event) => (
        <li key={`${event.at}${event.link}${event.titleZh}`} className={`kind-${event.kind}`}>
          <time dateTime={event.at}>
            {formatDate(event.at) === formatDate(today()) ? formatTime(event.at) : formatDate(event.at, language)}
          </time>
          {event.link ? <Link to={event.link}>{pick(event.titleZh, event.titleEn)}</Link> : pick(event.titleZh, event.titleEn)}
        </li>
      ))}
    </ol>
  )
}
