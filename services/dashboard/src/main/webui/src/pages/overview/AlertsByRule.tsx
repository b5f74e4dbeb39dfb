import { Empty } from 'antd'
import { Link } from 'react-router'
import type { Overview } from '@/api/overview'
import { formatCount } from '@/format/money'
import { useLanguage } from '@/i18n/language'

/** Which rules found what is open, most first. */
export function AlertsByRule({ rules }: { rules: Overview['alerts']['byRule'] }) {
  const { t, pick } = useLanguage()
  const sorted = rules.filter((rule) => rule.open > 0).sort((a, b) => b.open - a.open)
  if (sorted.length === 0) return <Empty description={t('overview.noAlerts')} />
  return (
    <ul className="plain-list">
      {sorted.map((rule) => (
        <li key={rule.ruleCode}>
          <Link to={`/alerts?state=OPEN&rule=${rule.ruleCode}`}>
            <span className="code">{rule.ruleCode}</span> {pick(rule.titleZh, rule.titleEn)}
          </Link>
          <b>{formatCount(rule.open)}</b>
        </li>
      ))}
    </ul>
  )
}
