import { formatDate } from '@/format/dates'
import { formatFen } from '@/format/money'
import { observedLabels, unitLabels } from '@/i18n/labels.risk'
import type { Language } from '@/i18n/language'

/** A value of a clause with its unit: fen as yuan, dates in full, other units behind the number. */
export function withUnit(value: string, unit: string | undefined, language: Language): string {
  const code = unit?.toUpperCase() ?? ''
  if (code === 'FEN' && /^-?\d+$/.test(value)) return formatFen(Number(value))
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value, language)
  if (!code && observedLabels[value]) return observedLabels[value][language === 'zh' ? 0 : 1]
  const words = unitLabels[code]?.[language === 'zh' ? 0 : 1] ?? unit ?? ''
  return words ? `${value} ${words}` : value
}
