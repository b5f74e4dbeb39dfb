import { Tabs } from 'antd'
import { hasRole } from '@/api/me'
import { PageTitle } from '@/components/PageTitle'
import { useListParams } from '@/components/useListParams'
import { useLanguage } from '@/i18n/language'
import { useCurrentMe } from '@/layout/currentMe'
import { AlertList } from './AlertList'
import { NoticesPanel } from './NoticesPanel'
import { PerformancePanel } from './PerformancePanel'
import { SubscriptionsPanel } from './SubscriptionsPanel'

/** Alerts, who is told of them, and what their rules were worth. */
export default function AlertsPage() {
  const { t } = useLanguage()
  const me = useCurrentMe()
  const { filters, setFilter } = useListParams()
  const maySubscribe = hasRole(me, 'village-worker', 'township-reviewer', 'county-approver', 'monitoring-staff', 'administrator')
  const mayMeasure = hasRole(me, 'county-approver', 'monitoring-staff', 'auditor', 'administrator')
  return (
    <>
      <PageTitle title={t('alerts.title')} />
      <Tabs
        activeKey={filters.tab ?? 'list'}
        onChange={(tab) => setFilter({ tab: tab === 'list' ? undefined : tab, unread: undefined })}
        destroyOnHidden
        items={[
          { key: 'list', label: t('alerts.tabList'), children: <AlertList /> },
          ...(maySubscribe
            ? [
                { key: 'notices', label: t('alerts.tabNotices'), children: <NoticesPanel /> },
                { key: 'subscriptions', label: t('alerts.tabSubscriptions'), children: <SubscriptionsPanel /> },
              ]
            : []),
          ...(mayMeasure ? [{ key: 'performance', label: t('alerts.tabPerformance'), children: <PerformancePanel /> }] : []),
        ]}
      />
    </>
  )
}
