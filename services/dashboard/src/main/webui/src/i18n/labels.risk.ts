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
  DWELLINGS: ['套', 'dwellings'],
  HOUSEHOLDS: ['户', 'households'],
  LEVEL: ['级', ''],
  LITRES: ['升', 'litres'],
  METRES: ['米', 'metres'],
  MINUTES: ['分钟', 'minutes'],
  POSTS: ['个岗位', 'posts'],
  SET: ['套标准', ''],
  SWITCH: ['（1 是，0 否）', '(1 yes, 0 no)'],
}

/** What a clause observed, when it is a code. */
export const observedLabels: Record<string, Pair> = {
  FEED: ['医保部门记录', "Insurance department's record"],
  REGISTER: ['农户档案', 'Register'],
  SUSPECTED_DROPOUT: ['疑似辍学', 'Suspected dropout'],
  DROPPED_OUT: ['辍学', 'Dropped out'],
  SUSPENDED: ['休学', 'Suspended'],
  NOT_ENROLLED: ['未入学', 'Not enrolled'],
  DIBAO: ['低保', 'Minimum living guarantee'],
  TEKUN: ['特困供养', 'Extreme-hardship support'],
  ORPHAN: ['孤儿救助', 'Orphan support'],
  DE_FACTO_UNSUPPORTED: ['事实无人抚养儿童救助', 'Support of de facto unsupported children'],
  DIBAO_MARGINAL: ['低保边缘救助', 'Marginal minimum living guarantee'],
  C: ['C级', 'Grade C'],
  D: ['D级', 'Grade D'],
}


export const cardLabels: Record<string, Pair> = {
  RED: ['红卡', 'Red card'],
  YELLOW: ['黄卡', 'Yellow card'],
  GREEN: ['绿卡', 'Green card'],
}

export const effectLabels: Record<string, Pair> = {
  WATCH: ['重点走访', 'To be visited'],
  REVIEW_REASON: ['纳入前须核查（不自动排除）', 'To look into before inclusion (never a refusal)'],
  PROPOSAL: ['建议民政部门认定', 'Proposed to civil affairs'],
  DATA_QUALITY: ['数据疑点', 'Doubtful data'],
}
