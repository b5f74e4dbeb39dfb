import type { Language } from '@/i18n/language'

const ZONE = 'Asia/Shanghai'
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A LocalDate `2026-11-21` or an instant, as 2026年11月21日. */
export function formatDate(value: string | null | undefined, language: Language = 'zh'): string {
  if (!value) return '—'
  const [year, month, day] = localParts(value)
  if (year === undefined || month === undefined || day === undefined) return value
  return language === 'zh' ? `${year}年${month}月${day}日` : `${day} ${MONTHS[month - 1]} ${year}`
}

/** An instant as 2026年11月21日 14:05 in Chinese time. */
export function formatDateTime(value: string | null | undefined, language: Language = 'zh'): string {
  if (!value) return '—'
  if (!value.includes('T')) return formatDate(value, language)
  return `${formatDate(value, language)} ${formatTime(value)}`
}

/** Only the clock of an instant, 14:05. */
export function formatTime(value: string): string {
  const parts = shanghai(value)
  return parts ? `${parts.hour}:${parts.minute}` : value
}

/** A month `2026-11` as 2026年11月, a year `2026` as 2026年; anything else as it is. */
export function formatPeriod(value: string | null | undefined, language: Language = 'zh'): string {
  if (!value || value === '-') return '—'
  const month = /^(\d{4})-(\d{2})$/.exec(value)
  if (month) {
    const number = Number(month[2])
    return language === 'zh' ? `${month[1]}年${number}月` : `${MONTHS[number - 1]} ${month[1]}`
  }
  return /^\d{4}$/.test(value) && language === 'zh' ? `${value}年` : value
}

/** The day in China of an instant, as a LocalDate. */
export function shanghaiDay(value: string): string {
  const parts = value.includes('T') ? shanghai(value) : null
  return parts ? `${parts.year}-${parts.month}-${parts.day}` : value
}

/** Today in China as a LocalDate. */
export function today(): string {
  return shanghaiDay(new Date().toISOString())
}

/** Completed years between a birth date and today. */
export function ageOf(birthDate: string): number {
  const [year = 0, month = 1, day = 1] = birthDate.split('-').map(Number)
  const [nowYear = 0, nowMonth = 1, nowDay = 1] = today().split('-').map(Number)
  const hadBirthday = nowMonth > month || (nowMonth === month && nowDay >= day)
  return nowYear - year - (hadBirthday ? 0 : 1)
}

/** How many calendar days from today to that day; negative when past. */
export function daysUntil(value: string): number {
  const [year = 0, month = 1, day = 1] = localParts(value)
  const [nowYear = 0, nowMonth = 1, nowDay = 1] = today().split('-').map(Number)
  return Math.round((Date.UTC(year, month - 1, day) - Date.UTC(nowYear, nowMonth - 1, nowDay)) / 86_400_000)
}

function localParts(value: string): number[] {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return value.split('-').map(Number)
  const parts = shanghai(value)
  return parts ? [Number(parts.year), Number(parts.month), Number(parts.day)] : []
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

function shanghai(value: string): Record<string, string> | null {
  const date = new Date(value)
  if (Number.isNaN(date.getTime())) return null
  return Object.fromEntries(clock.formatToParts(date).map((part) => [part.type, part.value]))
}
