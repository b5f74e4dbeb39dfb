import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Checkbox, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { listVillageTasks, type VillageTaskSummary } from '@/api/villageTasks'
import { DivisionFilter } from '@/components/DivisionFilter'
import { DivisionName } from '@/components/DivisionName'
import { FilterSelect } from '@/components/FilterSelect'
import { LevelTag } from '@/components/LevelTag'
import { ListView } from '@/components/ListView'
import { PageTitle } from '@/components/PageTitle'
import { SyntheticTag } from '@/components/SyntheticTag'
import { PAGE_SIZE, useListParams } from '@/components/useListParams'
import { formatDate } from '@/format/dates'
import { formatCount } from '@/format/money'
import { villageTaskStateLabels } from '@/i18n/labels.villageTasks'
import { useLanguage } from '@/i18n/language'
import { CaseTabs } from '../cases/CaseTabs'
import { DueDate } from '../cases/DueDate'
import { TaskLevel, TaskState, TaskTitles } from './TaskTags'

/** Events that concern whole villages, each worked on once. */
export default function VillageTasksPage() {
  const { t } = useLanguage()
  const { filters, page, setPage } = useListParams()
  const { division, state, overdue } = filters
  const tasks = useQuery({
    queryKey: ['village-tasks', division, state, overdue, page],
    queryFn: () => listVillageTasks({ division, state, overdue, page, size: PAGE_SIZE }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <PageTitle title={t('villageTasks.title')} />
      <CaseTabs active="village-tasks" />
      <p className="muted list-note">{t('villageTasks.about')}</p>
      <TaskFilters />
      <ListView
        query={tasks}
        rowKey={(task) => task.taskId}
        columns={useColumns()}
        card={(task) => <TaskCard task={task} />}
        rowTestId="village-task-row"
        to={(task) => `/village-tasks/${task.taskId}`}
        page={page}
        size={PAGE_SIZE}
        onPage={setPage}
      />
    </>
  )
}

function TaskFilters() {
  const { t } = useLanguage()
  const { filters, setFilter } = useListParams()
  return (
    <div className="filters">
      <FilterSelect title={t('common.state')} labels={villageTaskStateLabels} value={filters.state} testId="filter-state"
        onChange={(next) => setFilter({ state: next })} />
      <DivisionFilter value={filters.division} testId="filter-division" onChange={(next) => setFilter({ division: next })} />
      <Checkbox
        data-testid="filter-overdue"
        checked={filters.overdue === 'true'}
        onChange={(event) => setFilter({ overdue: event.target.checked ? 'true' : undefined })}
      >
        {t('cases.onlyOverdue')}
      </Checkbox>
    </div>
  )
}

function useColumns(): TableColumnsType<VillageTaskSummary> {
  const { t, language } = useLanguage()
  return [
    { title: t('villageTasks.no'), render: (_, task) => <Link to={`/village-tasks/${task.taskId}`}>{task.taskNo}</Link> },
    { title: t('alerts.division'), render: (_, task) => <DivisionName code={task.divisionCode} /> },
    {
      title: t('villageTasks.what'),
      render: (_, task) => (
        <span className="two-lines narrow">
          <TaskTitles task={task} />
          <small className="muted">{task.event}</small>
        </span>
      ),
    },
    { title: t('alerts.level'), render: (_, task) => (task.level ? <LevelTag level={task.level} /> : '—') },
    {
      title: t('villageTasks.hit'),
      align: 'right',
      render: (_, task) => `${formatCount(task.householdsHit)} / ${formatCount(task.households)}`,
    },
    { title: t('villageTasks.monitored'), align: 'right', render: (_, task) => formatCount(task.monitored) },
    { title: t('villageTasks.withCase'), align: 'right', render: (_, task) => formatCount(task.withCase) },
    { title: t('cases.due'), render: (_, task) => <span className="narrow"><TaskDue task={task} /></span> },
    { title: t('common.state'), render: (_, task) => <TaskState task={task} /> },
    {
      title: t('cases.opened'),
      render: (_, task) => (
        <span className="two-lines">
          {formatDate(task.openedAt, language)}
          <SyntheticTag synthetic={task.synthetic} />
        </span>
      ),
    },
  ]
}

/** A closed task is due no more. */
function TaskDue({ task }: { task: VillageTaskSummary }) {
  return <DueDate dueAt={task.state === 'OPEN' ? task.dueAt : undefined} overdue={task.overdue} />
}

function TaskCard({ task }: { task: VillageTaskSummary }) {
  const { t, language } = useLanguage()
  return (
    <>
      <div className="row-card-head">
        <TaskLevel task={task} />
        <b>
          <DivisionName code={task.divisionCode} />
        </b>
        <TaskState task={task} />
      </div>
      <div>
        <TaskTitles task={task} />
      </div>
      <div>{t('villageTasks.hitOf', { hit: formatCount(task.householdsHit), all: formatCount(task.households) })}</div>
      {task.state === 'OPEN' && <TaskDue task={task} />}
      <div className="row-card-foot">
        <span>{t('villageTasks.monitoredN', { n: task.monitored })}</span>
        <span>{t('villageTasks.withCaseN', { n: task.withCase })}</span>
        <span>{formatDate(task.openedAt, language)}</span>
        <span>{task.taskNo}</span>
        <SyntheticTag synthetic={task.synthetic} />
      </div>
    </>
  )
}
