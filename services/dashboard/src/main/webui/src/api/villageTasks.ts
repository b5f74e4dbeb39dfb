import { get, post, type Page } from './http'
import type { AlertLevel } from './risk'

export type VillageTaskState = 'OPEN' | 'CLOSED'
/** How a village task ends: the risk was there and is over, or it never was. */
export type Finding = 'CONFIRMED' | 'NO_RISK'

/** One event of one village, worked on once for all its households. */
export interface VillageTaskSummary {
  taskId: string
  taskNo: string
  divisionCode: string
  /** Number of the water supply and year. */
  event: string
  ruleCodes: string[]
  titlesZh: string[]
  titlesEn: string[]
  /** The gravest of the open alerts; absent when none is open. */
  level?: AlertLevel
  households: number
  householdsHit: number
  monitored: number
  withCase: number
  state: VillageTaskState
  openedAt: string
  dueAt?: string
  overdue: boolean
  synthetic: boolean
  version: number
}

export interface VillageTaskNote {
  noteNo: number
  kind: 'NOTE' | 'CASES_OPENED' | 'CLOSED'
  textZh: string
  actorName: string
  role: string
  unit: string
  at: string
}

export interface VillageTask extends VillageTaskSummary {
  explanationZh?: string
  explanationEn?: string
  finding?: Finding
  closedAt?: string
  notes: VillageTaskNote[]
  /** What the person asking may do now. */
  may: { note: boolean; openCases: boolean; closings: Finding[] }
}

export interface AffectedHousehold {
  householdId: string
  householdNo?: string
  headName?: string
  householdType?: string
  monitoredStatus?: string
  members: number
  ruleCodes: string[]
  level?: AlertLevel
  openAlerts: number
  /** One of its alerts. */
  alertId: string
  clearedAt?: string
  clearedReasonZh?: string
  clearedReasonEn?: string
  /** Its open case. */
  caseId?: string
  caseNo?: string
  caseState?: string
}

/** At most so many households are given a case at once. */
export const CASES_AT_ONCE = 200

export interface VillageTaskFilter {
  division?: string
  state?: string
  alert?: string
  overdue?: string
  page?: number
  size?: number
}

const task = (id: string) => `/assistance/village-tasks/${encodeURIComponent(id)}`

export const listVillageTasks = (filter: VillageTaskFilter) =>
  get<Page<VillageTaskSummary>>('/assistance/village-tasks', { ...filter })
export const readVillageTask = (id: string) => get<VillageTask>(task(id))
export const listAffected = (id: string, page: number, size: number) =>
  get<Page<AffectedHousehold>>(`${task(id)}/households`, { page, size })
export const addNote = (id: string, body: { version: number; textZh: string }) => post<VillageTask>(`${task(id)}/notes`, body)
export const openCases = (id: string, body: { version: number; householdIds: string[]; reasonZh: string }) =>
  post<VillageTask>(`${task(id)}/cases`, body)
export const closeVillageTask = (id: string, body: { version: number; finding: Finding; textZh: string }) =>
  post<VillageTask>(`${task(id)}/closing`, body)
