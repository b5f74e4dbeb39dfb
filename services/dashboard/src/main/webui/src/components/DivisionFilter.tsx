import { Cascader } from 'antd'
import { useEffect, useState } from 'react'
import { listDivisions, type Division } from '@/api/registry'
import { useLanguage } from '@/i18n/language'
import { useCurrentMe } from '@/layout/currentMe'

interface Option {
  value: string
  label: string
  isLeaf: boolean
  children?: Option[]
}

interface Props {
  value: string | undefined
  onChange: (code: string | undefined) => void
  testId: string
  title?: string
  /** How deep one may choose; townships when only they make sense. */
  deepest?: 'township' | 'village'
}

/** A division below one's own, chosen step by step: township, then village. */
export function DivisionFilter({ value, onChange, testId, title, deepest = 'village' }: Props) {
  const { t } = useLanguage()
  const me = useCurrentMe()
  const [options, setOptions] = useState<Option[]>([])

  useEffect(() => {
    let gone = false
    void listDivisions(me.division.code)
      .then((found) => !gone && setOptions(found.map((one) => option(one, deepest))))
      .catch(() => undefined)
    return () => {
      gone = true
    }
  }, [me.division.code, deepest])

  const load = async (chosen: Option[]) => {
    const last = chosen.at(-1)
    if (!last) return
    const below = await listDivisions(last.value).catch(() => [])
    last.children = below.map((one) => option(one, deepest))
    last.isLeaf = below.length === 0
    setOptions((before) => [...before])
  }

  return (
    <label className="filter">
      <span>{title ?? t('common.division')}</span>
      <Cascader<Option>
        data-testid={testId}
        aria-label={title ?? t('common.division')}
        options={options}
        value={value ? path(options, value) : []}
        onChange={(codes) => onChange(codes?.at(-1)?.toString())}
        loadData={(chosen) => void load(chosen)}
        changeOnSelect
        allowClear
        placeholder={t('common.anyDivision')}
        style={{ width: 210 }}
        displayRender={(labels) => labels.join(' · ')}
      />
    </label>
  )
}

function option(division: Division, deepest: 'township' | 'village'): Option {
  const village = /VILLAGE/i.test(division.level) || !division.code.endsWith('000')
  const leaf = village || (deepest === 'township' && !division.code.endsWith('000000'))
  return { value: division.code, label: division.name, isLeaf: leaf }
}

/** Codes from the top to this one; a code whose parents are not loaded stands alone. */
function path(options: Option[], code: string): string[] {
  for (const one of options) {
    if (one.value === code) return [code]
    const below = one.children && path(one.children, code)
    if (below && below.length > 0 && one.children?.some((child) => child.value === below[0])) return [one.value, ...below]
  }
  return options.some((one) => one.value === `${code.slice(0, 9)}000` && one.value !== code)
    ? [`${code.slice(0, 9)}000`, code]
    : [code]
}
