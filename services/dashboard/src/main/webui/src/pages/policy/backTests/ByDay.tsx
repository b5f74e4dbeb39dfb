import { useMemo } from 'react'
import type { Flagged } from '@/api/backTests'
import { Chart } from '@/components/Chart'
import { formatPeriod } from '@/format/dates'
import { useLanguage } from '@/i18n/language'
import { barBase, ROW_HEIGHT } from '@/pages/overview/chartStyle'

const IN_FORCE_COLOUR = '#9fb4ac'
const DRAFT_COLOUR = '#1a6350'
const MONTH_LETTERS = 7

/** How many households alert at the end of each month, in force and by the draft. */
export function ByDay({ days }: { days: Record<string, Flagged> }) {
  const { t, language } = useLanguage()
  const entries = useMemo(() => Object.entries(days).sort(([a], [b]) => a.localeCompare(b)), [days])
  const option = useMemo(
    () => ({
      ...barBase(entries.map(([day]) => formatPeriod(day.slice(0, MONTH_LETTERS), language))),
      series: [
        { name: t('backTest.inForce'), type: 'bar', itemStyle: { color: IN_FORCE_COLOUR }, data: entries.map(([, one]) => one.inForce) },
        { name: t('backTest.draft'), type: 'bar', itemStyle: { color: DRAFT_COLOUR }, data: entries.map(([, one]) => one.draft) },
      ],
    }),
    [entries, language, t],
  )
  return (
    <>
      <p className="muted">
        <span style={{ color: IN_FORCE_COLOUR }}>■</span> {t('backTest.inForce')} <span style={{ color: DRAFT_COLOUR }}>■</span> {t('backTest.draft')}
      </p>
      <Chart option={option} height={34 + entries.length * ROW_HEIGHT * 1.5} label={t('backTest.byDay')} />
    </>
  )
}
