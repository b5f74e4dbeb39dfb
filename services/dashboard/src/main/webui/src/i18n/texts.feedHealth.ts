export const feedHealthTexts = {
  'batches.healthTab': ['报送情况', 'Feeds as agreed'],
  'health.lookNow': ['立即检查', 'Look now'],
  'health.state': ['状态', 'State'],
  'health.expected': ['应到所属期', 'Month expected'],
  'health.due': ['期限', 'Due'],
  'health.last': ['最近所属期', 'Newest month'],
  'health.rows': ['行数（通常）', 'Rows (usual)'],
  'health.since': ['自', 'Since'],
  'health.onlyWrong': ['只看异常', 'Only what is wrong'],
  'health.none': ['尚未检查；首次检查在启动后一小时内', 'Not looked at yet; the first look is within an hour of the start'],
  'health.county': ['区划', 'Division'],
  'health.unsureTitle': ['“未发现风险”的把握有限', '"No risk found" is less certain'],
  'health.unsure': [
    '以下数据未按约定报送，相关风险可能未被发现：{feeds}',
    'These feeds do not come as agreed, so risks they would show may be missed: {feeds}',
  ],
} as const
