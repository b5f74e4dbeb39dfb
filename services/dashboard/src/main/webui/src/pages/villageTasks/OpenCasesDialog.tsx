import { openCases, type AffectedHousehold, type VillageTask } from '@/api/villageTasks'
import { useLanguage } from '@/i18n/language'
import { nameOf } from './AffectedParts'
import { TaskDialog } from './TaskDialog'

/** So many are named; the rest is a number. */
const NAMED = 30

interface Props {
  task: VillageTask
  chosen: AffectedHousehold[]
  onDone: () => void
  onClose: () => void
}

/** Says how many cases there will be and whose, before they are opened. */
export function OpenCasesDialog({ task, chosen, onDone, onClose }: Props) {
  const { t } = useLanguage()
  const n = chosen.length
  const names = chosen.slice(0, NAMED).map(nameOf)
  return (
    <TaskDialog
      task={task}
      title={t('villageTask.openCases')}
      testId="village-task-cases-form"
      okText={t('villageTask.openCasesFor', { n })}
      done={t('villageTask.opened', { n })}
      text={{ label: t('villageTask.openReason'), hint: t('villageTask.openReasonHint'), maxLength: 500 }}
      send={({ text }) =>
        openCases(task.taskId, {
          version: task.version,
          householdIds: chosen.map((one) => one.householdId),
          reasonZh: text,
        })
      }
      onDone={onDone}
      onClose={onClose}
    >
      <p data-testid="village-task-cases-count">{t('villageTask.aboutToOpen', { n })}</p>
      <p>
        <b>{names.join('、')}</b>
        {n > NAMED && ` ${t('villageTask.andMore', { n })}`}
      </p>
    </TaskDialog>
  )
}
