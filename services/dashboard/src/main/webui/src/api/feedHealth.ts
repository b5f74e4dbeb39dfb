import { get, post } from './http'

export type FeedState = 'NOT_EXPECTED' | 'NEVER' | 'ON_TIME' | 'LATE' | 'STALE' | 'SHRUNKEN' | 'SWOLLEN'

/** By whose word a feed has enough rows. */
export type SizeBasis = 'AGREEMENT' | 'CONTRACT' | 'EARLIER'

/** How a dataset comes for a county. */
export interface FeedHealth {
  dataset: string
  feedCode: string
  titleZh: string
  titleEn: string
  department: string
  cadence: string
  sign?: string
  divisionCode: string
  state: FeedState
  expectedPeriod?: string
  dueOn?: string
  lastPeriod?: string
  lastReceivedAt?: string
  rows?: number
  usualRows?: number
  judgedBy?: SizeBasis
  leastRows?: number
  mostRows?: number
  since: string
}

export const listFeedHealth = (division?: string) => get<FeedHealth[]>('/matching/feed-health', { division })
export const lookNow = () => post<FeedHealth[]>('/matching/feed-health')
