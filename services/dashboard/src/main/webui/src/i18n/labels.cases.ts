import type { Pair } from './texts'

/** Case states in the order of the procedure (DOMAIN 5.1). */
export const caseStateLabels: Record<string, Pair> = {
  CLUE: ['线索', 'Clue'],
  TRIAGED: ['已分派', 'Triaged'],
  VERIFYING: ['入户核查', 'Verifying'],
  NO_RISK: ['无风险', 'No risk'],
  APPLICATION_SIGNED: ['已签申请授权', 'Application signed'],
  COMPARING: ['数据比对', 'Comparing'],
  VILLAGE_REVIEW: ['民主评议', 'Village review'],
  VILLAGE_PUBLICITY: ['村级公示', 'Village publicity'],
  TOWNSHIP_REVIEW: ['乡镇审核', 'Township review'],
  COUNTY_DETERMINATION: ['县级审定', 'County determination'],
  ANNOUNCED: ['已公告', 'Announced'],
  ENTERED: ['已纳入监测', 'Entered'],
  PAIRED: ['已结对', 'Paired'],
  PLANNED: ['已定帮扶方案', 'Planned'],
  ASSISTING: ['帮扶中', 'Assisting'],
  ELIM_PROPOSED: ['拟消除风险', 'Elimination proposed'],
  ELIM_VERIFYING: ['消除核查', 'Elimination verifying'],
  ELIM_PUBLICITY: ['消除公示', 'Elimination publicity'],
  ELIM_APPROVED: ['消除已批准', 'Elimination approved'],
  ELIMINATED: ['风险已消除', 'Eliminated'],
  RE_IDENTIFIED: ['重新识别', 'Re-identified'],
  CLOSED: ['已关闭', 'Closed'],
  REJECTED: ['不予纳入', 'Rejected'],
  WITHDRAWN: ['已撤回', 'Withdrawn'],
}

export const measureLabels: Record<string, Pair> = {
  INDUSTRY: ['产业帮扶', 'Industry'],
  EMPLOYMENT: ['就业帮扶', 'Employment'],
  PUBLIC_POST: ['公益性岗位', 'Public post'],
  FINANCE: ['金融帮扶', 'Finance'],
  HEALTH: ['健康帮扶', 'Health'],
  EDUCATION: ['教育帮扶', 'Education'],
  COMPULSORY_EDU: ['义务教育保障', 'Compulsory education'],
  HOUSING: ['住房安全保障', 'Housing'],
  RELOCATION: ['搬迁', 'Relocation'],
  WATER: ['饮水安全保障', 'Water'],
  SOCIAL_PROTECTION: ['综合保障', 'Social protection'],
  SOCIAL_AID: ['社会帮扶', 'Social aid'],
  LIVING_CONDITIONS: ['生产生活条件改善', 'Living conditions'],
  INFRASTRUCTURE: ['基础设施建设', 'Infrastructure'],
}

export const measureStateLabels: Record<string, Pair> = {
  DRAFT: ['草案', 'Draft'],
  AGREED: ['已确定', 'Agreed'],
  DELIVERED: ['已落实', 'Delivered'],
}
