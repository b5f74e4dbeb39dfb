import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { listCases } from '@/api/assistance'
import type { Alert } from '@/api/risk'
import { listVillageTasks } from '@/api/villageTasks'
import { useLanguage } from '@/i18n/language'

const LOOK_AGAIN_MILLIS = 3_000

/** On from an alert: to the household, and to the case or the village's task that works on it. */
export function AlertLinks({ alert }: { alert: Alert }) {
  const { t } = useLanguage()
  const cases = useQuery({
    queryKey: ['cases', 'household', alert.householdId],
    queryFn: () => listCases({ household: alert.householdId, size: 1 }),
    retry: false,
  })
  const found = cases.data?.items[0]
  const ofVillage = alert.villageEvent !== undefined
  return (
    <>
      <Link to={`/households/${alert.householdId}`} data-testid="alert-to-household">
        <Button tabIndex={-1}>{t('alerts.toHousehold')}</Button>
      </Link>
      {found ? (
        <Link to={`/cases/${found.caseId}`} data-testid="alert-to-case">
          <Button type={ofVillage ? 'default' : 'primary'} tabIndex={-1}>
            {t('alerts.toCase')}
          </Button>
        </Link>
      ) : (
        !ofVillage && cases.isSuccess && <span className="muted">{t('alerts.noCase')}</span>
      )}
      {ofVillage && <VillageTaskLink alertId={alert.alertId} />}
    </>
  )
}

function VillageTaskLink({ alertId }: { alertId: string }) {
  const { t } = useLanguage()
  const tasks = useQuery({
    queryKey: ['village-tasks', 'alert', alertId],
    queryFn: () => listVillageTasks({ alert: alertId, size: 1 }),
    retry: false,
    // The task comes a moment after its first alert.
    refetchInterval: (query) => (query.state.data?.total === 0 ? LOOK_AGAIN_MILLIS : false),
  })
  const task = tasks.data?.items[0]
  if (!task) return null
  return (
    <Link to={`/village-tasks/${task.taskId}`} data-testid="alert-to-village-task">
      <Button type="primary" tabIndex={-1}>
        {t('alerts.toVillageTask')}
      </Button>
    </Link>
  )
}
