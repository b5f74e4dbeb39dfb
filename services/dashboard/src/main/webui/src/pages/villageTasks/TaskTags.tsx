import { Tag } from 'antd'
import type { VillageTaskSummary } from '@/api/villageTasks'
import { LevelTag } from '@/components/LevelTag'
import { villageTaskStateLabels } from '@/i18n/labels.villageTasks'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'

/** Where a village task stands, and whether it is late. */
export function TaskState({ task }: { task: VillageTaskSummary }) {
  const { t } = useLanguage()
  const label = useLabel()
  return (
    <>
      <Tag color={task.state === 'OPEN' ? 'green' : 'default'} data-testid="village-task-state" data-state={task.state}>
        {label(villageTaskStateLabels, task.state)}
      </Tag>{' '}
      {task.state === 'OPEN' && task.overdue && <Tag color="orange">{t('cases.overdue')}</Tag>}
    </>
  )
}

/** Whether its risk is over: with no open alert it only waits to be closed. */
export function TaskLevel({ task }: { task: VillageTaskSummary }) {
  const { t } = useLanguage()
  if (task.level) return <LevelTag level={task.level} />
  return task.state === 'OPEN' ? <Tag>{t('villageTask.alertsClear')}</Tag> : null
}

/** What the task is about, in the words of the rules that found it. */
export function TaskTitles({ task }: { task: VillageTaskSummary }) {
  const { pick } = useLanguage()
  return <>{pick(task.titlesZh.join('、'), task.titlesEn.join('; ')) || task.ruleCodes.join('、')}</>
}
