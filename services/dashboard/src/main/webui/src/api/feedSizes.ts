import { get, post } from './http'

/** What a county and a department agreed on about the rows of one period; in force while nobody withdrew it. */
export interface FeedSize extends NewFeedSize {
  agreementId: string
  agreedName?: string
  agreedAt: string
  withdrawnName?: string
  withdrawnAt?: string
}

export interface NewFeedSize {
  dataset: string
  divisionCode: string
  leastRows?: number
  mostRows?: number
  note: string
}

export const listFeedSizes = (dataset: string) => get<FeedSize[]>('/matching/feed-sizes', { dataset })
export const agreeOnFeedSize = (size: NewFeedSize) => post<FeedSize>('/matching/feed-sizes', size)
export const withdrawFeedSize = (agreementId: string) => post<FeedSize>(`/matching/feed-sizes/${agreementId}/withdrawal`)
