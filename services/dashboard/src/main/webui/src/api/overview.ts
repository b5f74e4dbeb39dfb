import { get } from './http'
import type { AlertLevel } from './risk'
import type { ChangeKind } from '@/live/LiveProvider'

/** A level nobody has an alert of may be left out. */
type ByLevel = Partial<Record<AlertLevel, number>>

/** Answer of `/api/overview`. */
export interface Overview {
  asOf: string
  division: { code: string; name: string }
  synthetic: boolean
  households: { total: number; monitored: number; members: number }
  feeds: {
    batches: number
    rows: number
    matched: number
    unmatched: number
    quarantined: number
    byDataset: DatasetFlow[]
  }
  alerts: {
    open: number
    byLevel: ByLevel
    byTownship: ({ code: string; name: string } & ByLevel)[]
    byRule: { ruleCode: string; titleZh: string; titleEn?: string; open: number }[]
  }
  cases: { open: number; overdue: number; byState: { state: string; count: number }[] }
  funds: {
    sourceFen: number
    allocatedFen: number
    orderedFen: number
    sentFen: number
    paidFen: number
    returnedFen: number
  }
  latest: LatestEvent[]
}

export interface DatasetFlow {
  dataset: string
  feedCode?: string
  rows: number
  matched: number
  unmatched: number
  quarantined: number
}

export interface LatestEvent {
  at: string
  kind: ChangeKind
  titleZh: string
  titleEn: string
  link: string
}

export const readOverview = () => get<Overview>('/overview')
