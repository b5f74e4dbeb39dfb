import { get, post, type Page } from './http'

export interface Registration {
  registrationId: string
  fileName: string
  fileHash?: string
  state: 'RECEIVED' | 'READING' | 'DRY_RUN_DONE' | 'APPLYING' | 'COMPLETED' | 'REFUSED'
  rows: number
  households: number
  created: number
  changed: number
  unchanged: number
  quarantined: number
  receivedAt: string
  startedAt?: string
  refusal?: { code: string; reasonZh: string; reasonEn: string }
  finishedAt?: string
}

export interface RegistrationError {
  rowNo: number
  field: string
  header?: string
  code: string
  reasonZh: string
  reasonEn: string
}

export const listRegistrations = () => get<Page<Registration>>('/registry/registrations', { size: 10 })
export const readRegistration = (id: string) => get<Registration>(`/registry/registrations/${id}`)
export const listRegistrationErrors = (id: string) =>
  get<Page<RegistrationError>>(`/registry/registrations/${id}/errors`, { size: 20 })
export const applyRegistration = (id: string) => post<Registration>(`/registry/registrations/${id}/apply`, {})
