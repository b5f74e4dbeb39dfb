import { useQuery } from '@tanstack/react-query'
import { Card, Tag } from 'antd'
import type { Member } from '@/api/registry'
import { readProfile, type NearRule } from '@/api/risk'
import { ConfidenceSources } from '@/components/ConfidenceNote'
import { useLanguage } from '@/i18n/language'

/** Which rules match and rest since people found no risk, which come nearest to an alert, and what is missing. */
export function NotFlagged({ householdId, members }: { householdId: string; members: Member[] }) {
  const { t, pick } = useLanguage()
  const profile = useQuery({ queryKey: ['story', 'profile', householdId], queryFn: () => readProfile(householdId), retry: false }).data
  const suppressed = (profile?.rules ?? []).filter((rule) => rule.suppressed)
  if (!profile || profile.nearest.length + suppressed.length === 0) return null
  const name = (personId: string) => members.find((member) => member.personId === personId)?.name
  return (
    <Card className="below" title={t('near.title')} data-testid="not-flagged">
      <ul className="members">
        {suppressed.map((rule) => (
          <li key={`${rule.ruleCode} ${rule.personId} ${rule.period}`} data-testid="suppressed-rule" data-rule={rule.ruleCode}>
            <div className="row-card-head">
              <b>{pick(rule.titleZh, rule.titleEn)}</b>
              <span className="muted">{rule.ruleCode}</span>
              {rule.personId && <span>{name(rule.personId)}</span>}
            </div>
            <div className="break">{pick(rule.suppressed?.explanationZh, rule.suppressed?.explanationEn)}</div>
          </li>
        ))}
        {profile.nearest.map((near) => (
          <li key={near.ruleCode} data-testid="near-rule" data-rule={near.ruleCode}>
            <div className="row-card-head">
              <b>{pick(near.titleZh, near.titleEn)}</b>
              <span className="muted">{near.ruleCode}</span>
              {near.personId && <span>{name(near.personId)}</span>}
              <Missing near={near} />
            </div>
            <div className="break">{pick(near.explanationZh, near.explanationEn)}</div>
          </li>
        ))}
      </ul>
      <p className="below">{pick(profile.confidence.explanationZh, profile.confidence.explanationEn)}</p>
      <ConfidenceSources confidence={profile.confidence} />
    </Card>
  )
}

/** How many clauses fail, or, of a single one, which share of the threshold is missing. */
function Missing({ near }: { near: NearRule }) {
  const { t } = useLanguage()
  if (!near.decided) return <Tag>{t('near.undecided')}</Tag>
  const percent = near.failingClauses === 1 ? near.distances[0]?.percentOfThreshold : undefined
  return (
    <Tag color={percent !== undefined && percent <= 20 ? 'gold' : 'default'}>
      {percent === undefined ? t('near.clauses', { n: near.failingClauses }) : t('near.percent', { n: percent })}
    </Tag>
  )
}
