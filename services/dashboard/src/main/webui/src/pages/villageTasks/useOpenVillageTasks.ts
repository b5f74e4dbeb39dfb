import { useQuery } from '@tanstack/react-query'
import { listVillageTasks } from '@/api/villageTasks'

/** How many tasks of villages are open; 0 for who may not see them. */
export function useOpenVillageTasks(): number {
  const open = useQuery({
    queryKey: ['village-tasks', 'open'],
    queryFn: () => listVillageTasks({ state: 'OPEN', size: 1 }),
    retry: false,
  })
  return open.data?.total ?? 0
}
