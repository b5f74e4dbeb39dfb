import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Card, Input, Modal, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { hasRole } from '@/api/me'
import { listPacks, proposePack, type RuleInForce } from '@/api/policy'
import { DivisionName } from '@/components/DivisionName'
import { Loading } from '@/components/Loading'
import { ProblemNote } from '@/components/ProblemNote'
import { formatDateTime } from '@/format/dates'
import { useLanguage } from '@/i18n/language'
import { useCurrentMe } from '@/layout/currentMe'

/** The packs in force, with their rules in words. */
export function RulesPanel() {
  const { t, language } = useLanguage()
  const me = useCurrentMe()
  const [proposing, setProposing] = useState(false)
  const packs = useQuery({ queryKey: ['policy', 'packs'], queryFn: listPacks })
  const columns = useColumns()
  if (packs.error) return <ProblemNote error={packs.error} onRetry={() => void packs.refetch()} />
  if (!packs.data) return <Loading />
  return (
    <>
      {hasRole(me, 'administrator') && (
        <div className="filters">
          <Button type="primary" onClick={() => setProposing(true)} data-testid="policy-new-pack">
            {t('policy.newPack')}
          </Button>
        </div>
      )}
      {packs.data.items.map((pack) => (
        <Card
          key={pack.region}
          className="below"
          title={
            <>
              {pack.region === '000000000000' ? t('policy.nation') : <DivisionName code={pack.region} />}
              {`：${pack.packId} ${pack.packVersion}`}
            </>
          }
          extra={<span className="muted">{formatDateTime(pack.publishedAt, language)}</span>}
        >
          <Table<RuleInForce>
            size="small"
            rowKey="code"
            columns={columns}
            dataSource={pack.rules}
            pagination={false}
            scroll={{ x: 'max-content' }}
            data-testid="policy-rules"
          />
        </Card>
      ))}
      {proposing && <PackDialog onClose={() => setProposing(false)} />}
    </>
  )
}

function useColumns(): TableColumnsType<RuleInForce> {
  const { t, pick } = useLanguage()
  return [
    { title: t('policy.rule'), dataIndex: 'code' },
    { title: '', render: (_, rule) => pick(rule.titleZh, rule.titleEn) },
    { title: t('policy.source'), dataIndex: 'sourceDocument' },
  ]
}

function PackDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [yaml, setYaml] = useState('')
  const [note, setNote] = useState('')
  const propose = useMutation({
    mutationFn: () => proposePack(yaml, note.trim()),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['policy'] })
      void message.success(t('policy.proposedNote'))
      onClose()
    },
  })
  return (
    <Modal
      open
      width={760}
      title={t('policy.newPack')}
      onCancel={onClose}
      onOk={() => propose.mutate()}
      okButtonProps={{ disabled: !yaml.trim() || !note.trim(), loading: propose.isPending }}
    >
      {propose.error && <ProblemNote error={propose.error} />}
      <Input.TextArea
        aria-label={t('policy.packHint')}
        placeholder={t('policy.packHint')}
        rows={16}
        value={yaml}
        onChange={(event) => setYaml(event.target.value)}
        style={{ fontFamily: 'monospace' }}
      />
      <Input className="below" aria-label={t('policy.note')} placeholder={t('policy.note')} value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
    </Modal>
  )
}
