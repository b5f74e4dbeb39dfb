import type { Finding, VillageTaskNote, VillageTaskState } from '@/api/villageTasks'
import type { Pair } from './texts'

export const villageTaskStateLabels: Record<VillageTaskState, Pair> = {
  OPEN: ['办理中', 'Open'],
  CLOSED: ['已销号', 'Closed'],
}

export const findingLabels: Record<Finding, Pair> = {
  CONFIRMED: ['查实，风险已消除', 'Confirmed, risk is over'],
  NO_RISK: ['误报，无风险', 'False report, no risk'],
}

export const villageNoteLabels: Record<VillageTaskNote['kind'], Pair> = {
  NOTE: ['现场处置', 'On the spot'],
  CASES_OPENED: ['农户立案', 'Cases opened'],
  CLOSED: ['销号', 'Closed'],
}
