import { useLanguage } from '@/i18n/language'
import { useLiveStatus } from './LiveProvider'

const WORDS = { on: 'live.on', connecting: 'live.connecting', off: 'live.off' } as const

/** A dot that says whether the page hears what happens. */
export function LiveIndicator() {
  const status = useLiveStatus()
  const { t } = useLanguage()
  return (
    <span className={`live live-${status}`} data-testid="live-indicator" data-status={status} role="status">
      <span className="live-dot" aria-hidden />
      {t(WORDS[status])}
    </span>
  )
}
