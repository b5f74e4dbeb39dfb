import dayjs, { type Dayjs } from 'dayjs'
import type { Measure } from '@/api/assistance'
import { yuanToFen } from '@/format/money'

/** A measure as the form holds it: dates as the picker has them, money in yuan. */
export interface MeasureDraft {
  measureId?: string
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
  const { dueOn, cash, ...same } = measure
  return {
    ...same,
    ...(dueOn ? { dueOn: dayjs(dueOn) } : {}),
    withCash: cash !== undefined && cash !== null,
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

export function toMeasure(draft: MeasureDraft): Measure {
  return {
    ...(draft.measureId ? { measureId: draft.measureId } : {}),
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
