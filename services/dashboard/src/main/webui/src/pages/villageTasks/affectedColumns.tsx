import type { TableColumnsType } from 'antd'
import type { AffectedHousehold } from '@/api/villageTasks'
import { householdTypeLabels } from '@/i18n/labels.registry'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { AffectedAlerts, AffectedCase, AffectedName, MonitoredMark } from './AffectedParts'

/** The list of households on a desk. */
export function useAffectedColumns(): TableColumnsType<AffectedHousehold> {
  const { t } = useLanguage()
  const label = useLabel()
  return [
    {
      title: t('households.head'),
      render: (_, one) => (
        <span className="two-lines">
          <AffectedName one={one} />
          {one.headName && <small className="muted">{one.householdNo}</small>}
        </span>
      ),
    },
    { title: t('villageTasks.monitored'), render: (_, one) => <MonitoredMark one={one} /> },
    { title: t('households.type'), render: (_, one) => label(householdTypeLabels, one.householdType) },
    { title: t('households.members'), align: 'right', dataIndex: 'members' },
    { title: t('common.alert'), render: (_, one) => <AffectedAlerts one={one} /> },
    { title: t('common.case'), render: (_, one) => <AffectedCase one={one} /> },
  ]
}
