import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Form, Input, Modal } from 'antd'
import type { ReactNode } from 'react'
import type { VillageTask } from '@/api/villageTasks'
import { ConflictNote } from '@/components/ConflictNote'
import { useLanguage } from '@/i18n/language'

interface Words {
  text: string
}

interface Props<T extends Words> {
  task: VillageTask
  title: string
  testId: string
  okText: string
  done: string
  /** What is asked in words. */
  text: { label: string; hint: string; maxLength: number }
  send: (values: T) => Promise<VillageTask>
  onDone?: () => void
  onClose: () => void
  /** What is said or asked before the words. */
  children?: ReactNode
}

/** Says something about a village task: its words, and what the service answered. */
export function TaskDialog<T extends Words>(props: Props<T>) {
  const { task, title, testId, okText, text, onClose, children } = props
  const { t } = useLanguage()
  const [form] = Form.useForm<T>()
  const change = useChange(props)
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={okText}
      okButtonProps={{ ...({ 'data-testid': `${testId}-submit` } as object), loading: change.isPending }}
    >
      {change.error && <ConflictNote error={change.error} stale={['village-task', task.taskId]} titles={{ textZh: text.label, reasonZh: text.label }} />}
      <Form
        form={form}
        layout="vertical"
        onFinish={(values) => change.mutate({ ...values, text: values.text.trim() })}
        data-testid={testId}
      >
        {children}
        <Form.Item name="text" label={text.label} rules={[{ required: true, whitespace: true, message: t('common.required') }]}>
          <Input.TextArea data-testid={`${testId}-text`} rows={4} maxLength={text.maxLength} showCount placeholder={text.hint} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

function useChange<T extends Words>({ task, send, done, onDone, onClose }: Props<T>) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSuccess: (changed) => {
      queries.setQueryData(['village-task', task.taskId], changed)
      for (const key of ['village-task', 'village-tasks', 'cases', 'cases-summary']) {
        void queries.invalidateQueries({ queryKey: [key] })
      }
      void message.success(done)
      onDone?.()
      onClose()
    },
  })
}
