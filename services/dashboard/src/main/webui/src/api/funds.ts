import { get, post, type Page } from './http'
import { itemsOf } from './matching'

export type PaymentState = 'ORDERED' | 'APPROVED' | 'SENT' | 'PAID' | 'RETURNED' | 'CANCELLED'

export interface Payment {
  paymentId: string
  paymentNo: string
  state: PaymentState
  version: number
  measureId: string
  planId: string
  caseId: string
  alertIds: string[]
  householdId: string
  personId: string
  divisionCode: string
  projectId: string
  measureTitleZh: string
  benefitCode: string
  period: string
  amountFen: number
  bankBatchId?: string
  returnReasonZh?: string
  approvedBy?: string
  synthetic: boolean
  createdAt: string
  updatedAt: string
}

export interface FundSource {
  fundSourceId: string
  titleZh: string
  level: string
  year: number
  divisionCode: string
  amountFen: number
  leftFen: number
  documentNo: string
  synthetic: boolean
}

export interface Project {
  projectId: string
  titleZh: string
  divisionCode: string
  benefitCodes: string[]
  leftFen: number
  committedFen: number
  inTransitFen: number
  paidFen: number
  synthetic: boolean
}

export interface Refusal {
  measureId: string
  householdId: string
  personId: string
  divisionCode: string
  benefitCode: string
  period: string
  amountFen: number
  violation: string
  reasonZh: string
  reasonEn: string
  at: string
}

export interface BankBatch {
  bankBatchId: string
  no: string
  divisionCode: string
  payments: number
  amountFen: number
  createdBy: string
  createdAt: string
  returnFileHash?: string
  returnedAt?: string
}

export interface FundsSummary {
  sourceFen: number
  allocatedFen: number
  orderedFen: number
  sentFen: number
  paidFen: number
  returnedFen: number
  payments?: number
}

export interface LedgerCheck {
  ok: boolean
  sumOfEntriesFen: number
  sumOfBalancesFen: number
  transactions: number
  accountsOff: number
}

/** What a return file did. */
export interface Returned {
  paid: number
  returned: number
  alreadyTaken: boolean
}

/** Answer of a retried refusal: ordered out of a project, or refused again. */
export interface RetryAnswer {
  projectId?: string
  violation?: string
  reasonZh?: string
  reasonEn?: string
}

export const readFundsSummary = () => get<FundsSummary>('/funds/funds/summary')
export const checkLedger = () => get<LedgerCheck>('/funds/ledger/check')
export const listPayments = (filter: { state?: string; household?: string; measure?: string; page?: number; size?: number }) =>
  get<Page<Payment>>('/funds/payments', filter)
export const readPayment = (id: string) => get<Payment>(`/funds/payments/${id}`)
export const movePayment = (id: string, step: 'approve' | 'correct', version: number) =>
  post<Payment>(`/funds/payments/${id}/${step}`, { version })
export const cancelPayment = (id: string, version: number, reasonZh: string) =>
  post<Payment>(`/funds/payments/${id}/cancel`, { version, reasonZh })
export const listSources = async () => itemsOf(await get<Page<FundSource> | FundSource[]>('/funds/fund-sources'))
export const listProjects = async () => itemsOf(await get<Page<Project> | Project[]>('/funds/projects'))
export const addSource = (body: object) => post('/funds/fund-sources', body)
export const addProject = (body: object) => post('/funds/projects', body)
export const allocate = (body: { fundSourceId: string; projectId: string; amountFen: number }) => post('/funds/allocations', body)
export const listRefusals = (page: number, size: number) => get<Page<Refusal>>('/funds/refusals', { page, size })
export const retryRefusal = (measureId: string) => post<RetryAnswer>(`/funds/refusals/${measureId}/retry`, {})
export const listBankBatches = async () => itemsOf(await get<Page<BankBatch>>('/funds/bank-batches', { size: 50 }))
export const makeBankBatch = () => post<BankBatch>('/funds/bank-batches', {})
