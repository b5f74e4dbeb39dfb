import { Tag } from 'antd'
import type { CardColour, RiskProfile } from '@/api/risk'
import { cardLabels } from '@/i18n/labels.risk'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'

const COLOURS: Record<CardColour, string> = { RED: 'red', YELLOW: 'gold', GREEN: 'green' }

export function CardColourTag({ colour }: { colour: CardColour }) {
  const label = useLabel()
  return (
    <Tag color={COLOURS[colour]} data-testid="risk-card-colour" data-colour={colour}>
      {label(cardLabels, colour)}
    </Tag>
  )
}

/** Why the card has its colour, with the rules behind it. */
export function CardReasons({ reasons }: { reasons: RiskProfile['card']['reasons'] }) {
  const { pick } = useLanguage()
  return reasons.map((reason) => (
    <p key={reason.zh}>
      {pick(reason.zh, reason.en)}
      {reason.ruleCodes.length > 0 && <span className="muted">（{reason.ruleCodes.join('、')}）</span>}
    </p>
  ))
}
