import { get, type Page } from './http'
import type { SourceRecord } from './risk'

export type BatchState = 'RECEIVED' | 'READING' | 'MATCHING' | 'COMPLETED' | 'REFUSED'

export interface BatchCounts {
  rows: number
  matched: number
  unmatched: number
  quarantined: number
  pending: number
}

export interface Batch {
  batchId: string
  dataset: string
  feedCode: string
  department: string
  divisionCode: string
  period: string
  fileName: string
  fileHash: string
  state: BatchState
  refusal?: { code: string; reasonZh: string; reasonEn: string }
  counts: BatchCounts
  reasons?: Record<string, number>
  synthetic: boolean
  duplicate?: boolean
  receivedAt: string
  completedAt?: string
}

export interface FieldContract {
  name: string
  type: string
  headers: string[]
  required: boolean
  sensitive: boolean
  codes?: Record<string, string>
}

export interface Feed {
  dataset: string
  feedCode: string
  titleZh: string
  titleEn: string
  department: string
  cadence: string
  sign: string
  subject?: 'PERSON' | 'VILLAGE'
  factKind?: string
  fields: FieldContract[]
}

/** A row that could not be read as its contract says. */
export interface QuarantinedRow {
  rowNo: number
  field: string
  code: string
  reasonZh: string
  reasonEn: string
  /** Only for who sent the file, and administrators. */
  raw?: string
}

/** How the best candidate was weighed; no personal data. */
export interface MatchExplanation {
  parametersVersion: string
  probability: number
  bits: number
  householdBits: number
  fields: { field: string; level: string; bits: number }[]
  candidates: number
  overfullBlocks: number
  runnerUp?: { personId: string; probability: number }
}

/** One feed row and what became of it. */
export interface FeedRecord extends Partial<SourceRecord> {
  recordId: string
  batchId: string
  rowNo: number
  because?: MatchExplanation
  idNoMasked?: string
  dataset: string
  period: string
  values: Record<string, unknown>
  outcome?: 'MATCHED' | 'UNMATCHED' | 'PENDING'
  householdId?: string
  personId?: string
  factId?: string
  match?: { method: string; score: number }
  reason?: string
  reasonZh?: string
  reasonEn?: string
  synthetic?: boolean
  receivedAt?: string
}

export const listFeeds = async () => itemsOf(await get<Page<Feed> | Feed[]>('/matching/feeds'))
export const readFeed = (dataset: string) => get<Feed>(`/matching/feeds/${dataset}`)
export const readRecord = (id: string) => get<FeedRecord>(`/matching/records/${encodeURIComponent(id)}`)
export const listBatches = (filter: { dataset?: string; period?: string; state?: string; page?: number; size?: number }) =>
  get<Page<Batch>>('/matching/batches', filter)
export const readBatch = (id: string) => get<Batch>(`/matching/batches/${id}`)
export const listQuarantine = (id: string, page: number, size: number) =>
  get<Page<QuarantinedRow>>(`/matching/batches/${id}/quarantine`, { page, size })
export const listRecords = (id: string, outcome: string, page: number, size: number) =>
  get<Page<FeedRecord>>(`/matching/batches/${id}/records`, { outcome, page, size })
export const listUnmatched = (filter: { dataset?: string; reason?: string; page?: number; size?: number }) =>
  get<Page<FeedRecord>>('/matching/unmatched', filter)

/** Short lists come bare or as a page; both mean their items. */
export function itemsOf<T>(answer: Page<T> | T[]): T[] {
  return Array.isArray(answer) ? answer : answer.items
}
