import { useQuery } from '@tanstack/react-query'
import { Button, Card, Tag } from 'antd'
import { useState } from 'react'
import { readConsents, type Consent, type ConsentingAdult } from '@/api/consents'
import { hasRole } from '@/api/me'
import type { Household } from '@/api/registry'
import { Loading } from '@/components/Loading'
import { ProblemNote } from '@/components/ProblemNote'
import { formatDate } from '@/format/dates'
import { consentStateLabels } from '@/i18n/labels.consents'
import { relationLabels } from '@/i18n/labels.registry'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { useCurrentMe } from '@/layout/currentMe'
import { ConsentDialog } from './ConsentDialog'
import { ConsentHistory } from './ConsentHistory'
import { ConsentWithdrawalDialog } from './ConsentWithdrawalDialog'

/** Who of the adults has consented to asset queries, and who is missing. */
export function ConsentPanel({ household }: { household: Household }) {
  const { t } = useLanguage()
  const me = useCurrentMe()
  const [signing, setSigning] = useState<ConsentingAdult | null>(null)
  const [withdrawing, setWithdrawing] = useState<Consent | null>(null)
  const id = household.householdId
  const consents = useQuery({ queryKey: ['consents', id], queryFn: () => readConsents(id) })
  const mayRecord = hasRole(me, 'village-worker', 'township-reviewer', 'administrator')
  const nameOf = (personId: string) => household.members.find((member) => member.personId === personId)?.name ?? '—'
  const state = consents.data
  return (
    <Card
      title={t('consent.title')}
      className="below"
      data-testid="consent-panel"
      extra={
        state &&
        state.adults.length > 0 && (
          <Tag color={state.complete ? 'green' : 'volcano'} data-testid="consent-state">
            {state.complete ? t('consent.complete') : t('consent.missing', { n: state.missing })}
          </Tag>
        )
      }
    >
      <p className="muted small">{t('consent.about')}</p>
      {consents.error && <ProblemNote error={consents.error} onRetry={() => void consents.refetch()} />}
      {!state && !consents.error && <Loading />}
      {state?.adults.length === 0 && <p className="warn">{t('consent.noAdult')}</p>}
      {state && (
        <ul className="members">
          {state.adults.map((adult) => (
            <AdultRow key={adult.personId} adult={adult} {...(mayRecord ? { onSign: () => setSigning(adult) } : {})} />
          ))}
        </ul>
      )}
      {state && state.history.length > 0 && (
        <ConsentHistory history={state.history} nameOf={nameOf} {...(mayRecord ? { onWithdraw: setWithdrawing } : {})} />
      )}
      {signing && <ConsentDialog householdId={id} adult={signing} onClose={() => setSigning(null)} />}
      {withdrawing && (
        <ConsentWithdrawalDialog
          householdId={id}
          consent={withdrawing}
          name={nameOf(withdrawing.personId)}
          onClose={() => setWithdrawing(null)}
        />
      )}
    </Card>
  )
}

function AdultRow({ adult, onSign }: { adult: ConsentingAdult; onSign?: () => void }) {
  const { t, language } = useLanguage()
  const label = useLabel()
  const date = formatDate(adult.until, language)
  return (
    <li data-testid="consent-adult" data-state={adult.state}>
      <div className="row-card-head">
        <b>{adult.name}</b>
        <span>{label(relationLabels, adult.relationToHead)}</span>
        <Tag color={adult.state === 'IN_FORCE' ? 'green' : 'volcano'}>{label(consentStateLabels, adult.state)}</Tag>
      </div>
      <div className="row-card-foot">
        {adult.state === 'IN_FORCE' && <span>{t('consent.until', { date })}</span>}
        {adult.state === 'LAPSED' && <span>{t('consent.lapsedOn', { date })}</span>}
        {onSign && (
          <Button size="small" data-testid="consent-record" onClick={onSign}>
            {t('consent.record')}
          </Button>
        )}
      </div>
    </li>
  )
}
