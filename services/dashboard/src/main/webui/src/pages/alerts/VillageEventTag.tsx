import { Tag } from 'antd'
import type { Alert } from '@/api/risk'
import { useLanguage } from '@/i18n/language'

/** Says that the alert is of an event of the whole village, not of this household alone. */
export function VillageEventTag({ alert }: { alert: Alert }) {
  const { t } = useLanguage()
  return alert.villageEvent === undefined ? null : (
    <Tag color="geekblue" title={alert.villageEvent} data-testid="village-event">
      {t('alerts.villageWide')}
    </Tag>
  )
}
