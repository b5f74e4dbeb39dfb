import { useQuery } from '@tanstack/react-query'
import { readDivision } from '@/api/registry'

/** The name of a division; asks for it once when the answer at hand has only the code. */
export function DivisionName({ code, name }: { code: string; name?: string | undefined }) {
  const division = useQuery({
    queryKey: ['division', code],
    queryFn: () => readDivision(code),
    enabled: !name,
    staleTime: Infinity,
    retry: false,
  })
  return <>{name ?? division.data?.name ?? code}</>
}
