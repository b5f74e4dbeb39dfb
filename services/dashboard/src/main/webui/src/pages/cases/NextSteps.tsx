import { Button, Card } from 'antd'
import { useState } from 'react'
import type { CaseView } from '@/api/assistance'
import { useLanguage } from '@/i18n/language'
import { StepForm } from './StepForm'

const TURNING_BACK = new Set(['reject', 'withdraw', 'object', 'close', 'recordNoRisk'])

/** The steps that the person asking may take now. */
export function NextSteps({ item }: { item: CaseView }) {
  const { t, pick } = useLanguage()
  const [command, setCommand] = useState<string | null>(null)
  const chosen = item.availableSteps.find((step) => step.command === command)
  const forward = item.availableSteps.find((step) => !TURNING_BACK.has(step.command))
  return (
    <Card title={t('case.next')} className="next-steps" data-testid="next-steps">
      {item.availableSteps.length === 0 && <p className="muted">{t('case.nextNone')}</p>}
      {!chosen && (
        <div className="buttons">
          {item.availableSteps.map((step) => (
            <Button
              key={step.command}
              type={step === forward ? 'primary' : 'default'}
              danger={step.command === 'reject'}
              data-testid={`step-${step.command}`}
              onClick={() => setCommand(step.command)}
            >
              {pick(step.titleZh, step.titleEn)}
            </Button>
          ))}
        </div>
      )}
      {chosen && (
        <StepForm
          key={chosen.command}
          item={item}
          step={chosen}
          onDone={() => setCommand(null)}
          onCancel={() => setCommand(null)}
        />
      )}
    </Card>
  )
}
