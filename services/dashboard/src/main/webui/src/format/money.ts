import type { Language } from '@/i18n/language'

/** Fen as ¥12,345.67. */
export function formatFen(fen: number | null | undefined): string {
  if (fen === null || fen === undefined) return '—'
  const sign = fen < 0 ? '-' : ''
  const cents = Math.abs(fen)
  const yuan = Math.floor(cents / 100).toLocaleString('en-US')
  return `${sign}¥${yuan}.${String(cents % 100).padStart(2, '0')}`
}

/** Fen in 万元 for the overview: ¥1,234.57 万; small sums stay in yuan. */
export function formatWan(fen: number | null | undefined, language: Language = 'zh'): string {
  if (fen === null || fen === undefined) return '—'
  if (Math.abs(fen) < 1_000_000) return formatFen(fen)
  const wan = fen / 1_000_000
  const number = wan.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return language === 'zh' ? `${number} 万元` : `¥${number}×10⁴`
}

/** Yuan as typed in a form to whole fen; null when it is not an amount with at most two decimals. */
export function yuanToFen(yuan: string | number | null | undefined): number | null {
  if (yuan === null || yuan === undefined) return null
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(String(yuan).replaceAll(',', '').trim())
  if (!match) return null
  const fen = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'))
  return match[1] ? -fen : fen
}

export function formatCount(count: number | null | undefined): string {
  return count === null || count === undefined ? '—' : count.toLocaleString('en-US')
}
