import { PlusOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Drawer, Form } from 'antd'
import { savePlan, type CaseMember, type CaseView, type Measure } from '@/api/assistance'
import { ConflictNote } from '@/components/ConflictNote'
import { useLanguage } from '@/i18n/language'
import { toDraft, toMeasure, type MeasureDraft } from './measureDraft'
import { MeasureFields } from './MeasureFields'

interface Props {
  item: CaseView
  measures: Measure[]
  members: CaseMember[]
  onClose: () => void
}

/** Writes the measures that are not agreed yet; those already agreed stay as they are. */
export function PlanEditor({ item, measures, members, onClose }: Props) {
  const { t } = useLanguage()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [form] = Form.useForm<{ measures: MeasureDraft[] }>()
  const save = useMutation({
    mutationFn: (drafts: MeasureDraft[]) => savePlan(item.caseId, { version: item.plan.version, measures: drafts.map(toMeasure) }),
    onSuccess: () => {
      void message.success(t('common.saved'))
      void queries.invalidateQueries({ queryKey: ['case', item.caseId] })
      onClose()
    },
  })
  const fresh: MeasureDraft = { alertIds: item.alerts.filter((alert) => alert.open).map((alert) => alert.alertId), withCash: false }
  const first = measures.length > 0 ? measures.map(toDraft) : [fresh]
  return (
    <Drawer
      open
      size={640}
      title={t('plan.edit')}
      onClose={onClose}
      data-testid="plan-editor"
      footer={
        <div className="buttons">
          <Button type="primary" loading={save.isPending} onClick={() => form.submit()} data-testid="plan-save">
            {t('common.save')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      }
    >
      {save.error && <ConflictNote error={save.error} stale={['case', item.caseId]} />}
      <Form form={form} layout="vertical" initialValues={{ measures: first }} onFinish={(values) => save.mutate(values.measures ?? [])}>
        <Form.List name="measures">
          {(rows, { add, remove }) => (
            <>
              {rows.map((row, index) => (
                <fieldset key={row.key} className="measure-fields" data-testid="measure-fields">
                  <legend>
                    {t('plan.measure', { n: index + 1 })}{' '}
                    <Button type="link" size="small" danger onClick={() => remove(row.name)} data-testid="measure-remove">
                      {t('common.remove')}
                    </Button>
                  </legend>
                  <MeasureFields at={row.name} members={members} alerts={item.alerts} />
                </fieldset>
              ))}
              <Button block icon={<PlusOutlined />} onClick={() => add(fresh)} data-testid="measure-add">
                {t('plan.addMeasure')}
              </Button>
            </>
          )}
        </Form.List>
      </Form>
    </Drawer>
  )
}
