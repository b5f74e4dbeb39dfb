import { Button } from 'antd'
import { useState } from 'react'
import { addNote, type VillageTask } from '@/api/villageTasks'
import { useLanguage } from '@/i18n/language'
import { CloseDialog } from './CloseDialog'
import { TaskDialog } from './TaskDialog'

/** What the person asking may say about the village; cases are opened where the households are chosen. */
export function TaskActions({ task }: { task: VillageTask }) {
  const { t } = useLanguage()
  const [asking, setAsking] = useState<'note' | 'close' | null>(null)
  const close = () => setAsking(null)
  if (task.state === 'CLOSED') return null
  return (
    <>
      {task.may.note && (
        <Button type="primary" data-testid="village-task-note-open" onClick={() => setAsking('note')}>
          {t('villageTask.note')}
        </Button>
      )}
      {task.may.closings.length > 0 ? (
        <Button data-testid="village-task-close-open" onClick={() => setAsking('close')}>
          {t('villageTask.close')}
        </Button>
      ) : (
        <NotYet task={task} />
      )}
      {asking === 'note' && <NoteDialog task={task} onClose={close} />}
      {asking === 'close' && <CloseDialog task={task} onClose={close} />}
    </>
  )
}

/** Why the task cannot be closed now. */
function NotYet({ task }: { task: VillageTask }) {
  const { t } = useLanguage()
  const { householdsHit, may } = task
  if (householdsHit === 0 && !may.note) return null
  return (
    <span className="muted action-note" data-testid="village-task-not-yet">
      {householdsHit > 0 ? t('villageTask.notYet', { n: householdsHit }) : t('villageTask.notByYou')}
    </span>
  )
}

function NoteDialog({ task, onClose }: { task: VillageTask; onClose: () => void }) {
  const { t } = useLanguage()
  return (
    <TaskDialog
      task={task}
      title={t('villageTask.note')}
      testId="village-task-note-form"
      okText={t('common.submit')}
      done={t('villageTask.noted')}
      text={{ label: t('villageTask.noteText'), hint: t('villageTask.noteHint'), maxLength: 1000 }}
      send={({ text }) => addNote(task.taskId, { version: task.version, textZh: text })}
      onClose={onClose}
    />
  )
}
