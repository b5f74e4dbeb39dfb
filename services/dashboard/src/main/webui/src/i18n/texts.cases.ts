export const caseTexts = {
  'cases.title': ['工单', 'Cases'],
} as const
