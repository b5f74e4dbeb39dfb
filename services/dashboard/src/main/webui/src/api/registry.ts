import { get, post, type Page } from './http'
import { itemsOf } from './matching'

export interface Division {
  code: string
  name: string
  fullName?: string
  level: string
  parent?: string
}

export interface HouseholdSummary {
  householdId: string
  householdNo: string
  divisionCode: string
  divisionName: string
  headName: string
  members: number
  householdType: string
  monitoredStatus: string
  monitoredCategory?: string
  synthetic?: boolean
}

/** How people call a household that another list shows by its id. */
export interface HouseholdName {
  householdId: string
  householdNo: string
  headName: string
}

/** At most 200; those outside one's divisions are left out. */
export const listHouseholdNames = (ids: string[]) =>
  get<{ items: HouseholdName[] }>(`/registry/households/names?${ids.map((id) => `id=${encodeURIComponent(id)}`).join('&')}`)

export interface Member {
  personId: string
  personNo?: string
  name: string
  sex: string
  birthDate: string
  idType: string
  idNoMasked?: string
  relationToHead: string
  ethnicity?: string
  educationLevel?: string
  inSchoolStatus?: string
  notInSchoolReason?: string
  labourCapacity: string
  medicalInsurance: string
  pensionInsured: boolean
  dibaoPolicy: string
  tekunPolicy: string
  workMonths: number
  monthlyWageFen?: number
  status: string
  statusDate?: string
}

export interface IncomeBlock {
  periodType: string
  from: string
  to: string
  wageFen: number
  operatingFen: number
  propertyFen: number
  transferFen: number
  operatingCostFen: number
  compliantOutOfPocketFen: number
  claimsReceivedFen: number
}

export interface Household {
  householdId: string
  householdNo: string
  version: number
  divisionCode: string
  divisionName?: string
  divisionFullName?: string
  naturalVillage?: string
  address?: string
  householdType: string
  monitoredStatus: string
  monitoredCategory?: string
  riskFactors: string[]
  phoneMasked?: string
  bankName?: string
  bankCardMasked?: string
  housing?: { dangerLevel?: string; onlyDwelling: boolean; areaSquareMetres?: number }
  waterSafe?: boolean
  income?: IncomeBlock
  members: Member[]
  synthetic: boolean
  changedAt: string
}

export interface TimelineEntry {
  at: string
  kind: string
  titleZh: string
  titleEn: string
  detail?: string
  detailZh?: string
  detailEn?: string
  link?: string
  source?: string | { recordId?: string; department?: string; dataset?: string; rowNo?: number }
}

export interface Story {
  household: Household
  timeline: TimelineEntry[]
}

export type RevealField = 'idNo' | 'phone' | 'bankCard' | 'health'

export const listDivisions = async (parent?: string) =>
  itemsOf(await get<Page<Division> | Division[]>('/registry/divisions', { parent }))
export const readDivision = (code: string) => get<Division>(`/registry/divisions/${code}`)
export const listHouseholds = (filter: {
  division?: string
  householdNo?: string
  type?: string
  status?: string
  page?: number
  size?: number
}) => get<Page<HouseholdSummary>>('/registry/households', filter)
export const readHousehold = (id: string) => get<Household>(`/registry/households/${encodeURIComponent(id)}`)
export const searchHouseholds = (body: { name?: string; idNo?: string; division?: string; page: number; size: number }) =>
  post<Page<HouseholdSummary>>('/registry/households/search', body)
export const readStory = (id: string) => get<Story>(`/households/${encodeURIComponent(id)}/story`)
export const reveal = (id: string, body: { fields: RevealField[]; personId?: string; purpose: string }) =>
  post<Record<string, unknown>>(`/registry/households/${encodeURIComponent(id)}/reveal`, body)
