import { useCallback } from 'react'
import { ApiProblem } from '@/api/http'
import { half, useLanguage } from '@/i18n/language'
import type { TextKey } from '@/i18n/texts'

export interface ProblemText {
  title: string
  detail: string[]
  code: string
}

/** Words for an error: the service's own when it gave any, else by the kind of answer. */
export function useProblemText(): (error: unknown) => ProblemText {
  const { t, language } = useLanguage()
  return useCallback(
    (error) => {
      if (!(error instanceof ApiProblem)) return { title: t('problem.generic'), detail: [], code: 'unexpected' }
      const title = error.title ? half(error.title, language) : t(fallback(error.status))
      const detail = error.detail ? [half(error.detail, language)] : []
      const fields = error.errors.map((one) => `${one.field}：${half(one.reason, language)}`)
      return { title, detail: [...detail, ...fields], code: error.code }
    },
    [t, language],
  )
}

function fallback(status: number): TextKey {
  if (status === 0) return 'problem.network'
  if (status === 403) return 'problem.forbidden'
  if (status === 404) return 'problem.notFound'
  if (status === 409) return 'problem.conflict'
  return status >= 500 ? 'problem.unavailable' : 'problem.generic'
}
