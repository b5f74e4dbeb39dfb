import { useQuery } from '@tanstack/react-query'
import { Tag } from 'antd'
import { readSummary, type CasesSummary } from '@/api/assistance'
import { hasRole, type Role } from '@/api/me'
import { caseStateLabels } from '@/i18n/labels.cases'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { useCurrentMe } from '@/layout/currentMe'

/** At which states a role usually has the next step; the service says exactly, per case, in `availableSteps`. */
const ACTS_AT: Partial<Record<Role, string[]>> = {
  'village-worker': ['CLUE', 'TRIAGED', 'VERIFYING', 'VILLAGE_REVIEW', 'VILLAGE_PUBLICITY', 'ANNOUNCED', 'PAIRED', 'PLANNED', 'ASSISTING'],
  'township-reviewer': ['CLUE', 'TOWNSHIP_REVIEW', 'COUNTY_DETERMINATION', 'ENTERED', 'PAIRED'],
  'county-approver': ['APPLICATION_SIGNED', 'COMPARING', 'COUNTY_DETERMINATION', 'ELIM_PUBLICITY'],
}

interface Props {
  chosen: string | undefined
  onChoose: (state: string | undefined) => void
}

/** Shortcuts to the cases that wait for somebody of one's role, with how many there are. */
export function MyStates({ chosen, onChoose }: Props) {
  const { t } = useLanguage()
  const label = useLabel()
  const me = useCurrentMe()
  const summary = useQuery({ queryKey: ['cases-summary'], queryFn: () => readSummary() })
  const mine = new Set((Object.keys(ACTS_AT) as Role[]).filter((role) => hasRole(me, role)).flatMap((role) => ACTS_AT[role] ?? []))
  if (mine.size === 0 || !summary.data) return null
  const counts = countsOf(summary.data)
  const waiting = Object.keys(caseStateLabels).filter((state) => mine.has(state) && (counts[state] ?? 0) > 0)
  return (
    <div className="chips" data-testid="cases-mine">
      <span className="muted">{t('cases.mine')}</span>
      {waiting.length === 0 && <span className="muted">{t('cases.mineNone')}</span>}
      {waiting.map((state) => (
        <Tag.CheckableTag
          key={state}
          checked={chosen === state}
          onChange={(on) => onChoose(on ? state : undefined)}
          data-testid={`case-chip-${state}`}
        >
          {label(caseStateLabels, state)} {counts[state]}
        </Tag.CheckableTag>
      ))}
    </div>
  )
}

function countsOf(summary: CasesSummary): Record<string, number> {
  return Object.fromEntries(summary.byState.map((one) => [one.state, one.cases]))
}
