import { useQuery } from '@tanstack/react-query'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { readPlan, type CaseView } from '@/api/assistance'
import { hasRole } from '@/api/me'
import { ApiProblem } from '@/api/http'
import { readStory } from '@/api/registry'
import { ProblemNote } from '@/components/ProblemNote'
import { useLanguage } from '@/i18n/language'
import { useCurrentMe } from '@/layout/currentMe'
import { MeasureItem } from './MeasureItem'
import { PlanEditor } from './PlanEditor'

/** From being entered on, a household has a plan. */
const WITHOUT_PLAN = ['CLUE', 'TRIAGED', 'VERIFYING', 'NO_RISK', 'APPLICATION_SIGNED', 'COMPARING', 'VILLAGE_REVIEW', 'VILLAGE_PUBLICITY', 'TOWNSHIP_REVIEW', 'COUNTY_DETERMINATION', 'ANNOUNCED', 'REJECTED', 'WITHDRAWN']
const EDITABLE = ['ENTERED', 'PAIRED', 'PLANNED', 'ASSISTING']

export function PlanPanel({ item }: { item: CaseView }) {
  const { t } = useLanguage()
  const me = useCurrentMe()
  const [editing, setEditing] = useState(false)
  const due = !WITHOUT_PLAN.includes(item.state)
  const plan = useQuery({ queryKey: ['case', item.caseId, 'plan'], queryFn: () => readPlan(item.caseId), enabled: due })
  const story = useQuery({ queryKey: ['story', item.householdId], queryFn: () => readStory(item.householdId), enabled: due, retry: false })
  if (!due) return null
  const mayEdit = EDITABLE.includes(item.state) && hasRole(me, 'village-worker', 'township-reviewer', 'county-approver')
  const members = story.data?.household.members.filter((member) => member.status === 'ACTIVE') ?? []
  const measures = plan.data?.measures ?? item.plan?.measures ?? []
  const missing = plan.error instanceof ApiProblem && plan.error.status === 404
  return (
    <Card
      title={t('plan.title')}
      className="below"
      data-testid="plan"
      extra={
        mayEdit && (
          <Button data-testid="plan-edit" onClick={() => setEditing(true)}>
            {t('plan.edit')}
          </Button>
        )
      }
    >
      {plan.error && !missing && <ProblemNote error={plan.error} />}
      {measures.length === 0 && !plan.isLoading && <p className="muted">{t('plan.none')}</p>}
      <ul className="measures">
        {measures.map((measure) => (
          <MeasureItem key={measure.measureId} measure={measure} caseId={item.caseId} members={members} />
        ))}
      </ul>
      {editing && (
        <PlanEditor
          item={item}
          measures={measures.filter((measure) => (measure.state ?? 'DRAFT') === 'DRAFT')}
          version={plan.data?.version ?? item.version}
          members={members}
          onClose={() => setEditing(false)}
        />
      )}
    </Card>
  )
}
