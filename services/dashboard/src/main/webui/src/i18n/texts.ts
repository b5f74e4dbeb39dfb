import { alertTexts } from './texts.alerts'
import { batchTexts } from './texts.batches'
import { caseTexts } from './texts.cases'
import { commonTexts } from './texts.common'
import { consentTexts } from './texts.consents'
import { fundTexts } from './texts.funds'
import { householdTexts } from './texts.households'
import { overviewTexts } from './texts.overview'

/** Every sentence of the console as [Chinese, English]; `{name}` is filled in by the caller. */
export const texts = {
  ...commonTexts,
  ...overviewTexts,
  ...alertTexts,
  ...householdTexts,
  ...consentTexts,
  ...caseTexts,
  ...fundTexts,
  ...batchTexts,
}

export type TextKey = keyof typeof texts
export type Pair = readonly [zh: string, en: string]
