import { useQuery } from '@tanstack/react-query'
import { Tabs } from 'antd'
import { hasRole } from '@/api/me'
import { readFigures } from '@/api/reviews'
import { PageTitle } from '@/components/PageTitle'
import { useListParams } from '@/components/useListParams'
import { useLanguage } from '@/i18n/language'
import { useCurrentMe } from '@/layout/currentMe'
import { ParametersPanel } from './ParametersPanel'
import { RulingsPanel } from './RulingsPanel'
import { WaitingPanel } from './WaitingPanel'

/** Where people decide whose a record is when the weighing leaves doubt. */
export default function ReviewsPage() {
  const { t } = useLanguage()
  const me = useCurrentMe()
  const { filters, setFilter } = useListParams()
  return (
    <>
      <PageTitle title={t('reviews.title')} />
      <p className="muted">{t('reviews.about')}</p>
      <Figures />
      <Tabs
        activeKey={filters.tab ?? 'waiting'}
        onChange={(tab) => setFilter({ tab: tab === 'waiting' ? undefined : tab, state: undefined })}
        destroyOnHidden
        items={[
          { key: 'waiting', label: t('reviews.tabWaiting'), children: <WaitingPanel /> },
          { key: 'rulings', label: t('reviews.tabRulings'), children: <RulingsPanel /> },
          ...(hasRole(me, 'administrator', 'monitoring-staff')
            ? [{ key: 'parameters', label: t('parameters.tab'), children: <ParametersPanel /> }]
            : []),
        ]}
      />
    </>
  )
}

function Figures() {
  const { t } = useLanguage()
  const figures = useQuery({ queryKey: ['reviews', 'figures'], queryFn: readFigures }).data
  if (!figures) return null
  const decided = figures.same + figures.different + figures.declined
  const shown = [
    { title: t('reviews.waiting'), value: String(figures.waiting) },
    { title: t('reviews.proposed'), value: String(figures.proposed) },
    { title: t('reviews.agreement'), value: decided === 0 ? '—' : `${Math.round(figures.agreement * 100)}%` },
    { title: t('reviews.bound'), value: String(figures.same + figures.different - figures.reversed) },
    { title: t('reviews.reversed'), value: String(figures.reversed) },
  ]
  return (
    <div className="figures" data-testid="review-figures">
      {shown.map((figure) => (
        <div key={figure.title} className="figure">
          <span className="figure-title">{figure.title}</span>
          <span className="figure-value">{figure.value}</span>
        </div>
      ))}
    </div>
  )
}
