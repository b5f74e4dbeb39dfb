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

/** States in which nothing more is to be done. */
export const endedStates = ['NO_RISK', 'ELIMINATED', 'CLOSED', 'REJECTED', 'WITHDRAWN']

export const commandLabels: Record<string, Pair> = {
  open: ['发现线索', 'Opened'],
  triage: ['分派', 'Triage'],
  startVerification: ['开始入户核查', 'Start verification'],
  recordNoRisk: ['登记无风险', 'Record no risk'],
  signApplication: ['签订申请与授权', 'Sign application'],
  startComparison: ['开始数据比对', 'Start comparison'],
  recordComparison: ['登记比对结果', 'Record comparison'],
  recordVillageReview: ['登记民主评议', 'Record village review'],
  endPublicity: ['结束公示', 'End publicity'],
  object: ['登记异议', 'Record objection'],
  passTownship: ['乡镇审核通过', 'Pass township review'],
  determine: ['县级审定', 'Determine'],
  announce: ['公告', 'Announce'],
  enter: ['纳入监测', 'Enter'],
  pair: ['结对帮扶', 'Pair'],
  agreePlan: ['确定帮扶方案', 'Agree plan'],
  startAssistance: ['开始帮扶', 'Start assistance'],
  proposeElimination: ['提出风险消除', 'Propose elimination'],
  verifyElimination: ['核查风险消除', 'Verify elimination'],
  publishElimination: ['公示风险消除', 'Publish elimination'],
  approveElimination: ['批准风险消除', 'Approve elimination'],
  eliminate: ['标注风险消除', 'Eliminate'],
  reject: ['不予纳入', 'Reject'],
  withdraw: ['撤回', 'Withdraw'],
  close: ['关闭', 'Close'],
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
