export const alertTexts = {
  'alerts.title': ['预警', 'Alerts'],
} as const
