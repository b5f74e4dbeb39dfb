import type { Pair } from './texts'

export const householdTypeLabels: Record<string, Pair> = {
  OUT_OF_POVERTY: ['脱贫户', 'Formerly poor'],
  ORDINARY: ['一般农户', 'Ordinary'],
}

export const monitoredStatusLabels: Record<string, Pair> = {
  NOT_MONITORED: ['未纳入监测', 'Not monitored'],
  MONITORED: ['监测对象', 'Monitored'],
  ELIMINATED: ['风险已消除', 'Risk eliminated'],
  CLOSED: ['已销户', 'Closed'],
}

export const sexLabels: Record<string, Pair> = { MALE: ['男', 'Male'], FEMALE: ['女', 'Female'] }

export const labourLabels: Record<string, Pair> = {
  ORDINARY: ['普通劳动力', 'Able'],
  SKILLED: ['技能劳动力', 'Skilled'],
  WEAK_OR_HALF: ['弱劳动力或半劳动力', 'Weak or half'],
  LOST: ['丧失劳动力', 'Lost'],
  NONE: ['无劳动力', 'None'],
}

export const insuranceLabels: Record<string, Pair> = {
  RESIDENT: ['城乡居民医保', 'Resident'],
  EMPLOYEE: ['城镇职工医保', 'Employee'],
  NONE: ['未参保', 'Not insured'],
  UNKNOWN: ['不详', 'Unknown'],
}

export const dibaoLabels: Record<string, Pair> = {
  NONE: ['未享受', 'None'],
  RURAL: ['农村低保', 'Rural dibao'],
  URBAN: ['城市低保', 'Urban dibao'],
}

export const tekunLabels: Record<string, Pair> = {
  NONE: ['未享受', 'None'],
  RURAL: ['农村特困', 'Rural tekun'],
  URBAN: ['城市特困', 'Urban tekun'],
}

export const memberStatusLabels: Record<string, Pair> = {
  ACTIVE: ['在册', 'Active'],
  DECEASED: ['已死亡', 'Deceased'],
  MOVED_OUT: ['已迁出', 'Moved out'],
  IMPRISONED: ['服刑', 'Imprisoned'],
}

export const dangerLabels: Record<string, Pair> = {
  A: ['A级（安全）', 'A (safe)'],
  B: ['B级（基本安全）', 'B (basically safe)'],
  C: ['C级（局部危险）', 'C (partly dangerous)'],
  D: ['D级（整栋危险）', 'D (dangerous)'],
}

export const relationLabels: Record<string, Pair> = {
  '02': ['户主', 'Head'],
  '10': ['配偶', 'Spouse'],
  '11': ['夫', 'Husband'],
  '12': ['妻', 'Wife'],
  '20': ['子', 'Son'],
  '28': ['儿媳', 'Daughter-in-law'],
  '30': ['女', 'Daughter'],
  '38': ['女婿', 'Son-in-law'],
  '40': ['孙子', 'Grandson'],
  '41': ['孙女', 'Granddaughter'],
  '42': ['外孙', 'Grandson'],
  '43': ['外孙女', 'Granddaughter'],
  '51': ['父亲', 'Father'],
  '52': ['母亲', 'Mother'],
  '53': ['公公', 'Father-in-law'],
  '54': ['婆婆', 'Mother-in-law'],
  '55': ['岳父', 'Father-in-law'],
  '56': ['岳母', 'Mother-in-law'],
  '61': ['祖父', 'Grandfather'],
  '62': ['祖母', 'Grandmother'],
  '71': ['兄', 'Elder brother'],
  '73': ['弟', 'Younger brother'],
  '75': ['姐', 'Elder sister'],
  '77': ['妹', 'Younger sister'],
  '99': ['其他', 'Other'],
}

export const schoolLabels: Record<string, Pair> = {
  PRESCHOOL_AGE: ['学龄前儿童', 'Below school age'],
  PRESCHOOL: ['学前教育', 'Preschool'],
  PRIMARY: ['小学', 'Primary'],
  JUNIOR_1: ['七年级', 'Grade 7'],
  JUNIOR_2: ['八年级', 'Grade 8'],
  JUNIOR_3: ['九年级', 'Grade 9'],
  SENIOR_1: ['普通高中一年级', 'Senior 1'],
  SENIOR_2: ['普通高中二年级', 'Senior 2'],
  SENIOR_3: ['普通高中三年级', 'Senior 3'],
  VOCATIONAL: ['中职', 'Vocational'],
  COLLEGE: ['高职高专', 'College'],
  BACHELOR: ['本科', 'Bachelor'],
  MASTER: ['硕士生及以上', 'Master and above'],
}

export const periodTypeLabels: Record<string, Pair> = {
  IDENTIFICATION: ['识别时', 'At identification'],
  ANNUAL: ['年度', 'Annual'],
  ELIMINATION: ['风险消除时', 'At elimination'],
  QUARTERLY: ['季度', 'Quarterly'],
}

export const timelineLabels: Record<string, Pair> = {
  fact: ['部门数据', 'Feeds'],
  alert: ['预警', 'Alerts'],
  case: ['工单', 'Case'],
  measure: ['措施', 'Measures'],
  payment: ['支付', 'Payments'],
  funds: ['资金', 'Funds'],
  batch: ['批次', 'Batch'],
  household: ['登记', 'Register'],
}

export const channelLabels: Record<string, Pair> = {
  ALERT: ['数据预警', 'Alert'],
  VILLAGE_TASK: ['村级事项', 'Village task'],
  VISIT: ['干部走访排查', 'Cadre visit'],
  APPLICATION: ['农户自主申报', 'Household applied'],
  HOTLINE: ['12345 热线', 'Hotline 12345'],
  PETITION: ['信访', 'Petition'],
  PRESS: ['媒体', 'Press'],
  OTHER: ['其他', 'Other'],
}
