import { get, post, put, type Page } from './http'
import type { AlertLevel } from './risk'

export interface EvidenceItem {
  kind: string
  description?: string
  sha256?: string
}

export interface CaseStep {
  stepNo: number
  command: string
  titleZh: string
  titleEn: string
  round: number
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
  type: StepFieldType
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

export interface AvailableStep {
  command: string
  titleZh: string
  titleEn: string
  reasonRequired: boolean
  /** Kinds of evidence are fields of type evidence, named by their kind. */
  fields: StepField[]
}

/** How a deadline was counted: the days that do not count, or count though they fall on a weekend. */
export interface Deadline {
  from: string
  dueOn: string
  special: { date: string; working: boolean; reasonZh: string; reasonEn: string }[]
}

export interface CasesSummary {
  total: number
  open: number
  overdue: number
  byState: { state: string; titleZh: string; titleEn: string; open: boolean; cases: number; overdue: number }[]
}

export interface CashBenefit {
  benefitCode: string
  period: string
  payeePersonId: string
  amountFen: number
}

/** A measure as the plan's form sends it. */
export interface MeasureBody {
  category: string
  titleZh: string
  department: string
  dueOn?: string
  personId?: string
  cash?: CashBenefit
  alertIds: string[]
}

/** What fund-tracking last said of a measure's money. */
export interface MeasurePayment {
  paymentId?: string
  paymentNo?: string
  state: string
  amountFen: number
  violation?: string
  reasonZh?: string
  reasonEn?: string
}

/** A measure as the plan shows it. */
export interface Measure extends MeasureBody {
  measureId: string
  state: 'DRAFT' | 'AGREED' | 'DELIVERED'
  deliverable: boolean
  deliveredOn?: string
  deliveryEvidence?: string
  payment?: MeasurePayment
}

export interface Plan {
  planId: string
  caseId: string
  version: number
  editable: boolean
  measures: Measure[]
  risksWithoutMeasure: string[]
  warningsZh: string[]
  warningsEn: string[]
}

export interface CaseSummary {
  caseId: string
  caseNo: string
  householdId: string
  householdNo?: string
  headName?: string
  divisionCode: string
  state: string
  open: boolean
  openedAt: string
  dueAt?: string
  overdue: boolean
  alerts: number
  openAlerts: number
  allAlertsCleared: boolean
  level?: AlertLevel
  synthetic: boolean
}

export interface CaseAlert {
  alertId: string
  ruleCode: string
  level: AlertLevel
  riskFactor: string
  personId?: string
  titleZh: string
  titleEn: string
  explanationZh: string
  explanationEn: string
  open: boolean
  clearedReasonZh?: string
  clearedReasonEn?: string
}

export interface CaseMember {
  personId: string
  name: string
  birthDate: string
  relationToHead: string
  canWork: boolean
  present: boolean
}

export interface CaseView {
  caseId: string
  caseNo: string
  version: number
  state: string
  stateZh: string
  stateEn: string
  open: boolean
  householdId: string
  household?: { householdNo: string; headName: string; householdType: string; members: CaseMember[] }
  divisionCode: string
  channel: string
  difficultyZh?: string
  openedAt: string
  dueAt?: string
  overdue: boolean
  allAlertsCleared: boolean
  alerts: CaseAlert[]
  steps: CaseStep[]
  plan: Plan
  availableSteps: AvailableStep[]
  synthetic: boolean
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
export const savePlan = (id: string, plan: { version: number; measures: MeasureBody[] }) =>
  put<Plan>(`/assistance/cases/${encodeURIComponent(id)}/plan`, plan)
export const deliverMeasure = (id: string, body: { deliveredOn: string; evidence: string }) =>
  post<Plan>(`/assistance/measures/${encodeURIComponent(id)}/deliver`, body)
export const readSummary = (division?: string) => get<CasesSummary>('/assistance/cases/summary', { division })
export const countWorkingDays = (from: string, days: number) => get<Deadline>('/assistance/working-days', { from, days })
