import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { PolicyChange, PolicyNumber } from '@/api/policy'
import { DivisionName } from '@/components/DivisionName'
import { formatDate } from '@/format/dates'
import { policyNumberLabels } from '@/i18n/labels.policy'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { withUnit } from '@/pages/alerts/unit'

/** What exactly is to change: numbers with their values, or the pack as written. */
export function ChangeTitle({ change }: { change: PolicyChange }) {
  const { t, language } = useLanguage()
  const label = useLabel()
  const [open, setOpen] = useState(false)
  if (change.kind === 'NUMBERS') {
    return (
      <span>
        {numbersOf(change).map((number) => (
          <div key={`${number.code} ${number.region} ${number.validFrom}`}>
            <b>{label(policyNumberLabels, number.code)}</b> {withUnit(String(number.value), number.unit, language)}
            {' · '}
            {number.region === '000000000000' ? t('policy.nation') : <DivisionName code={number.region} />}
            {' · '}
            {t('policy.on', { day: formatDate(number.validFrom, language) })}
            <div className="muted">{number.sourceDocument}</div>
          </div>
        ))}
      </span>
    )
  }
  return (
    <span>
      <b>{change.title}</b>{' '}
      {change.kind === 'RULE_PACK' && (
        <Button size="small" type="link" onClick={() => setOpen(true)} data-testid="policy-body">
          {t('policy.body')}
        </Button>
      )}
      <Modal open={open} width={860} title={change.title} onCancel={() => setOpen(false)} footer={null}>
        <pre className="explanation" style={{ overflow: 'auto', maxHeight: '60vh' }}>
          {change.body}
        </pre>
      </Modal>
    </span>
  )
}

function numbersOf(change: PolicyChange): PolicyNumber[] {
  return (JSON.parse(change.body) as { items: PolicyNumber[] }).items
}
