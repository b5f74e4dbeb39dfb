import { useQuery } from '@tanstack/react-query'
import { countWorkingDays, type Deadline } from '@/api/assistance'
import { daysUntil, formatDate, shanghaiDay, today } from '@/format/dates'
import { useLanguage } from '@/i18n/language'

/** Far enough for every deadline of the procedure; one answer of the calendar serves all cases on a page. */
const HORIZON_WORKING_DAYS = 60

/** When the next step is due, and how many working days are left until then. */
export function DueDate({ dueAt, overdue }: { dueAt: string | undefined; overdue?: boolean | undefined }) {
  const { t, language } = useLanguage()
  const start = today()
  const calendar = useQuery({
    queryKey: ['working-days', start],
    queryFn: () => countWorkingDays(start, HORIZON_WORKING_DAYS),
    staleTime: Infinity,
    retry: false,
    enabled: dueAt !== undefined,
  })
  if (!dueAt) return <span>—</span>
  const left = calendar.data ? workingDaysLeft(calendar.data, shanghaiDay(dueAt)) : null
  const days = daysUntil(dueAt)
  const late = overdue || days < 0
  const urgent = !late && (left ?? days) <= 1
  return (
    <span className={late || urgent ? 'warn' : ''} data-testid="case-due">
      {formatDate(dueAt, language)}
      {late && ` · ${t('case.daysOver', { n: Math.max(0, -days) })}`}
      {!late && days === 0 && ` · ${t('case.dueToday')}`}
      {!late && days > 0 && left !== null && ` · ${t('case.daysLeft', { n: left })}`}
    </span>
  )
}

/** Working days after today up to and with the due day; null beyond what the calendar told. */
export function workingDaysLeft(calendar: Deadline, dueOn: string): number | null {
  if (dueOn > calendar.dueOn) return null
  const off = new Set(calendar.special.filter((day) => !day.working).map((day) => day.date))
  let left = 0
  for (let day = next(calendar.from); day <= dueOn; day = next(day)) {
    if (!off.has(day)) left += 1
  }
  return left
}

function next(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
