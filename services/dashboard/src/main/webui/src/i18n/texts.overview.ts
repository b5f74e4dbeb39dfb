export const overviewTexts = {
  'overview.title': ['总览', 'Overview'],
} as const
