import { useQuery } from '@tanstack/react-query'
import { get } from './http'

export type Role =
  | 'village-worker'
  | 'township-reviewer'
  | 'county-approver'
  | 'finance-officer'
  | 'monitoring-staff'
  | 'auditor'
  | 'administrator'
  | 'feed-pusher'

export interface Me {
  userId: string
  name: string
  roles: Role[]
  division: { code: string; name: string }
  department?: string
  synthetic?: boolean
}

export type Area = 'overview' | 'alerts' | 'households' | 'cases' | 'funds' | 'batches' | 'reviews' | 'policy' | 'me'

const OFFICIALS: Role[] = [
  'village-worker',
  'township-reviewer',
  'county-approver',
  'finance-officer',
  'monitoring-staff',
  'auditor',
  'administrator',
]

/** Who sees which part of the console; the services decide again with each request. */
const ACCESS: Record<Area, Role[] | 'everyone'> = {
  overview: 'everyone',
  alerts: OFFICIALS,
  households: OFFICIALS,
  cases: OFFICIALS,
  funds: ['finance-officer', 'county-approver', 'monitoring-staff', 'auditor', 'administrator'],
  batches: ['village-worker', 'township-reviewer', 'county-approver', 'monitoring-staff', 'auditor', 'administrator', 'feed-pusher'],
  reviews: ['village-worker', 'township-reviewer', 'county-approver', 'monitoring-staff', 'administrator'],
  policy: OFFICIALS,
  me: 'everyone',
}

export function mayUse(me: Me, area: Area): boolean {
  const roles = ACCESS[area]
  return roles === 'everyone' || hasRole(me, ...roles)
}

export function hasRole(me: Me, ...roles: Role[]): boolean {
  return me.roles.some((role) => roles.includes(role))
}

export function useMe() {
  return useQuery({ queryKey: ['me'], queryFn: () => get<Me>('/me'), staleTime: 5 * 60_000, retry: false })
}
