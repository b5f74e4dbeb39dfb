import { useQuery } from '@tanstack/react-query'
import { Card } from 'antd'
import type { Member } from '@/api/registry'
import { readProfile, type Note } from '@/api/risk'
import { effectLabels } from '@/i18n/labels.risk'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { CardColourTag, CardReasons } from './CardParts'
import { PastGrading } from './PastGrading'

const EFFECTS: Note['effect'][] = ['WATCH', 'REVIEW_REASON', 'PROPOSAL', 'DATA_QUALITY']

/** The household's card with its reasons, and what rules found that is no alert. */
export function RiskCard({ householdId, members }: { householdId: string; members: Member[] }) {
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
      extra={<CardColourTag colour={card.colour} />}
    >
      <CardReasons reasons={card.reasons} />
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
      <PastGrading householdId={householdId} members={members} />
    </Card>
  )
}
