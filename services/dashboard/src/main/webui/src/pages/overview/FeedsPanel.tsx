import { Empty } from 'antd'
import type { DatasetFlow } from '@/api/overview'
import { CountsBar } from '@/components/CountsBar'
import { useFeedTitle } from '@/components/useFeeds'
import { useLanguage } from '@/i18n/language'

export function FeedsPanel({ datasets }: { datasets: DatasetFlow[] }) {
  const { t } = useLanguage()
  const feedTitle = useFeedTitle()
  if (datasets.length === 0) return <Empty description={t('common.empty')} />
  return (
    <ul className="feeds">
      {datasets.map((one) => (
        <li key={one.dataset}>
          <span className="feeds-name">{feedTitle(one.dataset)}</span>
          <CountsBar counts={one} />
        </li>
      ))}
    </ul>
  )
}
