import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'

export const PAGE_SIZE = 20

/** Filters and page of a list, kept in the address so that it can be shared and gone back to. */
export function useListParams() {
  const [params, setParams] = useSearchParams()
  const page = Number(params.get('page') ?? 0)
  const filters = useMemo(() => Object.fromEntries(params.entries()) as Record<string, string | undefined>, [params])

  const setFilter = useCallback(
    (changes: Record<string, string | undefined>) => {
      setParams((before) => {
        const next = new URLSearchParams(before)
        next.delete('page')
        for (const [name, value] of Object.entries(changes)) {
          if (value) next.set(name, value)
          else next.delete(name)
        }
        return next
      })
    },
    [setParams],
  )

  const setPage = useCallback(
    (next: number) => {
      setParams((before) => {
        const all = new URLSearchParams(before)
        all.set('page', String(next))
        return all
      })
    },
    [setParams],
  )
  return { filters, page, setFilter, setPage }
}
