import { get, post, remove, type Page } from './http'
import type { AlertLevel } from './risk'

export type Channel = 'CONSOLE' | 'WEBHOOK' | 'EMAIL'

export interface Wish {
  title: string
  divisionCode: string
  levels: AlertLevel[]
  rules: string[]
  categories: string[]
  channel: Channel
  target?: string
  /** Time of day, HH:mm. */
  digestAt?: string
  /** Whether a webhook's receiver must agree first. */
  confirmation?: 'REQUIRED' | 'WAIVED'
}

/** `secret` is there only in the answer that made a webhook. */
export interface Subscription extends Wish {
  subscriptionId: string
  state: 'UNCONFIRMED' | 'ACTIVE' | 'PAUSED'
  /** Requests a minute to which the receiver agreed; absent is any number. */
  allowedPerMinute?: number
  pausedBecause?: string
  createdAt: string
  secret?: string
}

/** Rests because its owner moved to another division or role, or left. */
export interface OrphanedSubscription {
  subscriptionId: string
  title: string
  ownerName: string
  divisionCode: string
  channel: Channel
  pausedBecause: string
}

export interface Delivery {
  subscriptionId: string
  seq: number
  alertId: string
  householdId: string
  divisionCode: string
  ruleCode: string
  level: AlertLevel
  titleZh: string
  eventType: string
  time: string
  state: 'PENDING' | 'SENT' | 'DEAD'
  attempts: number
  nextAttemptAt?: string
  lastError?: string
  sentAt?: string
  readAt?: string
}

const of = (id: string, what: string) => `/risk/subscriptions/${encodeURIComponent(id)}${what}`

export const listSubscriptions = () => get<{ items: Subscription[] }>('/risk/subscriptions')
export const listOrphaned = () => get<{ items: OrphanedSubscription[] }>('/risk/subscriptions/orphaned')
export const subscribe = (wish: Wish) => post<Subscription>('/risk/subscriptions', wish)
export const pauseSubscription = (id: string) => post(of(id, '/pause'))
export const resumeSubscription = (id: string) => post(of(id, '/resume'))
export const cancelSubscription = (id: string) => remove(of(id, ''))
export const listDeliveries = (id: string, page: number, size: number) => get<Page<Delivery>>(of(id, '/deliveries'), { page, size })
/** Everything since a moment, or, without one, what was given up. */
export const replay = (id: string, since?: string) => post<{ events: number }>(of(id, '/replay'), since ? { since } : {})
export const listNotices = (unread: boolean, page: number, size: number) => get<Page<Delivery>>('/risk/notices', { unread, page, size })
export const markRead = (upToSeq: number) => post<{ notices: number }>('/risk/notices/read', { upToSeq })
