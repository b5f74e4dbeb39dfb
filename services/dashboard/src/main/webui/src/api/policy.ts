import { get, post, type Page } from './http'

export interface PolicyNumber {
  code: string
  region: string
  validFrom: string
  validTo?: string
  value: number
  unit: string
  sourceDocument: string
  confirmed: boolean
}

export interface RulePack {
  region: string
  packId: string
  packVersion: string
  publishedBy: string
  publishedAt: string
  rules: RuleInForce[]
}

export interface RuleInForce {
  code: string
  version: string
  titleZh: string
  titleEn: string
  dimension: string
  sourceDocument: string
}

export interface PolicyChange {
  id: string
  kind: 'NUMBERS' | 'RULE_PACK' | 'ROLLBACK'
  regions: string[]
  title: string
  note: string
  body: string
  effectiveOn?: string
  state: 'PROPOSED' | 'AGREED' | 'IN_FORCE' | 'DECLINED' | 'WITHDRAWN' | 'FAILED'
  proposed: { userId: string; name: string; at: string }
  decided?: { userId: string; name: string; at: string }
  inForceAt?: string
  failure?: string
}

export const listNumbers = (region?: string) => get<{ items: PolicyNumber[] }>('/risk/policy-numbers', { region })
export const listPacks = () => get<{ items: RulePack[] }>('/risk/rule-packs')
export const listChanges = (page: number, size: number) => get<Page<PolicyChange>>('/risk/policy-changes', { page, size })
export const proposeNumber = (number: PolicyNumber, note: string, effectiveOn?: string) =>
  post<PolicyChange>('/risk/policy-changes', { kind: 'NUMBERS', numbers: [number], note, ...(effectiveOn ? { effectiveOn } : {}) })
export const proposePack = (yaml: string, note: string) => post<PolicyChange>('/risk/policy-changes', { kind: 'RULE_PACK', yaml, note })
export const decideChange = (id: string, agrees: boolean) => post<PolicyChange>(`/risk/policy-changes/${id}/decision`, { agrees })
export const withdrawChange = (id: string) => post<PolicyChange>(`/risk/policy-changes/${id}/withdrawal`)
