import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Progress, Tag, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { listBackTests, type BackTest } from '@/api/backTests'
import { hasRole } from '@/api/me'
import { DivisionName } from '@/components/DivisionName'
import { ListView } from '@/components/ListView'
import { PAGE_SIZE, useListParams } from '@/components/useListParams'
import { formatDateTime } from '@/format/dates'
import { backTestStateLabels, basisLabels } from '@/i18n/texts.backTests'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { useCurrentMe } from '@/layout/currentMe'
import { BackTestDialog } from './BackTestDialog'

const COLOURS: Record<BackTest['state'], string> = { RUNNING: 'blue', DONE: 'green', CANCELLED: 'default', FAILED: 'red' }
const REFRESH_MS = 2000

/** What was tried, newest first. */
export function BackTestsPanel() {
  const { t } = useLanguage()
  const me = useCurrentMe()
  const { page, setPage } = useListParams()
  const [asking, setAsking] = useState(false)
  const tests = useQuery({
    queryKey: ['back-tests', page],
    queryFn: () => listBackTests(page, PAGE_SIZE),
    placeholderData: keepPreviousData,
    refetchInterval: (query) => (query.state.data?.items.some((one) => one.state === 'RUNNING') ? REFRESH_MS : false),
  })
  const columns = useColumns()
  return (
    <>
      <p className="muted">{t('backTest.about')}</p>
      {hasRole(me, 'administrator', 'county-approver', 'monitoring-staff') && (
        <div className="filters">
          <Button type="primary" onClick={() => setAsking(true)} data-testid="back-test-new">
            {t('backTest.new')}
          </Button>
        </div>
      )}
      <ListView
        query={tests}
        rowKey={(one) => one.id}
        columns={columns}
        card={(one) => <TestCard test={one} />}
        rowTestId="back-test-row"
        to={address}
        page={page}
        size={PAGE_SIZE}
        onPage={setPage}
      />
      {asking && <BackTestDialog onClose={() => setAsking(false)} />}
    </>
  )
}

function address(test: BackTest): string {
  return `/policy/back-tests/${test.id}`
}

function useColumns(): TableColumnsType<BackTest> {
  const { t, language } = useLanguage()
  const label = useLabel()
  return [
    { title: t('backTest.title'), render: (_, one) => <Link to={address(one)}>{one.title}</Link> },
    { title: t('backTest.division'), render: (_, one) => <DivisionName code={one.divisionCode} /> },
    { title: t('backTest.basis'), render: (_, one) => label(basisLabels, one.basis) },
    { title: t('common.state'), render: (_, one) => <TestState test={one} /> },
    { title: t('backTest.asked'), render: (_, one) => t('policy.by', { name: one.asked.name, at: formatDateTime(one.asked.at, language) }) },
  ]
}

export function TestState({ test }: { test: BackTest }) {
  const label = useLabel()
  return <Tag color={COLOURS[test.state]}>{label(backTestStateLabels, test.state)}</Tag>
}

/** How far it is; the expected count is an estimate. */
export function TestProgress({ test }: { test: BackTest }) {
  const { t } = useLanguage()
  const progress = test.progress
  if (!progress || test.state !== 'RUNNING') return null
  const percent = progress.expected > 0 ? Math.min(99, Math.floor((100 * progress.lookedAt) / progress.expected)) : 0
  return (
    <div data-testid="back-test-progress">
      <Progress percent={percent} status="active" />
      <small className="muted">{t('backTest.progress', { n: progress.lookedAt.toLocaleString('en-US') })}</small>
    </div>
  )
}

function TestCard({ test }: { test: BackTest }) {
  const { language } = useLanguage()
  const label = useLabel()
  return (
    <>
      <div className="row-card-head">
        <b>{test.title}</b>
        <TestState test={test} />
      </div>
      <div>
        <DivisionName code={test.divisionCode} /> · {label(basisLabels, test.basis)}
      </div>
      <div className="row-card-foot">
        {test.asked.name} {formatDateTime(test.asked.at, language)}
      </div>
    </>
  )
}
