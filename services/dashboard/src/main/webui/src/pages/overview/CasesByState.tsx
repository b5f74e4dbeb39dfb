import { Empty } from 'antd'
import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import type { Overview } from '@/api/overview'
import { Chart } from '@/components/Chart'
import { caseStateLabels } from '@/i18n/labels.cases'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { barBase, ROW_HEIGHT } from './chartStyle'

const ORDER = Object.keys(caseStateLabels)

/** How many cases stand at each step, in the order of the procedure. */
export function CasesByState({ states }: { states: Overview['cases']['byState'] }) {
  const { t } = useLanguage()
  const label = useLabel()
  const navigate = useNavigate()
  const sorted = useMemo(
    () => states.filter((one) => one.count > 0).sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state)),
    [states],
  )
  const option = useMemo(
    () => ({
      ...barBase(sorted.map((one) => label(caseStateLabels, one.state))),
      series: [
        {
          name: t('nav.cases'),
          type: 'bar',
          barMaxWidth: 16,
          itemStyle: { color: '#2a7a64', borderRadius: [0, 3, 3, 0] },
          label: { show: true, position: 'right' },
          data: sorted.map((one) => one.count),
        },
      ],
    }),
    [sorted, label, t],
  )
  if (sorted.length === 0) return <Empty description={t('common.empty')} />
  return (
    <Chart
      option={option}
      height={30 + sorted.length * ROW_HEIGHT}
      label={t('overview.casesByState')}
      onPick={(index) => void navigate(`/cases?state=${sorted[index]?.state ?? ''}`)}
    />
  )
}
