import type { ConsentMethod, ConsentingAdult } from '@/api/consents'
import type { Pair } from './texts'

export const consentMethodLabels: Record<ConsentMethod, Pair> = {
  SIGNATURE: ['签名', 'Signature'],
  FINGERPRINT: ['按指印', 'Fingerprint'],
}

export const consentStateLabels: Record<ConsentingAdult['state'], Pair> = {
  IN_FORCE: ['已授权', 'Consented'],
  LAPSED: ['授权已到期', 'Lapsed'],
  ABSENT: ['未授权', 'No consent'],
}
