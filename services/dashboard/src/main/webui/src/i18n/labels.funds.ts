import type { Pair } from './texts'

export const paymentStateLabels: Record<string, Pair> = {
  ORDERED: ['已下单', 'Ordered'],
  APPROVED: ['已审批', 'Approved'],
  SENT: ['已送银行', 'Sent'],
  PAID: ['已到账', 'Paid'],
  RETURNED: ['已退回', 'Returned'],
  CANCELLED: ['已取消', 'Cancelled'],
  REFUSED: ['未予支付', 'Refused'],
}

export const fundLevelLabels: Record<string, Pair> = {
  CENTRAL: ['中央', 'Central'],
  PROVINCE: ['省级', 'Province'],
  CITY: ['市级', 'City'],
  COUNTY: ['县级', 'County'],
  SOCIAL: ['社会捐赠', 'Donations'],
}

export const violationLabels: Record<string, Pair> = {
  V_DUP: ['重复享受', 'Paid twice'],
  V_DEAD: ['死亡后发放', 'After death'],
  V_OVER: ['超标准', 'Above standard'],
  NO_FUNDS: ['资金不足', 'No funds'],
  V_PAYEE: ['领款人非本户成员', 'Not a member'],
  V_CASH: ['无银行卡', 'No bank card'],
  NO_CARD: ['无银行卡', 'No bank card'],
}

export const benefitLabels: Record<string, Pair> = {
  TEMPORARY_RELIEF: ['临时救助金', 'Temporary relief'],
  MEDICAL_AID: ['医疗救助金', 'Medical aid'],
  HOUSING_REPAIR_GRANT: ['危房改造补助', 'Housing repair grant'],
  EDUCATION_AID: ['教育资助金', 'Education aid'],
}
