import { Button } from 'antd'
import type { Evidence } from '@/api/risk'
import { useFeedTitle } from '@/components/useFeeds'
import { formatPeriod } from '@/format/dates'
import { departmentLabels } from '@/i18n/labels.people'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'

/** The rows an alert rests on; each opens beside the page. */
export function EvidenceRows({ evidence, onOpen }: { evidence: Evidence[]; onOpen: (recordId: string) => void }) {
  const { t, language } = useLanguage()
  const label = useLabel()
  const feedTitle = useFeedTitle()
  if (evidence.length === 0) return <p className="muted">{t('alerts.evidenceNone')}</p>
  return (
    <ul className="plain-list" data-testid="alert-evidence">
      {evidence.map(({ factId, factVersion, period, source }) => (
        <li key={`${factId}${factVersion}`}>
          <span>
            {label(departmentLabels, source.department)} · {feedTitle(source.dataset)} · {formatPeriod(period, language)} ·{' '}
            {t('alerts.evidenceRow', { row: source.rowNo })}
          </span>
          <Button size="small" data-testid="evidence-row" onClick={() => onOpen(source.recordId)}>
            {t('common.detail')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
