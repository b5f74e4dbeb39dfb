export const householdTexts = {
  'households.title': ['农户', 'Households'],
} as const
