import { Button } from 'antd'
import type { Consent } from '@/api/consents'
import { formatDate } from '@/format/dates'
import { consentMethodLabels } from '@/i18n/labels.consents'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'

interface Props {
  history: Consent[]
  nameOf: (personId: string) => string
  onWithdraw?: (consent: Consent) => void
}

/** Every paper that was recorded, withdrawn ones too, the newest first. */
export function ConsentHistory({ history, nameOf, onWithdraw }: Props) {
  const { t, language } = useLanguage()
  const label = useLabel()
  return (
    <details data-testid="consent-history">
      <summary>{t('consent.history', { n: history.length })}</summary>
      <ul className="members">
        {history.map((consent) => (
          <li key={consent.consentId} data-testid="consent-entry" className={consent.inForce ? '' : 'member-gone'}>
            <div className="row-card-head">
              <b>{nameOf(consent.personId)}</b>
              <span className="break">{consent.documentReference}</span>
            </div>
            <div className="row-card-foot">
              <span>
                {t('consent.signedOn')} {formatDate(consent.signedOn, language)}
              </span>
              <span>{label(consentMethodLabels, consent.method)}</span>
              <span>{t('consent.until', { date: formatDate(consent.validUntil, language) })}</span>
              <span>{t('consent.recordedBy', { name: consent.recordedBy })}</span>
              {consent.withdrawnAt ? (
                <span className="warn break">
                  {t('consent.withdrawnBy', {
                    name: consent.withdrawnBy ?? '—',
                    date: formatDate(consent.withdrawnAt, language),
                    reason: consent.withdrawalReason ?? '—',
                  })}
                </span>
              ) : (
                onWithdraw && (
                  <Button size="small" danger data-testid="consent-withdraw" onClick={() => onWithdraw(consent)}>
                    {t('consent.withdraw')}
                  </Button>
                )
              )}
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}
