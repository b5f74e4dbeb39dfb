export const fundTexts = {
  'funds.title': ['资金', 'Funds'],
} as const
