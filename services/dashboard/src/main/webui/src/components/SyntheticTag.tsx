import { Tag } from 'antd'
import { useLanguage } from '@/i18n/language'

/** Says that a record is of the simulation, wherever one is shown. */
export function SyntheticTag({ synthetic }: { synthetic: boolean | undefined }) {
  const { t } = useLanguage()
  if (!synthetic) return null
  return (
    <Tag className="synthetic" title={t('app.syntheticBanner')} data-testid="synthetic-tag">
      合成数据 Synthetic
    </Tag>
  )
}
