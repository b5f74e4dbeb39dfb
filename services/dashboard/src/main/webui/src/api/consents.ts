import { get, post } from './http'

export type ConsentMethod = 'SIGNATURE' | 'FINGERPRINT'

/** An adult of the household; `until` is the last day of the consent. */
export interface ConsentingAdult {
  personId: string
  name: string
  relationToHead: string
  state: 'IN_FORCE' | 'LAPSED' | 'ABSENT'
  until?: string
}

/** A consent as it was recorded; withdrawn ones stay. */
export interface Consent {
  consentId: string
  personId: string
  signedOn: string
  validUntil: string
  method: ConsentMethod
  documentReference: string
  inForce: boolean
  recordedBy: string
  recordedAt: string
  withdrawalReason?: string
  withdrawnBy?: string
  withdrawnAt?: string
}

/** How far a household has consented to asset queries. */
export interface HouseholdConsents {
  householdId: string
  day: string
  complete: boolean
  missing: number
  adults: ConsentingAdult[]
  history: Consent[]
}

export interface ConsentForm {
  signedOn: string
  validUntil?: string
  method: ConsentMethod
  documentReference: string
}

const ofPerson = (householdId: string, personId: string) =>
  `/registry/households/${encodeURIComponent(householdId)}/members/${encodeURIComponent(personId)}/consents`

export const readConsents = (householdId: string) =>
  get<HouseholdConsents>(`/registry/households/${encodeURIComponent(householdId)}/consents`)
export const recordConsent = (householdId: string, personId: string, form: ConsentForm) =>
  post<Consent>(ofPerson(householdId, personId), form)
export const withdrawConsent = (householdId: string, consent: Consent, reason: string) =>
  post<Consent>(`${ofPerson(householdId, consent.personId)}/${encodeURIComponent(consent.consentId)}/withdrawal`, { reason })
