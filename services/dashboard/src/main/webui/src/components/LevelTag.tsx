import { Tag } from 'antd'
import type { AlertLevel } from '@/api/risk'
import { levelLabels } from '@/i18n/labels.risk'
import { useLabel } from '@/i18n/useLabel'

export function LevelTag({ level }: { level: AlertLevel }) {
  const label = useLabel()
  return (
    <Tag className={`level level-${level}`} data-testid="alert-level" data-level={level}>
      {label(levelLabels, level)}
    </Tag>
  )
}
