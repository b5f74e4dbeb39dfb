import type { VillageTask } from '@/api/villageTasks'
import { formatCount } from '@/format/money'
import { useLanguage } from '@/i18n/language'

/** Whom the event hits, and how many are left. */
export function TaskFigures({ task }: { task: VillageTask }) {
  const { t } = useLanguage()
  const shown = [
    { key: 'households', title: t('villageTask.households'), value: task.households },
    { key: 'hit', title: t('villageTask.hit'), value: task.householdsHit },
    { key: 'monitored', title: t('villageTask.monitored'), value: task.monitored },
    { key: 'with-case', title: t('villageTask.withCase'), value: task.withCase },
  ]
  return (
    <div className="figures figures-four" data-testid="village-task-figures">
      {shown.map((figure) => (
        <div key={figure.key} className="figure">
          <span className="figure-title">{figure.title}</span>
          <span className="figure-value">
            <span data-testid={`village-task-${figure.key}`}>{formatCount(figure.value)}</span>{' '}
            <small className="figure-note">{t('villageTask.unitHouseholds')}</small>
          </span>
        </div>
      ))}
    </div>
  )
}
