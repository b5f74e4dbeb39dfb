import type { Role } from '@/api/me'
import type { Pair } from './texts'

export const roleLabels: Record<Role, Pair> = {
  'village-worker': ['村级工作人员', 'Village worker'],
  'township-reviewer': ['乡镇审核员', 'Township reviewer'],
  'county-approver': ['县级审批员', 'County approver'],
  'finance-officer': ['资金管理员', 'Finance officer'],
  'monitoring-staff': ['监测中心人员', 'Monitoring staff'],
  auditor: ['审计监督', 'Auditor'],
  administrator: ['系统管理员', 'Administrator'],
  'feed-pusher': ['部门数据员', 'Department data officer'],
}

export const departmentLabels: Record<string, Pair> = {
  CIVIL_AFFAIRS: ['民政局', 'Civil affairs'],
  MEDICAL_INSURANCE: ['医保局', 'Medical insurance'],
  EDUCATION: ['教育局', 'Education'],
  HOUSING: ['住建局', 'Housing'],
  POLICE: ['公安局', 'Public security'],
  RURAL_REVITALISATION: ['农业农村局（乡村振兴）', 'Rural revitalisation'],
  HEALTH: ['卫健局', 'Health'],
  WATER: ['水利局', 'Water'],
  HUMAN_RESOURCES: ['人社局', 'Human resources and social security'],
  AGRICULTURE: ['农业农村局', 'Agriculture'],
  DISABLED_FEDERATION: ['残联', 'Disabled persons’ federation'],
  EMERGENCY: ['应急管理局', 'Emergency management'],
  FINANCE: ['财政局', 'Finance'],
  TOWNSHIP: ['乡镇人民政府', 'Township government'],
}
