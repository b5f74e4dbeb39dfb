import { get, post, put, type Page } from './http'
import type { Alert } from './risk'

export interface EvidenceItem {
  kind: string
  description?: string
  sha256?: string
}

export interface CaseStep {
  command: string
  from?: string
  to: string
  actor?: string
  actorName?: string
  role?: string
  unit?: string
  note?: string
  reasonZh?: string
  evidence?: EvidenceItem[]
  values?: Record<string, unknown>
  at: string
}

export type StepFieldType = 'text' | 'date' | 'boolean' | 'number' | 'money' | 'select' | 'evidence'

export interface StepField {
  name: string
  /** One of StepFieldType, in either case. */
  type: string
  required: boolean
  titleZh: string
  titleEn?: string
  multiple?: boolean
  options?: StepOption[]
}

export interface StepOption {
  value: string
  titleZh?: string
  titleEn?: string
}

export interface EvidenceKind {
  kind: string
  required: boolean
  titleZh: string
  titleEn?: string
}

export interface AvailableStep {
  command: string
  titleZh: string
  titleEn: string
  reasonRequired?: boolean
  fields: StepField[]
  evidence?: EvidenceKind[]
}

/** How a deadline was counted: the days that do not count, or count though they fall on a weekend. */
export interface Deadline {
  from: string
  workingDays: number
  dueOn: string
  special: { date: string; working: boolean; reasonZh: string; reasonEn: string }[]
}

export interface CasesSummary {
  open?: number
  overdue?: number
  byState: { state: string; count: number }[] | Record<string, number>
}

export interface CashBenefit {
  benefitCode: string
  period: string
  payeePersonId: string
  amountFen: number
}

export interface Measure {
  measureId?: string
  category: string
  titleZh: string
  department: string
  dueOn?: string
  personId?: string
  cash?: CashBenefit
  alertIds: string[]
  state?: string
  deliveredOn?: string
}

export interface Plan {
  planId?: string
  caseId?: string
  version: number
  state?: string
  agreedAt?: string
  measures: Measure[]
}

export interface CaseSummary {
  caseId: string
  caseNo: string
  householdId: string
  householdNo?: string
  headName?: string
  divisionCode: string
  divisionName?: string
  state: string
  openedAt?: string
  dueAt?: string
  overdue?: boolean
  workingDaysLeft?: number
  alerts?: (string | CaseAlert)[]
  synthetic?: boolean
}

export type CaseAlert = Partial<Alert> & { alertId: string; ruleCode?: string }

export interface CaseView extends CaseSummary {
  version: number
  availableSteps: AvailableStep[]
  difficultyZh?: string
  channel?: string
  steps: CaseStep[]
  plan?: Plan
}

export interface CaseFilter {
  division?: string
  state?: string
  household?: string
  overdue?: string
  page?: number
  size?: number
}

export const listCases = (filter: CaseFilter) => get<Page<CaseSummary>>('/assistance/cases', { ...filter })
export const readCase = (id: string) => get<CaseView>(`/assistance/cases/${encodeURIComponent(id)}`)
export const openCase = (body: { householdId: string; difficultyZh: string; channel: string }) =>
  post<CaseView>('/assistance/cases', body)
export const takeStep = (id: string, command: string, body: object) =>
  post<CaseView>(`/assistance/cases/${encodeURIComponent(id)}/steps/${command}`, body)
export const readPlan = (id: string) => get<Plan>(`/assistance/cases/${encodeURIComponent(id)}/plan`)
export const savePlan = (id: string, plan: { version: number; measures: Measure[] }) =>
  put<Plan>(`/assistance/cases/${encodeURIComponent(id)}/plan`, plan)
export const deliverMeasure = (id: string, body: { deliveredOn: string; evidence: string }) =>
  post<Measure>(`/assistance/measures/${encodeURIComponent(id)}/deliver`, body)
export const readSummary = (division?: string) => get<CasesSummary>('/assistance/cases/summary', { division })
export const countWorkingDays = (from: string, days: number) => get<Deadline>('/assistance/working-days', { from, days })
