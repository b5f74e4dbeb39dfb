import type { Area } from '@/api/me'
import type { TextKey } from '@/i18n/texts'

export interface NavigationItem {
  area: Area
  path: string
  title: TextKey
}

export const navigation: NavigationItem[] = [
  { area: 'overview', path: '/', title: 'nav.overview' },
  { area: 'alerts', path: '/alerts', title: 'nav.alerts' },
  { area: 'households', path: '/households', title: 'nav.households' },
  { area: 'cases', path: '/cases', title: 'nav.cases' },
  { area: 'funds', path: '/funds', title: 'nav.funds' },
  { area: 'batches', path: '/batches', title: 'nav.batches' },
  { area: 'reviews', path: '/reviews', title: 'nav.reviews' },
  { area: 'policy', path: '/policy', title: 'nav.policy' },
  { area: 'me', path: '/me', title: 'nav.me' },
]

/** Which area an address belongs to, for the highlighted entry. */
export function areaOf(pathname: string): Area {
  if (pathname.startsWith('/records')) return 'batches'
  if (pathname.startsWith('/village-tasks')) return 'cases'
  const found = navigation.find((item) => item.path !== '/' && pathname.startsWith(item.path))
  return found?.area ?? 'overview'
}
