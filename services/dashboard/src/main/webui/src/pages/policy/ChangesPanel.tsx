import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Popconfirm, Tag, type TableColumnsType } from 'antd'
import { hasRole } from '@/api/me'
import { decideChange, listChanges, withdrawChange, type PolicyChange } from '@/api/policy'
import { ListView } from '@/components/ListView'
import { ProblemNote } from '@/components/ProblemNote'
import { PAGE_SIZE, useListParams } from '@/components/useListParams'
import { formatDate, formatDateTime } from '@/format/dates'
import { useLanguage } from '@/i18n/language'
import { policyLabels } from '@/i18n/texts.policy'
import { useLabel } from '@/i18n/useLabel'
import { useCurrentMe } from '@/layout/currentMe'
import { PreviewButton } from './backTests/PreviewButton'
import { ChangeTitle } from './ChangeTitle'

const COLOURS: Record<PolicyChange['state'], string> = {
  PROPOSED: 'blue',
  AGREED: 'cyan',
  IN_FORCE: 'green',
  DECLINED: 'default',
  WITHDRAWN: 'default',
  FAILED: 'red',
}

/** What is going to change, and what did. */
export function ChangesPanel() {
  const { page, setPage } = useListParams()
  const changes = useQuery({
    queryKey: ['policy', 'changes', page],
    queryFn: () => listChanges(page, PAGE_SIZE),
    placeholderData: keepPreviousData,
  })
  const columns = useColumns()
  return (
    <ListView
      query={changes}
      rowKey={(change) => change.id}
      columns={columns}
      card={(change) => <ChangeCard change={change} />}
      rowTestId="policy-change-row"
      page={page}
      size={PAGE_SIZE}
      onPage={setPage}
    />
  )
}

function useColumns(): TableColumnsType<PolicyChange> {
  const { t, language } = useLanguage()
  return [
    { title: t('policy.what'), render: (_, one) => <What change={one} /> },
    { title: t('common.state'), render: (_, one) => <ChangeState change={one} /> },
    { title: t('policy.proposer'), render: (_, one) => t('policy.by', { name: one.proposed.name, at: formatDateTime(one.proposed.at, language) }) },
    {
      title: t('policy.decider'),
      render: (_, one) => (one.decided ? t('policy.by', { name: one.decided.name, at: formatDateTime(one.decided.at, language) }) : '—'),
    },
    { title: '', render: (_, one) => <Decide change={one} /> },
  ]
}

function What({ change }: { change: PolicyChange }) {
  return (
    <span className="two-lines">
      <ChangeTitle change={change} />
      <small className="muted">{change.note}</small>
    </span>
  )
}

function ChangeState({ change }: { change: PolicyChange }) {
  const { t, language } = useLanguage()
  const label = useLabel()
  return (
    <>
      <Tag color={COLOURS[change.state]}>{label(policyLabels, change.state)}</Tag>
      {change.effectiveOn && change.state === 'AGREED' && t('policy.on', { day: formatDate(change.effectiveOn, language) })}
      {change.failure}
    </>
  )
}

function Decide({ change }: { change: PolicyChange }) {
  const { t } = useLanguage()
  const me = useCurrentMe()
  const queries = useQueryClient()
  const changed = { onSuccess: () => void queries.invalidateQueries({ queryKey: ['policy'] }) }
  const decide = useMutation({ mutationFn: (agrees: boolean) => decideChange(change.id, agrees), ...changed })
  const withdraw = useMutation({ mutationFn: () => withdrawChange(change.id), ...changed })
  if (!hasRole(me, 'administrator')) return null
  const own = change.proposed.userId === me.userId
  const problem = decide.error ?? withdraw.error
  return (
    <>
      {problem && <ProblemNote error={problem} />}
      {change.state === 'PROPOSED' && <PreviewButton change={change} />}
      {own && (change.state === 'PROPOSED' || change.state === 'AGREED') && (
        <Button size="small" loading={withdraw.isPending} onClick={() => withdraw.mutate()} data-testid="policy-withdraw">
          {t('policy.withdraw')}
        </Button>
      )}
      {!own && change.state === 'PROPOSED' && (
        <span className="filters">
          <Popconfirm title={t('policy.agreeAsk')} onConfirm={() => decide.mutate(true)}>
            <Button size="small" type="primary" loading={decide.isPending} data-testid="policy-agree">
              {t('policy.agree')}
            </Button>
          </Popconfirm>
          <Button size="small" onClick={() => decide.mutate(false)} data-testid="policy-decline">
            {t('policy.decline')}
          </Button>
        </span>
      )}
    </>
  )
}

function ChangeCard({ change }: { change: PolicyChange }) {
  const { language } = useLanguage()
  return (
    <>
      <div className="row-card-head">
        <ChangeTitle change={change} />
      </div>
      <div>{change.note}</div>
      <div className="row-card-foot">
        <ChangeState change={change} />
        <span>
          {change.proposed.name} {formatDateTime(change.proposed.at, language)}
        </span>
        <Decide change={change} />
      </div>
    </>
  )
}
