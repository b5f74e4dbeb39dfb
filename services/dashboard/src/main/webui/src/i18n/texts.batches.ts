export const batchTexts = {
  'batches.title': ['数据批次', 'Batches'],
} as const
