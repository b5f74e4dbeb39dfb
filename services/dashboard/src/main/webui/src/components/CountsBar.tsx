import { formatCount } from '@/format/money'
import { useLanguage } from '@/i18n/language'
import type { TextKey } from '@/i18n/texts'

interface Counts {
  rows: number
  matched: number
  unmatched: number
  quarantined: number
  pending?: number
}

const PARTS: [keyof Counts, TextKey][] = [
  ['matched', 'feeds.matched'],
  ['unmatched', 'feeds.unmatched'],
  ['quarantined', 'feeds.quarantined'],
  ['pending', 'feeds.pending'],
]

/** What became of the rows of a file, as one bar and in figures. */
export function CountsBar({ counts }: { counts: Counts }) {
  const { t } = useLanguage()
  const whole = Math.max(1, counts.rows)
  const shown = PARTS.filter(([name]) => name !== 'pending' || (counts.pending ?? 0) > 0)
  return (
    <div className="counts" data-testid="counts-bar">
      <div className="counts-bar" aria-hidden>
        {shown.map(([name]) => (
          <i key={name} className={`counts-${name}`} style={{ width: `${((counts[name] ?? 0) / whole) * 100}%` }} />
        ))}
      </div>
      <div className="counts-words">
        <span>
          {t('feeds.rows')} <b data-testid="count-rows">{formatCount(counts.rows)}</b>
        </span>
        {shown.map(([name, title]) => (
          <span key={name}>
            <i className={`counts-dot counts-${name}`} aria-hidden />
            {t(title)} <b data-testid={`count-${name}`}>{formatCount(counts[name] ?? 0)}</b>
          </span>
        ))}
      </div>
    </div>
  )
}
