import { useQuery } from '@tanstack/react-query'
import { mayUse } from '@/api/me'
import { listVillageTasks } from '@/api/villageTasks'
import { useCurrentMe } from '@/layout/currentMe'

/** How many tasks of villages are open; 0 for who may not see them. */
export function useOpenVillageTasks(): number {
  const me = useCurrentMe()
  const open = useQuery({
    queryKey: ['village-tasks', 'open'],
    queryFn: () => listVillageTasks({ state: 'OPEN', size: 1 }),
    enabled: mayUse(me, 'cases'),
    retry: false,
  })
  return open.data?.total ?? 0
}
