import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Popconfirm, Tag, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { hasRole } from '@/api/me'
import { listSenderKeys, revokeSenderKey, type SenderKey } from '@/api/senderKeys'
import { ListView } from '@/components/ListView'
import { ProblemNote } from '@/components/ProblemNote'
import { formatDate, formatDateTime, today } from '@/format/dates'
import { senderKeyStateLabels } from '@/i18n/labels.feeds'
import { departmentLabels } from '@/i18n/labels.people'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { useCurrentMe } from '@/layout/currentMe'
import { SenderKeyDialog } from './SenderKeyDialog'

const COLOURS: Record<string, string> = { VALID: 'green', NOT_YET: 'blue', EXPIRED: 'default', REVOKED: 'red' }

/** The keys with which departments sign what they send; a department sees its own. */
export function SenderKeysPanel() {
  const { t } = useLanguage()
  const mayChange = hasRole(useCurrentMe(), 'administrator')
  const [registering, setRegistering] = useState(false)
  const keys = useQuery({
    queryKey: ['sender-keys'],
    queryFn: async () => {
      const items = await listSenderKeys()
      return { items, total: items.length, page: 0, size: items.length }
    },
  })
  return (
    <>
      <p className="muted">{t('senderKeys.about')}</p>
      {mayChange && (
        <div className="filters">
          <Button type="primary" data-testid="sender-key-new" onClick={() => setRegistering(true)}>
            {t('senderKeys.register')}
          </Button>
        </div>
      )}
      <ListView query={keys} rowKey={(one) => one.keyId} columns={useColumns()} card={(one) => <KeyCard one={one} />} rowTestId="sender-key-row" />
      {registering && <SenderKeyDialog onClose={() => setRegistering(false)} />}
    </>
  )
}

function useColumns(): TableColumnsType<SenderKey> {
  const { t } = useLanguage()
  const label = useLabel()
  return [
    { title: t('senderKeys.keyId'), render: (_, one) => <span className="code">{one.keyId}</span> },
    { title: t('senderKeys.department'), render: (_, one) => label(departmentLabels, one.department) },
    { title: t('common.state'), render: (_, one) => <State one={one} /> },
    { title: t('senderKeys.validity'), render: (_, one) => <Validity one={one} /> },
    { title: t('senderKeys.registered'), render: (_, one) => <Done at={one.registeredAt} by={one.registeredName} /> },
    { title: t('senderKeys.revoked'), render: (_, one) => one.revokedAt && <Done at={one.revokedAt} by={one.revokedName} /> },
    { title: '', render: (_, one) => <Revoke one={one} /> },
  ]
}

function KeyCard({ one }: { one: SenderKey }) {
  const label = useLabel()
  return (
    <>
      <div className="row-card-head">
        <b className="code break">{one.keyId}</b>
        <State one={one} />
      </div>
      <div>{label(departmentLabels, one.department)}</div>
      <div className="muted">
        <Validity one={one} />
      </div>
      <div className="muted">
        <Done at={one.revokedAt ?? one.registeredAt} by={one.revokedAt ? one.revokedName : one.registeredName} />
      </div>
      <Revoke one={one} />
    </>
  )
}

/** When somebody did something, and who. */
function Done({ at, by }: { at: string; by: string | undefined }) {
  const { language } = useLanguage()
  return (
    <>
      {formatDateTime(at, language)}
      {by && ` · ${by}`}
    </>
  )
}

function State({ one }: { one: SenderKey }) {
  const label = useLabel()
  const state = stateOf(one, today())
  return (
    <Tag color={COLOURS[state]} data-testid="sender-key-state" data-state={state}>
      {label(senderKeyStateLabels, state)}
    </Tag>
  )
}

function stateOf({ revokedAt, validFrom, validTo }: SenderKey, day: string): string {
  if (revokedAt) return 'REVOKED'
  if (day < validFrom) return 'NOT_YET'
  return validTo && day > validTo ? 'EXPIRED' : 'VALID'
}

function Validity({ one }: { one: SenderKey }) {
  const { t, language } = useLanguage()
  return (
    <>
      {formatDate(one.validFrom, language)} — {one.validTo ? formatDate(one.validTo, language) : t('senderKeys.openEnd')}
    </>
  )
}

/** For administrators, while there is something to revoke. */
function Revoke({ one }: { one: SenderKey }) {
  const { t } = useLanguage()
  const mayChange = hasRole(useCurrentMe(), 'administrator')
  const queries = useQueryClient()
  const revoke = useMutation({
    mutationFn: () => revokeSenderKey(one.keyId),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['sender-keys'] }),
  })
  if (!mayChange || one.revokedAt) return null
  return (
    <>
      <Popconfirm title={t('senderKeys.revokeAsk')} onConfirm={() => revoke.mutate()} okButtonProps={{ danger: true }}>
        <Button size="small" danger loading={revoke.isPending} data-testid="sender-key-revoke">
          {t('senderKeys.revoke')}
        </Button>
      </Popconfirm>
      {revoke.error && <ProblemNote error={revoke.error} />}
    </>
  )
}
