import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { listHouseholdNames } from '@/api/registry'

/** The heads of the households that a page of a list names by id; empty until known. */
export function useHouseholdNames(ids: string[]): (id: string) => string | undefined {
  const distinct = [...new Set(ids)].sort()
  const found = useQuery({
    queryKey: ['household-names', ...distinct],
    queryFn: () => listHouseholdNames(distinct),
    enabled: distinct.length > 0,
    placeholderData: keepPreviousData,
  })
  const names = new Map(found.data?.items.map((one) => [one.householdId, one.headName]))
  return (id) => names.get(id)
}
