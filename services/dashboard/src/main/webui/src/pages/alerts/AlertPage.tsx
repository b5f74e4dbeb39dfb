import { useQuery } from '@tanstack/react-query'
import { Alert as Note, Card, Descriptions, Tag } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { readAlert } from '@/api/risk'
import { ConfidenceNote, ConfidenceSources } from '@/components/ConfidenceNote'
import { DivisionName } from '@/components/DivisionName'
import { LevelTag } from '@/components/LevelTag'
import { Loading } from '@/components/Loading'
import { PageTitle } from '@/components/PageTitle'
import { ProblemNote } from '@/components/ProblemNote'
import { RecordDrawer } from '@/components/RecordDrawer'
import { SyntheticTag } from '@/components/SyntheticTag'
import { formatDate, formatDateTime, formatPeriod } from '@/format/dates'
import { policyNumberLabels } from '@/i18n/labels.policy'
import { alertStateLabels, categoryLabels, riskFactorLabels } from '@/i18n/labels.risk'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { Acknowledge } from './Acknowledge'
import { AlertHistoryList } from './AlertHistoryList'
import { AlertLinks } from './AlertLinks'
import { ClauseTable } from './ClauseTable'
import { EvidenceRows } from './EvidenceRows'
import { VillageEventTag } from './VillageEventTag'

/** One alert, explained down to the row of the department's file. */
export default function AlertPage() {
  const { id = '' } = useParams()
  const { t, pick, language } = useLanguage()
  const label = useLabel()
  const [record, setRecord] = useState<string | null>(null)
  const query = useQuery({ queryKey: ['alert', id], queryFn: () => readAlert(id) })
  if (query.error && !query.data) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <Loading />
  const alert = query.data
  return (
    <>
      <PageTitle
        title={pick(alert.titleZh, alert.titleEn)}
        tags={
          <>
            <LevelTag level={alert.level} />
            <Tag data-testid="alert-state">{label(alertStateLabels, alert.state)}</Tag>
            <VillageEventTag alert={alert} />
            <SyntheticTag synthetic={alert.synthetic} />
          </>
        }
        actions={
          <>
            <Acknowledge alert={alert} />
            <AlertLinks alert={alert} />
          </>
        }
      />
      <Card title={t('alerts.why')}>
        <p className="explanation" data-testid="alert-explanation">
          {pick(alert.explanationZh, alert.explanationEn)}
        </p>
        {alert.unconfirmedNumbers.length > 0 && (
          <Note
            type="warning"
            showIcon
            data-testid="alert-unconfirmed"
            title={t('alerts.unconfirmed', { codes: alert.unconfirmedNumbers.map((code) => label(policyNumberLabels, code)).join('、') })}
          />
        )}
        <h2>{t('alerts.clauses')}</h2>
        <ClauseTable clauses={alert.clauses} />
        <h2>{t('alerts.evidence')}</h2>
        <EvidenceRows evidence={alert.evidence} onOpen={setRecord} />
        {alert.confidence && (
          <>
            <ConfidenceNote confidence={alert.confidence} />
            <ConfidenceSources confidence={alert.confidence} />
          </>
        )}
      </Card>
      <Card className="below">
        <Descriptions
          column={{ xs: 1, md: 2 }}
          items={[
            { key: 'division', label: t('alerts.division'), children: <DivisionName code={alert.divisionCode} /> },
            { key: 'factor', label: t('alerts.riskFactor'), children: label(riskFactorLabels, alert.riskFactor) },
            {
              key: 'candidates',
              label: t('alerts.candidates'),
              children: alert.candidateCategories.map((code) => label(categoryLabels, code)).join('、') || '—',
            },
            { key: 'period', label: t('alerts.period'), children: formatPeriod(alert.period, language) },
            { key: 'rule', label: t('alerts.rule'), children: alert.ruleCode },
            { key: 'version', label: t('alerts.ruleVersion'), children: `${alert.ruleVersion}（${alert.rulePack}）` },
            { key: 'document', label: t('alerts.document'), children: alert.sourceDocument },
            { key: 'asOf', label: t('alerts.asOf'), children: formatDate(alert.asOf, language) },
            { key: 'raised', label: t('alerts.raisedAt'), children: formatDateTime(alert.firstRaisedAt, language) },
            ...(alert.clearedAt
              ? [
                  {
                    key: 'cleared',
                    label: t('alerts.clearedAt'),
                    children: `${formatDateTime(alert.clearedAt, language)} ${pick(alert.clearedBecause?.zh, alert.clearedBecause?.en)}`,
                  },
                ]
              : []),
          ]}
        />
      </Card>
      <AlertHistoryList history={alert.history ?? []} unit={alert.unit} />
      <RecordDrawer recordId={record} onClose={() => setRecord(null)} />
    </>
  )
}
