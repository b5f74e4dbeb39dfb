import { Alert, Button, Card, Descriptions, Progress, Tabs } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { address } from '@/api/http'
import type { Batch } from '@/api/matching'
import { hasRole } from '@/api/me'
import { CountsBar } from '@/components/CountsBar'
import { DivisionName } from '@/components/DivisionName'
import { Loading } from '@/components/Loading'
import { PageTitle } from '@/components/PageTitle'
import { ProblemNote } from '@/components/ProblemNote'
import { RecordDrawer } from '@/components/RecordDrawer'
import { useFeedTitle } from '@/components/useFeeds'
import { formatDateTime, formatPeriod } from '@/format/dates'
import { faultLabels, unmatchedLabels } from '@/i18n/labels.feeds'
import { departmentLabels } from '@/i18n/labels.people'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { useCurrentMe } from '@/layout/currentMe'
import { BatchStateTag } from './BatchesPage'
import { QuarantineList } from './QuarantineList'
import { RecordsList } from './RecordsList'
import { useBatchLive } from './useBatchLive'

/** One file of a department, from its arrival to its last row. */
export default function BatchPage() {
  const { id = '' } = useParams()
  const { t } = useLanguage()
  const feedTitle = useFeedTitle()
  const [record, setRecord] = useState<string | null>(null)
  const me = useCurrentMe()
  const query = useBatchLive(id)
  if (query.error && !query.data) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <Loading />
  const batch = query.data
  const { counts } = batch
  const done = counts.rows > 0 ? Math.round(((counts.rows - counts.pending) / counts.rows) * 100) : 0
  const running = batch.state !== 'COMPLETED' && batch.state !== 'REFUSED'
  // The file holds plain ID numbers: for who sent it, and administrators.
  const mayDownload = hasRole(me, 'administrator', 'monitoring-staff', 'feed-pusher')
  const tabs = [
    {
      key: 'quarantine',
      label: <span data-testid="tab-quarantine">{`${t('batch.quarantine')} ${counts.quarantined}`}</span>,
      children: (
        <>
          {counts.quarantined > 0 && mayDownload && (
            <Button href={address(`/matching/batches/${id}/quarantine.csv`)} download className="spaced" data-testid="quarantine-download">
              {t('batch.downloadQuarantine')}
            </Button>
          )}
          <QuarantineList batchId={id} dataset={batch.dataset} />
        </>
      ),
    },
    {
      key: 'unmatched',
      label: <span data-testid="tab-batch-unmatched">{`${t('batch.unmatched')} ${counts.unmatched}`}</span>,
      children: <RecordsList batchId={id} outcome="UNMATCHED" onOpen={setRecord} />,
    },
    {
      key: 'matched',
      label: <span data-testid="tab-batch-matched">{`${t('batch.matched')} ${counts.matched}`}</span>,
      children: <RecordsList batchId={id} outcome="MATCHED" onOpen={setRecord} />,
    },
  ]
  return (
    <>
      <PageTitle title={feedTitle(batch.dataset)} tags={<BatchStateTag batch={batch} />} />
      <Card>
        <BatchFacts batch={batch} />
        {running && <Progress percent={done} status="active" data-testid="batch-progress" />}
        <CountsBar counts={counts} />
        <Reasons reasons={batch.reasons ?? {}} />
        <Refusal batch={batch} />
      </Card>
      <Tabs items={tabs} className="below" destroyOnHidden />
      <RecordDrawer recordId={record} onClose={() => setRecord(null)} />
    </>
  )
}

function BatchFacts({ batch }: { batch: Batch }) {
  const { t, language } = useLanguage()
  const label = useLabel()
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, sm: 2 }}
      items={[
        { key: 'department', label: t('record.department'), children: label(departmentLabels, batch.department) },
        { key: 'period', label: t('batches.period'), children: formatPeriod(batch.period, language) },
        { key: 'division', label: t('common.division'), children: <DivisionName code={batch.divisionCode} /> },
        { key: 'file', label: t('batches.file'), children: <span className="break">{batch.fileName}</span> },
        { key: 'received', label: t('batches.received'), children: formatDateTime(batch.receivedAt, language) },
        { key: 'completed', label: t('batches.completed'), children: formatDateTime(batch.completedAt, language) },
        { key: 'hash', label: t('batch.hash'), children: <span className="code break">{batch.fileHash.slice(0, 16)}…</span> },
      ]}
    />
  )
}

const reasonLabels = { ...faultLabels, ...unmatchedLabels }

function Reasons({ reasons }: { reasons: Record<string, number> }) {
  const { t } = useLanguage()
  const label = useLabel()
  const entries = Object.entries(reasons).sort(([, a], [, b]) => b - a)
  if (entries.length === 0) return null
  return (
    <p className="muted">
      {t('batch.reasons')}：{entries.map(([code, count]) => `${label(reasonLabels, code)} ${count}`).join('，')}
    </p>
  )
}

function Refusal({ batch }: { batch: Batch }) {
  const { t, pick } = useLanguage()
  const { refusal } = batch
  if (!refusal) return null
  return <Alert type="error" showIcon title={t('batch.refusal')} description={pick(refusal.reasonZh, refusal.reasonEn)} className="spaced" data-testid="batch-refusal" />
}
