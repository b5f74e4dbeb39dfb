import { useCallback } from 'react'
import { ApiProblem, type FieldError } from '@/api/http'
import { half, useLanguage } from '@/i18n/language'
import type { TextKey } from '@/i18n/texts'

export interface ProblemText {
  title: string
  detail: string[]
  code: string
}

/** Words for an error: the service's own when it gave any, else by the kind of answer; fields by their titles. */
export function useProblemText(): (error: unknown, titles?: Record<string, string>) => ProblemText {
  const { t, pick, language } = useLanguage()
  return useCallback(
    (error, titles = {}) => {
      if (!(error instanceof ApiProblem)) return { title: t('problem.generic'), detail: [], code: 'unexpected' }
      const title = error.title ? half(error.title, language) : t(fallback(error.status))
      const detail = error.detail ? [half(error.detail, language)] : []
      const reasonOf = (one: FieldError) => (one.reasonZh ? pick(one.reasonZh, one.reasonEn) : half(one.reason ?? '', language))
      const fields = error.errors.map((one) => `${titles[one.field] ?? one.field}：${reasonOf(one)}`)
      return { title, detail: [...detail, ...fields], code: error.code }
    },
    [t, pick, language],
  )
}

function fallback(status: number): TextKey {
  if (status === 0) return 'problem.network'
  if (status === 403) return 'problem.forbidden'
  if (status === 404) return 'problem.notFound'
  if (status === 409) return 'problem.conflict'
  return status >= 500 ? 'problem.unavailable' : 'problem.generic'
}
