import { get, post } from './http'

/** A key with which a department signs its files, without its bytes. */
export interface SenderKey {
  keyId: string
  department: string
  validFrom: string
  validTo?: string
  registeredAt: string
  /** Absent for keys registered before names were kept. */
  registeredName?: string
  revokedAt?: string
  revokedName?: string
}

export interface NewSenderKey {
  keyId: string
  department: string
  /** Ed25519, PEM or base64. */
  publicKey: string
  validFrom: string
  validTo?: string
}

export const listSenderKeys = () => get<SenderKey[]>('/matching/sender-keys')
export const registerSenderKey = (key: NewSenderKey) => post<SenderKey>('/matching/sender-keys', key)
export const revokeSenderKey = (keyId: string) => post<SenderKey>(`/matching/sender-keys/${encodeURIComponent(keyId)}/revocation`)
