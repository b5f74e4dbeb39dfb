import { useQuery } from '@tanstack/react-query'
import { Card, Descriptions } from 'antd'
import { useParams } from 'react-router'
import { readVillageTask, type VillageTask } from '@/api/villageTasks'
import { DivisionName } from '@/components/DivisionName'
import { Loading } from '@/components/Loading'
import { PageTitle } from '@/components/PageTitle'
import { ProblemNote } from '@/components/ProblemNote'
import { SyntheticTag } from '@/components/SyntheticTag'
import { formatDateTime } from '@/format/dates'
import { findingLabels } from '@/i18n/labels.villageTasks'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { DueDate } from '../cases/DueDate'
import { AffectedHouseholds } from './AffectedHouseholds'
import { NoteTimeline } from './NoteTimeline'
import { TaskActions } from './TaskActions'
import { TaskFigures } from './TaskFigures'
import { TaskLevel, TaskState, TaskTitles } from './TaskTags'

/** One event of a village: whom it hits, what was found and done, who needs a case of their own. */
export default function VillageTaskPage() {
  const { id = '' } = useParams()
  const { t } = useLanguage()
  const query = useQuery({ queryKey: ['village-task', id], queryFn: () => readVillageTask(id) })
  if (query.error && !query.data) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <Loading />
  const task = query.data
  return (
    <>
      <PageTitle
        title={`${t('villageTask.one')} ${task.taskNo}`}
        tags={
          <>
            <TaskLevel task={task} />
            <TaskState task={task} />
            <SyntheticTag synthetic={task.synthetic} />
          </>
        }
        actions={<TaskActions task={task} />}
      />
      <TaskFigures task={task} />
      <div className="case">
        <Card title={t('villageTask.why')}>
          <TaskFacts task={task} />
        </Card>
        <Card title={t('villageTask.notes')}>
          <NoteTimeline notes={task.notes} />
        </Card>
      </div>
      <Card className="below" title={t('villageTask.households')}>
        <AffectedHouseholds key={task.taskId} task={task} />
      </Card>
    </>
  )
}

function TaskFacts({ task }: { task: VillageTask }) {
  const { t, pick, language } = useLanguage()
  const label = useLabel()
  return (
    <>
      <p className="explanation" data-testid="village-task-explanation">
        {pick(task.explanationZh, task.explanationEn) || <TaskTitles task={task} />}
      </p>
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 2 }}
        items={[
          { key: 'division', label: t('alerts.division'), children: <DivisionName code={task.divisionCode} /> },
          { key: 'event', label: t('villageTask.event'), children: task.event },
          { key: 'rules', label: t('villageTask.rules'), children: task.ruleCodes.join('、') },
          { key: 'opened', label: t('cases.opened'), children: formatDateTime(task.openedAt, language) },
          ...(task.state === 'OPEN'
            ? [{ key: 'due', label: t('cases.due'), children: <DueDate dueAt={task.dueAt} overdue={task.overdue} /> }]
            : [
                { key: 'finding', label: t('villageTask.finding'), children: <b>{label(findingLabels, task.finding)}</b> },
                { key: 'closed', label: t('villageTask.closedAt'), children: formatDateTime(task.closedAt, language) },
              ]),
        ]}
      />
      <p className="muted small">{t('villageTasks.about')}</p>
    </>
  )
}
