import { Alert, Form, Radio } from 'antd'
import { closeVillageTask, type Finding, type VillageTask } from '@/api/villageTasks'
import { findingLabels } from '@/i18n/labels.villageTasks'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { TaskDialog } from './TaskDialog'

interface Closing {
  finding: Finding
  text: string
}

/** Ends a village task, as the findings now allow. */
export function CloseDialog({ task, onClose }: { task: VillageTask; onClose: () => void }) {
  const { t } = useLanguage()
  const label = useLabel()
  const { closings } = task.may
  return (
    <TaskDialog<Closing>
      task={task}
      title={t('villageTask.close')}
      testId="village-task-close-form"
      okText={t('villageTask.close')}
      done={t('villageTask.closed')}
      text={{ label: t('villageTask.closeText'), hint: t('villageTask.closeHint'), maxLength: 1000 }}
      send={({ finding, text }) => closeVillageTask(task.taskId, { version: task.version, finding, textZh: text })}
      onClose={onClose}
    >
      <p className="muted">{t('villageTask.closeWarning')}</p>
      {task.householdsHit > 0 && (
        <Alert type="warning" showIcon className="spaced" title={t('villageTask.stillHit', { n: task.householdsHit })} />
      )}
      <Form.Item name="finding" label={t('villageTask.finding')} rules={[{ required: true, message: t('common.required') }]}>
        <Radio.Group data-testid="village-task-finding" options={closings.map((one) => ({ value: one, label: label(findingLabels, one) }))} />
      </Form.Item>
    </TaskDialog>
  )
}
