import dayjs, { type Dayjs } from 'dayjs'
import type { Measure, MeasureBody } from '@/api/assistance'
import { yuanToFen } from '@/format/money'

/** A measure as the form holds it: dates as the picker has them, money in yuan. */
export interface MeasureDraft {
  category?: string
  titleZh?: string
  department?: string
  dueOn?: Dayjs
  personId?: string
  alertIds: string[]
  withCash: boolean
  cash?: { benefitCode: string; period: string; payeePersonId: string; amountYuan: string }
}

export function toDraft(measure: Measure): MeasureDraft {
  const { category, titleZh, department, dueOn, personId, alertIds, cash } = measure
  return {
    category,
    titleZh,
    department,
    alertIds,
    ...(personId ? { personId } : {}),
    ...(dueOn ? { dueOn: dayjs(dueOn) } : {}),
    withCash: Boolean(cash),
    ...(cash
      ? {
          cash: {
            benefitCode: cash.benefitCode,
            period: cash.period,
            payeePersonId: cash.payeePersonId,
            amountYuan: (cash.amountFen / 100).toFixed(2),
          },
        }
      : {}),
  }
}

export function toMeasure(draft: MeasureDraft): MeasureBody {
  return {
    category: draft.category ?? '',
    titleZh: draft.titleZh?.trim() ?? '',
    department: draft.department ?? '',
    ...(draft.dueOn ? { dueOn: draft.dueOn.format('YYYY-MM-DD') } : {}),
    ...(draft.personId ? { personId: draft.personId } : {}),
    alertIds: draft.alertIds ?? [],
    ...(draft.withCash && draft.cash
      ? {
          cash: {
            benefitCode: draft.cash.benefitCode,
            period: draft.cash.period.trim(),
            payeePersonId: draft.cash.payeePersonId,
            amountFen: yuanToFen(draft.cash.amountYuan) ?? 0,
          },
        }
      : {}),
  }
}
