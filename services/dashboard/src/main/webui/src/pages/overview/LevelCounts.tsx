import type { AlertLevel } from '@/api/risk'
import { formatCount } from '@/format/money'
import { levelLabels } from '@/i18n/labels.risk'
import { useLabel } from '@/i18n/useLabel'

const ORDER: AlertLevel[] = ['RED', 'ORANGE', 'YELLOW', 'GREEN']

/** Open alerts by level, worst first. */
export function LevelCounts({ byLevel, short }: { byLevel: Partial<Record<AlertLevel, number>>; short?: boolean }) {
  const label = useLabel()
  const shown = ORDER.filter((level) => !short || (byLevel[level] ?? 0) > 0)
  return (
    <span className="level-counts">
      {shown.map((level) => (
        <span key={level} data-testid={short ? undefined : `overview-level-${level}`} title={label(levelLabels, level)}>
          <i className={`level-dot level-${level}`} aria-hidden />
          {short ? <span className="visually-hidden">{label(levelLabels, level)} </span> : `${label(levelLabels, level)} `}
          {formatCount(byLevel[level] ?? 0)}
        </span>
      ))}
    </span>
  )
}
