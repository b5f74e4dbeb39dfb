import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, DatePicker, Form, Input, InputNumber, Modal } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useNavigate } from 'react-router'
import { askBackTest } from '@/api/backTests'
import { proposeNumber, type PolicyNumber } from '@/api/policy'
import { DivisionName } from '@/components/DivisionName'
import { ProblemNote } from '@/components/ProblemNote'
import { today } from '@/format/dates'
import { policyNumberLabels } from '@/i18n/labels.policy'
import { unitLabels } from '@/i18n/labels.risk'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'

interface Values {
  value: number
  validFrom: Dayjs
  sourceDocument: string
  note: string
}

const FEN = 100

/** Proposes another value, or the same one confirmed, for a division. */
export function NumberDialog({ number, region, onClose }: { number: PolicyNumber; region: string; onClose: () => void }) {
  const { t, language } = useLanguage()
  const label = useLabel()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const money = number.unit.toLowerCase() === 'fen'
  const changed = (value: number, validFrom: string, sourceDocument: string): PolicyNumber => {
    const { validTo: _, ...rest } = number
    return { ...rest, region, value: money ? Math.round(value * FEN) : value, validFrom, sourceDocument, confirmed: true }
  }
  const name = label(policyNumberLabels, number.code)
  const preview = useMutation({
    mutationFn: () =>
      askBackTest({
        title: t('backTest.previewOf', { name }),
        divisionCode: region,
        basis: 'PRESENT',
        numbers: [changed(Number(form.getFieldValue('value')), number.validFrom, number.sourceDocument)],
      }),
    onSuccess: (test) => navigate(`/policy/back-tests/${test.id}`),
  })
  const propose = useMutation({
    mutationFn: ({ value, validFrom, sourceDocument, note }: Values) => {
      const day = validFrom.format('YYYY-MM-DD')
      return proposeNumber(changed(value, day, sourceDocument.trim()), note.trim(), day > today() ? day : undefined)
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['policy'] })
      void message.success(t('policy.proposedNote'))
      onClose()
    },
  })
  const required = { required: true, message: t('common.required') }
  return (
    <Modal
      open
      title={t('policy.changeOf', { name })}
      onCancel={onClose}
      onOk={() => form.submit()}
      footer={(_, { OkBtn, CancelBtn }) => (
        <>
          <Button onClick={() => preview.mutate()} loading={preview.isPending} data-testid="policy-preview">
            {t('backTest.preview')}
          </Button>
          <CancelBtn />
          <OkBtn />
        </>
      )}
      okButtonProps={{ ...({ 'data-testid': 'policy-submit' } as object), loading: propose.isPending }}
    >
      {(propose.error ?? preview.error) && <ProblemNote error={propose.error ?? preview.error} />}
      <p>
        {t('policy.where')} <DivisionName code={region} />
      </p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          value: money ? number.value / FEN : number.value,
          validFrom: dayjs(number.validFrom),
          sourceDocument: number.sourceDocument,
        }}
        onFinish={(values) => propose.mutate(values)}
      >
        <Form.Item name="value" label={t('policy.value')} rules={[required]}>
          <InputNumber
            data-testid="policy-value"
            min={0}
            precision={money ? 2 : 0}
            suffix={label(unitLabels, number.unit.toUpperCase())}
            style={{ width: '100%' }}
          />
        </Form.Item>
        <Form.Item name="validFrom" label={t('policy.validFrom')} rules={[required]}>
          <DatePicker format={language === 'zh' ? 'YYYY年M月D日' : 'D MMM YYYY'} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="sourceDocument" label={t('policy.source')} rules={[{ ...required, whitespace: true }]}>
          <Input data-testid="policy-source" maxLength={200} />
        </Form.Item>
        <Form.Item name="note" label={t('policy.note')} rules={[{ ...required, whitespace: true }]}>
          <Input data-testid="policy-note" maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
