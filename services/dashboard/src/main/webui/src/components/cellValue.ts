import type { FieldContract } from '@/api/matching'
import { formatDate, formatPeriod } from '@/format/dates'
import { formatFen } from '@/format/money'
import type { Language } from '@/i18n/language'

/** What the service writes in place of a value that may not be shown. */
const HIDDEN = '***'

/** A cell of a feed row in the reader's words: codes by their Chinese spelling, money in yuan, dates in full. */
export function showValue(value: unknown, contract: FieldContract | undefined, language: Language): string {
  if (value === null || value === undefined || value === '') return '—'
  if (typeof value === 'boolean') return language === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no'
  if (typeof value === 'object') return JSON.stringify(value)
  const text = String(value)
  if (text === HIDDEN) return text
  if (contract?.type === 'MONEY' || contract?.name.endsWith('_fen')) return formatFen(Number(value))
  if (contract?.type === 'DATE') return formatDate(text, language)
  if (contract?.type === 'MONTH') return formatPeriod(text, language)
  if (contract?.codes && language === 'zh') {
    const spelling = Object.entries(contract.codes).find(([word, code]) => code === text && word !== text)
    return spelling?.[0] ?? text
  }
  return text
}
