import type { FeedState } from './feedHealth'
import { get, post, type Page } from './http'

export type AlertLevel = 'RED' | 'ORANGE' | 'YELLOW' | 'GREEN'
export type AlertState = 'OPEN' | 'CLEARED'

export interface SourceRecord {
  dataset: string
  feedCode: string
  department: string
  batchId: string
  recordId: string
  rowNo: number
}

export interface ClauseResult {
  name: string
  textZh: string
  textEn: string
  holds: boolean
  observed?: string
  threshold?: string
  unit?: string
  parameterCode?: string
}

export interface Evidence {
  factId: string
  factVersion: string
  period: string
  source: SourceRecord
}

/** One version of an alert and what changed it. */
export interface AlertHistory {
  version: number
  what: string
  level: AlertLevel
  observedValue?: string
  reason?: string
  at: string
}

/** An alert as risk-identification answers it: the Alert record with what became of it. */
export interface Alert {
  alertId: string
  version: number
  householdId: string
  divisionCode: string
  personId?: string
  ruleCode: string
  ruleVersion: string
  rulePack: string
  titleZh: string
  titleEn: string
  level: AlertLevel
  riskFactor: string
  candidateCategories: string[]
  period: string
  /** The event it shares with its village; then the village has one task for all. */
  villageEvent?: string
  observedValue?: string
  threshold?: string
  unit?: string
  clauses: ClauseResult[]
  evidence: Evidence[]
  unconfirmedNumbers: string[]
  explanationZh: string
  explanationEn: string
  sourceDocument: string
  asOf: string
  firstRaisedAt: string
  synthetic: boolean
  state: AlertState
  clearedAt?: string
  clearedBecause?: { code: string; zh: string; en: string }
  history?: AlertHistory[]
  acknowledged?: { userId: string; name: string; note?: string; at: string }
  /** Only where one alert is asked for. */
  confidence?: Confidence
}

/** On which feeds a conclusion rests, and whether they come as agreed. */
export interface Confidence {
  weakened: boolean
  explanationZh: string
  explanationEn: string
  sources: {
    dataset: string
    titleZh: string
    titleEn: string
    department: string
    state?: FeedState
    lastPeriod?: string
    lastBatchAt?: string
    daysLate?: number
  }[]
}

export interface AlertFilter {
  division?: string
  level?: string
  rule?: string
  state?: string
  household?: string
  /** "true": what one saw to or worked on. */
  mine?: string
  page?: number
  size?: number
}

export const listAlerts = (filter: AlertFilter) => get<Page<Alert>>('/risk/alerts', { ...filter })
export const readAlert = (id: string) => get<Alert>(`/risk/alerts/${encodeURIComponent(id)}`)
export const acknowledgeAlert = (id: string, note: string) =>
  post(`/risk/alerts/${encodeURIComponent(id)}/acknowledgement`, note ? { note } : {})

/** What people found of one rule's alerts; shares are absent while nothing is decided. */
export interface RulePerformance {
  ruleCode: string
  alerts: number
  households: number
  confirmed: number
  noRisk: number
  rejected: number
  undecided: number
  visits: number
  precision?: number
  precisionLow?: number
  precisionHigh?: number
  visitsPerConfirmed?: number
  stepsPerCase: number
  fieldsPerCase?: number
  fieldsPerConfirmed?: number
  medianHoursToVerdict?: number
}

export const readPerformance = (query: { division?: string | undefined }) =>
  get<{ from: string; to: string; items: RulePerformance[] }>('/risk/rule-performance', query)

export type CardColour = 'RED' | 'YELLOW' | 'GREEN'

/** What a rule found that is no alert. */
export interface Note {
  effect: 'WATCH' | 'REVIEW_REASON' | 'PROPOSAL' | 'DATA_QUALITY'
  ruleCode: string
  titleZh: string
  titleEn: string
  explanationZh: string
  explanationEn: string
}

/** A rule that raises no alert for a household, and how far it is from doing so. */
export interface NearRule {
  ruleCode: string
  titleZh: string
  titleEn: string
  personId?: string
  period?: string
  /** False when the rule could not decide. */
  decided: boolean
  failingClauses: number
  distances: { clause: string; percentOfThreshold?: number }[]
  explanationZh: string
  explanationEn: string
}

/** How a rule judges the household; a match is suppressed after people found no risk. */
export interface RuleJudged {
  ruleCode: string
  titleZh: string
  titleEn: string
  personId?: string
  period?: string
  suppressed?: { until: string; explanationZh: string; explanationEn: string }
}

export interface RiskProfile {
  rules: RuleJudged[]
  nearest: NearRule[]
  confidence: Confidence
  card: { colour: CardColour; reasons: { zh: string; en: string; ruleCodes: string[] }[] }
  notes: Note[]
}

/** How a household stood at the end of a day, by what had been said until then. */
export interface Grading {
  on: string
  monitoredStatus?: string
  card: RiskProfile['card']
  alerts: { alertId: string; ruleCode: string; ruleVersion: string; titleZh: string; titleEn: string; personId?: string; level: AlertLevel; raisedAt: string }[]
}

/** Households of one village hit by one event (R-GRP-1). */
export interface VillageAlert {
  ruleCode: string
  level: AlertLevel
  hit: { divisionCode: string; event: string; households: number; firstDay: string; lastDay: string }
  explanationZh: string
  explanationEn: string
}

export const readProfile = (householdId: string) => get<RiskProfile>(`/risk/households/${encodeURIComponent(householdId)}/profile`)
export const readGrading = (householdId: string, on: string) =>
  get<Grading>(`/risk/households/${encodeURIComponent(householdId)}/grading`, { on })
export const listVillageAlerts = (division?: string) => get<{ items: VillageAlert[]; total: number }>('/risk/village-alerts', { division })
