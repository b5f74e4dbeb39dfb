export const parameterTexts = {
  'parameters.tab': ['比对参数', 'Weights'],
  'parameters.about': [
    '从本地最近的部门记录学习各比对项的权重，不需要人工标注；先试算，再由另一人发布后生效。',
    'The weight of each field is learnt from recent records, without labels; it is tried first, and in force when a second person publishes it.',
  ],
  'parameters.inForce': ['当前生效', 'In force'],
  'parameters.learn': ['从最近记录学习', 'Learn from recent records'],
  'parameters.publish': ['发布', 'Publish'],
  'parameters.publishAsk': ['发布后所有比对改用此参数，未匹配记录将重新比对。', 'All records will be weighed with these; unmatched ones are looked at again.'],
  'parameters.version': ['版本', 'Version'],
  'parameters.learnt': ['学习', 'Learnt'],
  'parameters.sample': ['样本', 'Records'],
  'parameters.changes': ['试算变化', 'What it would change'],
  'parameters.changed': [
    '新认定 {accepted}，新待核 {review}，不再认定 {left}，换人 {otherPerson}',
    'newly accepted {accepted}, for review {review}, left {left}, other person {otherPerson}',
  ],
  'parameters.review': ['待核量', 'For review'],
  'parameters.labels': ['与人工判定一致', 'Agrees with people'],
  'parameters.published': ['发布', 'Published'],
  'parameters.none': ['尚未学习过，使用随系统提供的参数。', 'Nothing learnt yet; the weights that ship with the system are in use.'],
} as const
