import { Empty } from 'antd'
import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Overview } from '@/api/overview'
import type { AlertLevel } from '@/api/risk'
import { Chart } from '@/components/Chart'
import { levelLabels } from '@/i18n/labels.risk'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { levelColours } from '@/theme'
import { barBase, ROW_HEIGHT } from './chartStyle'

const LEVELS: AlertLevel[] = ['RED', 'ORANGE', 'YELLOW', 'GREEN']

type Township = Overview['alerts']['byTownship'][number]

/** Stacked bars, most alerts on top; a click leads to the alerts of that township and level. */
export function AlertsByTownship({ townships }: { townships: Township[] }) {
  const { t } = useLanguage()
  const label = useLabel()
  const navigate = useNavigate()
  const sorted = useMemo(() => [...townships].sort((a, b) => sum(b) - sum(a)), [townships])

  const option = useMemo(
    () => ({
      ...barBase(sorted.map((one) => one.name)),
      series: LEVELS.map((level) => ({
        name: label(levelLabels, level),
        type: 'bar',
        stack: 'alerts',
        barMaxWidth: 18,
        itemStyle: { color: levelColours[level] },
        data: sorted.map((one) => one[level] ?? 0),
      })),
    }),
    [sorted, label],
  )

  if (sorted.length === 0) return <Empty description={t('overview.noAlerts')} />
  const open = (index: number, series: string) => {
    const township = sorted[index]
    const level = LEVELS.find((one) => label(levelLabels, one) === series)
    if (township) void navigate(address(township.code, level))
  }
  return (
    <div data-testid="chart-alerts-by-township">
      <Chart option={option} height={34 + sorted.length * ROW_HEIGHT} label={t('overview.alertsByTownship')} onPick={open} />
      <details className="as-list">
        <summary>{t('overview.clickBar')}</summary>
        <ul>
          {sorted.map((one) => (
            <li key={one.code}>
              <Link to={address(one.code)} data-testid="township-link">
                {one.name} {sum(one)}
              </Link>
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}

function sum(one: Township): number {
  return LEVELS.reduce((total, level) => total + (one[level] ?? 0), 0)
}

function address(division: string, level?: AlertLevel): string {
  return `/alerts?state=OPEN&division=${division}${level ? `&level=${level}` : ''}`
}
