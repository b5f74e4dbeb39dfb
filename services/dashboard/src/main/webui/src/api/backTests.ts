import { get, post, type Page } from './http'
import type { PolicyNumber } from './policy'

export type Basis = 'PRESENT' | 'AS_KNOWN' | 'AS_DUE'
export type Verdict = 'CAUGHT' | 'LOST' | 'EARLIER' | 'LATER'

/** Households that alert; caught only by the draft, lost only by what is in force. */
export interface Flagged {
  households: number
  inForce: number
  draft: number
  caught: number
  lost: number
}

export interface Interval {
  estimate: number
  low: number
  high: number
}

export interface BackTest {
  id: string
  title: string
  divisionCode: string
  basis: Basis
  days: string[]
  samplePercent: number
  numbers: PolicyNumber[]
  triesPack: boolean
  changeId?: string
  state: 'RUNNING' | 'DONE' | 'CANCELLED' | 'FAILED'
  failure?: string
  asked: { userId: string; name: string; at: string }
  finishedAt?: string
  progress?: { lookedAt: number; expected: number; parts: number; partsDone: number }
  result?: {
    households: number
    compared: number
    days: Record<string, Flagged>
    verdicts: Partial<Record<Verdict | 'SAME' | 'NEITHER', number>>
    townships: Record<string, Flagged>
    groups: Record<string, Flagged>
    rules: Record<string, Flagged>
    costCaughtFen: number
    costLostFen: number
    uncosted: number
  }
  estimates?: { caught: Interval; lost: Interval }
}

export interface ChangedHousehold {
  householdId: string
  divisionCode: string
  householdType: string
  verdict: Verdict
  firstInForce?: string
  firstDraft?: string
  rulesInForce: string[]
  rulesDraft: string[]
  costFen?: number
}

export interface BackTestRequest {
  title: string
  divisionCode: string
  basis: Basis
  from?: string
  to?: string
  samplePercent?: number
  numbers?: PolicyNumber[]
  yaml?: string
  policyChangeId?: string
}

export const listBackTests = (page: number, size: number) => get<Page<BackTest>>('/risk/back-tests', { page, size })
export const readBackTest = (id: string) => get<BackTest>(`/risk/back-tests/${id}`)
export const askBackTest = (request: BackTestRequest) => post<BackTest>('/risk/back-tests', request)
export const cancelBackTest = (id: string) => post<BackTest>(`/risk/back-tests/${id}/cancellation`)
export const listChangedHouseholds = (id: string, verdict: string | undefined, page: number, size: number) =>
  get<Page<ChangedHousehold>>(`/risk/back-tests/${id}/households`, { verdict, page, size })
