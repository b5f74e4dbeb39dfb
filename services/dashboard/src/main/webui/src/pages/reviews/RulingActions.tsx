import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { decideRuling, proposeRuling, reverseRuling, type Candidate, type Review, type Ruling, type Verdict } from '@/api/reviews'
import { ConflictNote } from '@/components/ConflictNote'
import { verdictLabels } from '@/i18n/labels.reviews'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { hasRole } from '@/api/me'
import { useCurrentMe } from '@/layout/currentMe'
import { RulingState } from './RulingsPanel'

interface Props {
  review: Review
  candidate: Candidate
}

/** What may be done now: say whose it is, agree with who said so, or take it back. */
export function RulingActions({ review, candidate }: Props) {
  const me = useCurrentMe()
  const open = review.rulings.find(
    (ruling) => ruling.personId === candidate.personId && (ruling.state === 'PROPOSED' || ruling.state === 'IN_FORCE'),
  )
  if (hasRole(me, 'auditor', 'feed-pusher')) return null
  if (open?.state === 'PROPOSED') return <Second ruling={open} recordId={review.record.recordId} />
  if (open) return <InForce ruling={open} recordId={review.record.recordId} />
  return <First review={review} candidate={candidate} />
}

function useChanged(recordId: string) {
  const queries = useQueryClient()
  return () => {
    for (const key of [['review', recordId], ['record', recordId], ['reviews'], ['rulings']]) {
      void queries.invalidateQueries({ queryKey: key })
    }
  }
}

function First({ review, candidate }: Props) {
  const { t } = useLanguage()
  const label = useLabel()
  const { recordId } = review.record
  const changed = useChanged(recordId)
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const propose = useMutation({
    mutationFn: (note: string) => proposeRuling(recordId, { verdict: verdict ?? 'DIFFERENT', personId: candidate.personId, note }),
    onSuccess: () => {
      setVerdict(null)
      changed()
    },
  })
  return (
    <div className="buttons">
      <Button type="primary" data-testid="ruling-same" onClick={() => setVerdict('SAME')}>
        {t('review.same')}
      </Button>
      <Button data-testid="ruling-different" onClick={() => setVerdict('DIFFERENT')}>
        {t('review.different')}
      </Button>
      {verdict && (
        <WithReason
          title={label(verdictLabels, verdict)}
          hint={review.persons === 2 ? t('review.twoPersons') : t('review.onePerson')}
          busy={propose.isPending}
          error={propose.error}
          recordId={recordId}
          onSay={(note) => propose.mutate(note)}
          onClose={() => setVerdict(null)}
        />
      )}
    </div>
  )
}

function Second({ ruling, recordId }: { ruling: Ruling; recordId: string }) {
  const { t } = useLanguage()
  const label = useLabel()
  const me = useCurrentMe()
  const changed = useChanged(recordId)
  const decide = useMutation({ mutationFn: (agrees: boolean) => decideRuling(ruling.rulingId, agrees), onSuccess: changed })
  return (
    <div data-testid="ruling-open">
      <p>
        <b>{label(verdictLabels, ruling.verdict)}</b> <RulingState ruling={ruling} /> {ruling.proposed.name}：{ruling.note}
      </p>
      {decide.error && <ConflictNote error={decide.error} stale={['review', recordId]} />}
      {ruling.proposed.userId === me.userId ? (
        <p className="muted">{t('review.yours')}</p>
      ) : (
        <div className="buttons">
          <Button type="primary" data-testid="ruling-agree" loading={decide.isPending} onClick={() => decide.mutate(true)}>
            {t('review.agree')}
          </Button>
          <Button data-testid="ruling-disagree" loading={decide.isPending} onClick={() => decide.mutate(false)}>
            {t('review.disagree')}
          </Button>
        </div>
      )}
    </div>
  )
}

function InForce({ ruling, recordId }: { ruling: Ruling; recordId: string }) {
  const { t } = useLanguage()
  const label = useLabel()
  const changed = useChanged(recordId)
  const [asking, setAsking] = useState(false)
  const reverse = useMutation({
    mutationFn: (reason: string) => reverseRuling(ruling.rulingId, reason),
    onSuccess: () => {
      setAsking(false)
      changed()
    },
  })
  return (
    <div data-testid="ruling-in-force">
      <p>
        <b>{label(verdictLabels, ruling.verdict)}</b> <RulingState ruling={ruling} />
      </p>
      <Button danger data-testid="ruling-reverse" onClick={() => setAsking(true)}>
        {t('review.reverse')}
      </Button>
      {asking && (
        <WithReason
          title={t('review.reverse')}
          busy={reverse.isPending}
          error={reverse.error}
          recordId={recordId}
          onSay={(reason) => reverse.mutate(reason)}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  )
}

interface WithReasonProps {
  title: string
  hint?: string
  busy: boolean
  error: unknown
  recordId: string
  onSay: (reason: string) => void
  onClose: () => void
}

function WithReason({ title, hint, busy, error, recordId, onSay, onClose }: WithReasonProps) {
  const { t } = useLanguage()
  const [form] = Form.useForm<{ note: string }>()
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      okText={t('common.confirm')}
      okButtonProps={{ ...({ 'data-testid': 'ruling-submit' } as object), loading: busy }}
      onOk={() => form.submit()}
      destroyOnHidden
    >
      {hint && <p className="muted">{hint}</p>}
      {error !== null && <ConflictNote error={error} stale={['review', recordId]} />}
      <Form form={form} layout="vertical" onFinish={({ note }) => onSay(note.trim())}>
        <Form.Item name="note" label={t('review.note')} rules={[{ required: true, whitespace: true, message: t('common.required') }]}>
          <Input.TextArea data-testid="ruling-note" placeholder={t('review.noteHint')} maxLength={500} showCount rows={3} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
