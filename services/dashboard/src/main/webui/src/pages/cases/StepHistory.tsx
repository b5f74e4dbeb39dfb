import { Steps } from 'antd'
import type { CaseStep, CaseView } from '@/api/assistance'
import { formatDateTime } from '@/format/dates'
import { caseStateLabels } from '@/i18n/labels.cases'
import { roleLabels } from '@/i18n/labels.people'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'

/** What was done in a case: by whom, when, in which role, on what evidence. */
export function StepHistory({ item }: { item: CaseView }) {
  const { t, pick } = useLanguage()
  const ended = !item.open
  const taken = item.steps.map((step) => ({
    key: step.stepNo,
    title: (
      <span data-testid="case-step" data-command={step.command}>
        {pick(step.titleZh, step.titleEn)}
      </span>
    ),
    content: <StepContent step={step} />,
    status: step.command === 'reject' ? ('error' as const) : ('finish' as const),
  }))
  const now = {
    key: 'now',
    title: pick(item.stateZh, item.stateEn),
    content: <span className="muted">{t('case.current')}</span>,
    status: ended ? ('finish' as const) : ('process' as const),
  }
  if (taken.length === 0 && ended) return <p className="muted">{t('case.stepsNone')}</p>
  return <Steps orientation="vertical" size="small" items={[...taken, now]} current={taken.length} data-testid="case-steps" />
}

function StepContent({ step }: { step: CaseStep }) {
  const { t, language } = useLanguage()
  const label = useLabel()
  const who = [step.actorName ?? step.actor, step.role && label(roleLabels, step.role), step.unit].filter(Boolean).join(' · ')
  return (
    <div className="step-content">
      <div>
        {step.from && step.from !== step.to && <>{label(caseStateLabels, step.from)} → </>}
        {label(caseStateLabels, step.to)}
      </div>
      <div className="muted">
        {who} · {formatDateTime(step.at, language)}
      </div>
      {step.reasonZh && (
        <div className="warn">
          {t('step.reason')}：{step.reasonZh}
        </div>
      )}
      {step.note && <div>{step.note}</div>}
      {(step.evidence ?? []).map((paper) => (
        <div key={`${paper.kind}${paper.sha256 ?? ''}`} className="small">
          {t('common.evidence')}：{paper.description || paper.kind}
          {paper.sha256 && (
            <span className="code muted" title={paper.sha256}>
              {' '}
              {paper.sha256.slice(0, 12)}…
            </span>
          )}
        </div>
      ))}
    </div>
  )
}
