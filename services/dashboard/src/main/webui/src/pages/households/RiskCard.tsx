import { useQuery } from '@tanstack/react-query'
import { Card, Tag } from 'antd'
import { readProfile, type CardColour, type Note } from '@/api/risk'
import { cardLabels, effectLabels } from '@/i18n/labels.risk'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'

const COLOURS: Record<CardColour, string> = { RED: 'red', YELLOW: 'gold', GREEN: 'green' }
const EFFECTS: Note['effect'][] = ['WATCH', 'REVIEW_REASON', 'PROPOSAL', 'DATA_QUALITY']

/** The household's card with its reasons, and what rules found that is no alert. */
export function RiskCard({ householdId }: { householdId: string }) {
  const { t, pick } = useLanguage()
  const label = useLabel()
  const profile = useQuery({ queryKey: ['story', 'profile', householdId], queryFn: () => readProfile(householdId), retry: false }).data
  if (!profile) return null
  const { card, notes } = profile
  return (
    <Card
      className="below"
      title={t('riskCard.title')}
      data-testid="risk-card"
      extra={
        <Tag color={COLOURS[card.colour]} data-testid="risk-card-colour">
          {label(cardLabels, card.colour)}
        </Tag>
      }
    >
      {card.reasons.map((reason) => (
        <p key={reason.zh}>
          {pick(reason.zh, reason.en)}
          {reason.ruleCodes.length > 0 && <span className="muted">（{reason.ruleCodes.join('、')}）</span>}
        </p>
      ))}
      {EFFECTS.map((effect) => {
        const found = notes.filter((note) => note.effect === effect)
        return found.length === 0 ? null : (
          <section key={effect} data-testid={`risk-notes-${effect}`}>
            <h2>{label(effectLabels, effect)}</h2>
            {found.map((note) => (
              <div key={`${note.ruleCode} ${note.explanationZh}`} className="spaced">
                <b>{pick(note.titleZh, note.titleEn)}</b> <span className="muted">{note.ruleCode}</span>
                <div>{pick(note.explanationZh, note.explanationEn)}</div>
              </div>
            ))}
          </section>
        )
      })}
    </Card>
  )
}
