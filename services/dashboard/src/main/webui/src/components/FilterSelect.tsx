import { Select } from 'antd'
import { useLanguage } from '@/i18n/language'
import type { Pair } from '@/i18n/texts'
import { useLabel } from '@/i18n/useLabel'

interface Props {
  title: string
  labels: Readonly<Record<string, Pair>>
  value: string | undefined
  onChange: (value: string | undefined) => void
  testId: string
  width?: number
}

/** One filter of a list over a list of codes; empty means all. */
export function FilterSelect({ title, labels, value, onChange, testId, width = 150 }: Props) {
  const { t } = useLanguage()
  const label = useLabel()
  return (
    <label className="filter">
      <span>{title}</span>
      <Select
        data-testid={testId}
        aria-label={title}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('common.all')}
        value={value ?? null}
        onChange={(next) => onChange(next ?? undefined)}
        options={Object.keys(labels).map((code) => ({ value: code, label: label(labels, code) }))}
        style={{ width }}
      />
    </label>
  )
}
