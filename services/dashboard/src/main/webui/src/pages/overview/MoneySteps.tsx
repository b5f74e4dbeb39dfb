import type { Overview } from '@/api/overview'
import { formatWan } from '@/format/money'
import { useLanguage } from '@/i18n/language'
import type { TextKey } from '@/i18n/texts'

const STEPS: [keyof Overview['funds'], TextKey][] = [
  ['sourceFen', 'money.source'],
  ['allocatedFen', 'money.allocated'],
  ['orderedFen', 'money.ordered'],
  ['sentFen', 'money.sent'],
  ['paidFen', 'money.paid'],
  ['returnedFen', 'money.returned'],
]

/** Money from its source to the card, each bar as a share of the source. */
export function MoneySteps({ funds }: { funds: Overview['funds'] }) {
  const { t, language } = useLanguage()
  const whole = Math.max(1, ...STEPS.map(([name]) => funds[name] ?? 0))
  return (
    <ul className="steps-bars" data-testid="overview-money">
      {STEPS.map(([name, title]) => (
        <li key={name} className={name === 'returnedFen' ? 'returned' : ''}>
          <span className="steps-name">{t(title)}</span>
          <span className="steps-bar" aria-hidden>
            <i style={{ width: `${((funds[name] ?? 0) / whole) * 100}%` }} />
          </span>
          <span className="steps-value">{formatWan(funds[name], language)}</span>
        </li>
      ))}
    </ul>
  )
}
