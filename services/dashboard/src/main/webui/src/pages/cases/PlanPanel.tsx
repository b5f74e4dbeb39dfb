import { Alert, Button, Card } from 'antd'
import { useState } from 'react'
import type { CaseView } from '@/api/assistance'
import { riskFactorLabels } from '@/i18n/labels.risk'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { MeasureItem } from './MeasureItem'
import { PlanEditor } from './PlanEditor'

/** The household's plan: what is drafted, agreed and delivered, and which risk nothing answers yet. */
export function PlanPanel({ item }: { item: CaseView }) {
  const { t, language } = useLanguage()
  const label = useLabel()
  const [editing, setEditing] = useState(false)
  const { plan } = item
  if (plan.measures.length === 0 && !plan.editable) return null
  const members = item.household?.members ?? []
  const warnings = language === 'zh' ? plan.warningsZh : plan.warningsEn
  const open = plan.risksWithoutMeasure.map((risk) => label(riskFactorLabels, risk))
  return (
    <Card
      title={t('plan.title')}
      className="below"
      data-testid="plan"
      extra={
        plan.editable && (
          <Button data-testid="plan-edit" onClick={() => setEditing(true)}>
            {t('plan.edit')}
          </Button>
        )
      }
    >
      {open.length > 0 && <Alert type="warning" showIcon className="spaced" title={t('plan.riskOpen', { risks: open.join('、') })} />}
      {warnings.map((warning) => (
        <Alert key={warning} type="info" showIcon className="spaced" title={warning} />
      ))}
      {plan.measures.length === 0 && <p className="muted">{t('plan.none')}</p>}
      <ul className="measures">
        {plan.measures.map((measure) => (
          <MeasureItem key={measure.measureId} measure={measure} caseId={item.caseId} members={members} />
        ))}
      </ul>
      {editing && (
        <PlanEditor
          item={item}
          measures={plan.measures.filter((measure) => measure.state === 'DRAFT')}
          members={members.filter((member) => member.present)}
          onClose={() => setEditing(false)}
        />
      )}
    </Card>
  )
}
