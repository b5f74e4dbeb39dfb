import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { isMissing, listFeedHealth } from '@/api/feedHealth'
import { useLanguage } from '@/i18n/language'

/** Which feeds about risks do not come for the household's county: without them "no risk" is less certain. */
export function UnsureNote({ divisionCode }: { divisionCode: string }) {
  const { t, pick } = useLanguage()
  const county = divisionCode.slice(0, 6).padEnd(12, '0')
  const health = useQuery({ queryKey: ['feed-health', county], queryFn: () => listFeedHealth(county), retry: false, staleTime: 60_000 })
  const missing = (health.data ?? []).filter((feed) => feed.sign === 'RISK' && feed.divisionCode === county && isMissing(feed))
  if (missing.length === 0) return null
  return (
    <Alert
      type="info"
      showIcon
      className="spaced"
      data-testid="unsure-note"
      title={t('health.unsureTitle')}
      description={t('health.unsure', { feeds: missing.map((feed) => pick(feed.titleZh, feed.titleEn)).join('、') })}
    />
  )
}
