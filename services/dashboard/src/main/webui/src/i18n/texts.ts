import { alertTexts } from './texts.alerts'
import { batchTexts } from './texts.batches'
import { caseTexts } from './texts.cases'
import { commonTexts } from './texts.common'
import { feedHealthTexts } from './texts.feedHealth'
import { consentTexts } from './texts.consents'
import { fundTexts } from './texts.funds'
import { householdTexts } from './texts.households'
import { overviewTexts } from './texts.overview'
import { parameterTexts } from './texts.parameters'
import { backTestTexts } from './texts.backTests'
import { policyTexts } from './texts.policy'
import { reviewTexts } from './texts.reviews'
import { senderKeyTexts } from './texts.senderKeys'
import { subscriptionTexts } from './texts.subscriptions'
import { villageTaskTexts } from './texts.villageTasks'

/** Every sentence of the console as [Chinese, English]; `{name}` is filled in by the caller. */
export const texts = {
  ...commonTexts,
  ...overviewTexts,
  ...alertTexts,
  ...householdTexts,
  ...consentTexts,
  ...caseTexts,
  ...villageTaskTexts,
  ...fundTexts,
  ...batchTexts,
  ...reviewTexts,
  ...parameterTexts,
  ...feedHealthTexts,
  ...senderKeyTexts,
  ...subscriptionTexts,
  ...policyTexts,
  ...backTestTexts,
}

export type TextKey = keyof typeof texts
export type Pair = readonly [zh: string, en: string]
