import { useCallback } from 'react'
import { useLanguage } from './language'
import type { Pair } from './texts'

/** Words for a code of a list; an unknown code stays itself. */
export function useLabel() {
  const { language } = useLanguage()
  return useCallback(
    (labels: Readonly<Record<string, Pair>>, code: string | null | undefined): string => {
      if (!code) return '—'
      return labels[code]?.[language === 'zh' ? 0 : 1] ?? code
    },
    [language],
  )
}
