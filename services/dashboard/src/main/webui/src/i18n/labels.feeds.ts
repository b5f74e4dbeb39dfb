import type { Pair } from './texts'

export const batchStateLabels: Record<string, Pair> = {
  RECEIVED: ['已接收', 'Received'],
  READING: ['读取中', 'Reading'],
  MATCHING: ['匹配中', 'Matching'],
  COMPLETED: ['已完成', 'Completed'],
  REFUSED: ['已拒收', 'Refused'],
}

export const registrationStateLabels: Record<string, Pair> = {
  RECEIVED: ['已接收', 'Received'],
  READING: ['读取中', 'Reading'],
  DRY_RUN_DONE: ['试算完成，待入库', 'Dry run done'],
  APPLYING: ['入库中', 'Applying'],
  COMPLETED: ['已完成', 'Completed'],
  REFUSED: ['已拒收', 'Refused'],
}

export const outcomeLabels: Record<string, Pair> = {
  MATCHED: ['已匹配', 'Matched'],
  UNMATCHED: ['未匹配', 'Unmatched'],
  PENDING: ['待匹配', 'Pending'],
  QUARANTINED: ['已隔离', 'Quarantined'],
}

export const unmatchedLabels: Record<string, Pair> = {
  ID_ABSENT: ['缺证件号', 'ID number absent'],
  ID_CHECK_DIGIT: ['证件号校验位错误', 'ID check digit wrong'],
  ID_UNKNOWN: ['证件号不在册', 'ID number not registered'],
  NAME_DIFFERS: ['姓名不一致', 'Name differs'],
  BIRTH_DATE_DIFFERS: ['出生日期不一致', 'Birth date differs'],
}

export const matchMethodLabels: Record<string, Pair> = {
  ID_NUMBER: ['证件号一致', 'ID number'],
}

export const factKindLabels: Record<string, Pair> = {
  MEDICAL_OUT_OF_POCKET: ['医保累计自付', 'Medical out-of-pocket'],
  SCHOOL_ENROLMENT: ['学籍状态', 'School enrolment'],
  HOUSING_APPRAISAL: ['住房安全鉴定', 'Housing appraisal'],
  ASSISTANCE_LIST: ['民政救助名单', 'Civil-affairs assistance'],
  DEATH: ['死亡登记', 'Death'],
}
