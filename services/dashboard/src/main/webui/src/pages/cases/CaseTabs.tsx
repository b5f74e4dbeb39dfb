import { Badge, Tabs } from 'antd'
import { useNavigate } from 'react-router'
import { useLanguage } from '@/i18n/language'
import { useOpenVillageTasks } from '../villageTasks/useOpenVillageTasks'

const PATHS = { cases: '/cases', 'village-tasks': '/village-tasks' }

/** From the households' cases to the villages' tasks and back. */
export function CaseTabs({ active }: { active: keyof typeof PATHS }) {
  const { t } = useLanguage()
  const navigate = useNavigate()
  const open = useOpenVillageTasks()
  return (
    <Tabs
      activeKey={active}
      onChange={(key) => void navigate(PATHS[key as keyof typeof PATHS])}
      items={[
        { key: 'cases', label: <span data-testid="tab-household-cases">{t('villageTasks.ofHouseholds')}</span> },
        {
          key: 'village-tasks',
          label: (
            <span data-testid="tab-village-tasks">
              {t('villageTasks.title')}{' '}
              <Badge count={open} overflowCount={999} size="small" color="#1d6a55" data-testid="village-tasks-open" />
            </span>
          ),
        },
      ]}
    />
  )
}
