import { get, post } from './http'
import type { By } from './reviews'

/** What other weights would change, tried on recent records and on what people ruled. */
export interface Trial {
  records: number
  accepted: number
  review: number
  left: number
  otherPerson: number
  reviewBefore: number
  reviewNow: number
  labels: number
  agreedBefore: number
  agreedNow: number
}

export interface Parameters {
  version: string
  records: number
  registerSize: number
  trial: Trial
  learnt: By
  published?: By
}

export const listParameters = () => get<{ inForce: string; learnt: Parameters[] }>('/matching/matching-parameters')
export const learnParameters = () => post<Parameters>('/matching/matching-parameters')
export const publishParameters = (version: string) => post<Parameters>(`/matching/matching-parameters/${version}/publication`)
