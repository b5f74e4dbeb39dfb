import { useMutation } from '@tanstack/react-query'
import { Alert, Checkbox, Descriptions, Form, Input, Modal, Select } from 'antd'
import { reveal, type Household, type RevealField } from '@/api/registry'
import { ProblemNote } from '@/components/ProblemNote'
import { useLanguage } from '@/i18n/language'
import { revealedItems } from './revealed'

interface Props {
  household: Household
  personId?: string
  onClose: () => void
}

interface Asked {
  fields: RevealField[]
  personId?: string
  purpose: string
}

/** These belong to one member, the others to the household. */
const OF_A_PERSON: RevealField[] = ['idNo', 'health']

/** Shows plain values for a stated purpose; nothing of it is kept once the dialog closes. */
export function RevealDialog({ household, personId, onClose }: Props) {
  const { t } = useLanguage()
  const [form] = Form.useForm<Asked>()
  const ask = useMutation({ mutationFn: (asked: Asked) => reveal(household.householdId, asked), gcTime: 0 })
  const names: Record<RevealField, string> = {
    idNo: t('reveal.idNo'),
    phone: t('reveal.phone'),
    bankCard: t('reveal.bankCard'),
    health: t('reveal.health'),
  }
  const members = household.members.map((member) => ({ value: member.personId, label: member.name }))
  return (
    <Modal
      open
      onCancel={onClose}
      title={t('reveal.title')}
      okText={ask.data ? t('reveal.hide') : t('common.confirm')}
      okButtonProps={{ ...({ 'data-testid': 'reveal-submit' } as object), loading: ask.isPending }}
      onOk={() => (ask.data ? onClose() : form.submit())}
      destroyOnHidden
    >
      <Alert type="warning" showIcon title={t('reveal.warning')} className="spaced" />
      {ask.error && <ProblemNote error={ask.error} />}
      {ask.data ? (
        <Descriptions
          bordered
          size="small"
          column={1}
          data-testid="reveal-values"
          items={revealedItems(ask.data, names, household).map(({ key, title, value }) => ({ key, label: title, children: value }))}
        />
      ) : (
        <Form
          form={form}
          layout="vertical"
          initialValues={{ fields: personId ? ['idNo'] : ['phone'], personId }}
          onFinish={(asked) => ask.mutate({ fields: asked.fields, purpose: asked.purpose.trim(), ...(asked.personId ? { personId: asked.personId } : {}) })}
        >
          <Form.Item name="fields" label={t('reveal.fields')} rules={[{ required: true, message: t('common.required') }]}>
            <Checkbox.Group
              data-testid="reveal-fields"
              options={Object.entries(names).map(([value, label]) => ({ value, label }))}
            />
          </Form.Item>
          <Form.Item
            name="personId"
            label={t('reveal.member')}
            dependencies={['fields']}
            rules={[
              ({ getFieldValue }) => ({
                required: ((getFieldValue('fields') ?? []) as RevealField[]).some((field) => OF_A_PERSON.includes(field)),
                message: t('common.required'),
              }),
            ]}
          >
            <Select allowClear placeholder={t('reveal.whole')} options={members} data-testid="reveal-member" />
          </Form.Item>
          <Form.Item name="purpose" label={t('reveal.purpose')} rules={[{ required: true, whitespace: true, message: t('common.required') }]}>
            <Input.TextArea data-testid="reveal-purpose" placeholder={t('reveal.purposeHint')} maxLength={200} showCount rows={2} />
          </Form.Item>
        </Form>
      )}
    </Modal>
  )
}
