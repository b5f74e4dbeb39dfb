import type { Pair } from './texts'

export const levelLabels: Record<string, Pair> = {
  RED: ['红色', 'Red'],
  ORANGE: ['橙色', 'Orange'],
  YELLOW: ['黄色', 'Yellow'],
  GREEN: ['绿色', 'Green'],
}

export const alertStateLabels: Record<string, Pair> = {
  OPEN: ['未解除', 'Open'],
  CLEARED: ['已解除', 'Cleared'],
}

export const alertHistoryLabels: Record<string, Pair> = {
  RAISED: ['发出预警', 'Raised'],
  REVISED: ['预警更新', 'Revised'],
  CLEARED: ['预警解除', 'Cleared'],
}

export const riskFactorLabels: Record<string, Pair> = {
  ILLNESS: ['因病', 'Illness'],
  SCHOOLING: ['因学', 'Schooling'],
  DISABILITY: ['因残', 'Disability'],
  DISASTER: ['因自然灾害', 'Natural disaster'],
  ACCIDENT: ['因意外事故', 'Accident'],
  INDUSTRY_FAILURE: ['因产业项目失败', 'Failed business'],
  UNSTABLE_JOB: ['因务工就业不稳', 'Unstable job'],
  LACK_LABOUR: ['缺劳动力', 'Lack of labour'],
  HOUSING: ['因住房出现安全问题', 'Unsafe housing'],
  WATER: ['因水', 'Unsafe water'],
  OTHER: ['其他', 'Other'],
}

export const categoryLabels: Record<string, Pair> = {
  UNSTABLE_OUT_OF_POVERTY: ['脱贫不稳定户', 'Unstable, formerly poor'],
  MARGINAL_AT_RISK: ['边缘易致贫户', 'Marginal, at risk'],
  SUDDEN_SEVERE_HARDSHIP: ['突发严重困难户', 'Sudden severe hardship'],
}

export const unitLabels: Record<string, Pair> = {
  FEN: ['元', 'yuan'],
  PERCENT: ['%', '%'],
  DAYS: ['天', 'days'],
  MONTHS: ['个月', 'months'],
  PERSONS: ['人', 'persons'],
  YEARS: ['岁', 'years'],
}
