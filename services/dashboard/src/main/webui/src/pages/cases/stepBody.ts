import type { Dayjs } from 'dayjs'
import type { AvailableStep, EvidenceItem, StepField } from '@/api/assistance'
import { yuanToFen } from '@/format/money'
import type { EvidenceDraft } from './EvidenceInput'

export interface StepValues {
  fields?: Record<string, unknown>
  evidence?: Record<string, EvidenceDraft | undefined>
  note?: string
  reasonZh?: string
}

/** What is sent for a filled-in step form; empty fields are left out, since a step refuses what it does not know. */
export function stepBody(step: AvailableStep, values: StepValues, version: number): Record<string, unknown> {
  const body: Record<string, unknown> = { version, evidence: evidenceItems(values.evidence) }
  if (values.note?.trim()) body.note = values.note.trim()
  if (values.reasonZh?.trim()) body.reasonZh = values.reasonZh.trim()
  for (const field of step.fields) {
    const value = fieldValue(field, values.fields?.[field.name])
    if (value !== undefined) body[field.name] = value
  }
  return body
}

function fieldValue(field: StepField, value: unknown): unknown {
  if (value === undefined || value === null || value === '') return undefined
  switch (field.type) {
    case 'date':
      return (value as Dayjs).format('YYYY-MM-DD')
    case 'money':
      return yuanToFen(value as string) ?? undefined
    case 'number':
      return Number(value)
    case 'evidence':
      return undefined
    default:
      return typeof value === 'string' ? value.trim() : value
  }
}

function evidenceItems(drafts: StepValues['evidence']): EvidenceItem[] {
  return Object.entries(drafts ?? {}).flatMap(([kind, draft]) => {
    if (!draft?.sha256) return []
    const description = [draft.description?.trim(), draft.fileName].filter(Boolean).join(' · ')
    return [{ kind, description, sha256: draft.sha256 }]
  })
}
