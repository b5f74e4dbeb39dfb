import { get, post, type Page } from './http'
import type { FeedRecord, MatchExplanation } from './matching'

export type Verdict = 'SAME' | 'DIFFERENT'
export type RulingState = 'PROPOSED' | 'IN_FORCE' | 'DECLINED' | 'REVERSED'

export interface By {
  userId: string
  name: string
  at: string
}

/** What somebody ruled about whose a record is. */
export interface Ruling {
  rulingId: string
  recordId: string
  dataset: string
  verdict: Verdict
  householdId: string
  personId: string
  state: RulingState
  probability?: number
  note: string
  proposed: By
  decided?: By
  reversed?: By
  reversalReason?: string
}

export interface Candidate {
  householdId: string
  personId: string
  probability: number
  because: MatchExplanation
}

/** That a record went from one household to another, or to nobody; because is a match method or a reason. */
export interface Move {
  version: string
  fromHousehold: string
  toHousehold?: string
  because: string
  at: string
}

/** A record beside those whom it may be about; persons is how many must agree. */
export interface Review {
  record: FeedRecord
  candidates: Candidate[]
  rulings: Ruling[]
  moves: Move[]
  persons: number
}

export interface Waiting {
  record: FeedRecord
  rulings: Ruling[]
}

/** Of the last 90 days, but what waits now. */
export interface ReviewFigures {
  waiting: number
  proposed: number
  same: number
  different: number
  declined: number
  reversed: number
  agreement: number
}

const path = (recordId: string) => `/matching/reviews/${encodeURIComponent(recordId)}`

export const listWaiting = (filter: { dataset?: string | undefined; page: number; size: number }) =>
  get<Page<Waiting>>('/matching/reviews', filter)
export const readFigures = () => get<ReviewFigures>('/matching/reviews/figures')
export const readReview = (recordId: string) => get<Review>(path(recordId))
export const listRulings = (filter: { state?: string | undefined; page: number; size: number }) =>
  get<Page<Ruling>>('/matching/rulings', filter)
export const proposeRuling = (recordId: string, ruling: { verdict: Verdict; personId: string; note: string }) =>
  post<Ruling>(`${path(recordId)}/rulings`, ruling)
export const decideRuling = (rulingId: string, agrees: boolean) =>
  post<Ruling>(`/matching/rulings/${rulingId}/decision`, { agrees })
export const reverseRuling = (rulingId: string, reason: string) =>
  post<Ruling>(`/matching/rulings/${rulingId}/reversal`, { reason })
export const revealRecord = (recordId: string, reason: string) =>
  post<{ idNo?: string; phone?: string }>(`${path(recordId)}/reveal`, { reason })
