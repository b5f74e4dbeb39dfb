import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { listVillageAlerts } from '@/api/risk'
import { DivisionName } from '@/components/DivisionName'
import { useLanguage } from '@/i18n/language'

/** Villages where one event hits many households. */
export function VillageAlerts({ division }: { division: string | undefined }) {
  const { t, pick } = useLanguage()
  const found = useQuery({ queryKey: ['alerts', 'villages', division], queryFn: () => listVillageAlerts(division), retry: false }).data
  if (!found || found.total === 0) return null
  return (
    <Alert
      type="error"
      showIcon
      className="spaced"
      data-testid="village-alerts"
      title={t('village.title', { n: found.total })}
      description={found.items.map((one) => (
        <div key={`${one.hit.divisionCode} ${one.hit.event}`}>
          <DivisionName code={one.hit.divisionCode} />：{pick(one.explanationZh, one.explanationEn)}
        </div>
      ))}
    />
  )
}
