import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Card, Col, Row } from 'antd'
import { Link, useParams } from 'react-router'
import { cancelBackTest, readBackTest, type BackTest } from '@/api/backTests'
import { DivisionName } from '@/components/DivisionName'
import { Loading } from '@/components/Loading'
import { PageTitle } from '@/components/PageTitle'
import { ProblemNote } from '@/components/ProblemNote'
import { formatDate, formatDateTime } from '@/format/dates'
import { householdTypeLabels } from '@/i18n/labels.registry'
import { policyNumberLabels } from '@/i18n/labels.policy'
import { useLanguage } from '@/i18n/language'
import { basisLabels } from '@/i18n/texts.backTests'
import { useLabel } from '@/i18n/useLabel'
import { withUnit } from '@/pages/alerts/unit'
import { TestProgress, TestState } from './BackTestsPanel'
import { BackTestFigures } from './BackTestFigures'
import { ByDay } from './ByDay'
import { ChangedHouseholds } from './ChangedHouseholds'
import { FlaggedTable } from './FlaggedTable'

const REFRESH_MS = 1000

/** What a draft would change: how many, where, by which rules, at what cost, and who. */
export default function BackTestPage() {
  const { t } = useLanguage()
  const label = useLabel()
  const { id = '' } = useParams()
  const test = useQuery({
    queryKey: ['back-test', id],
    queryFn: () => readBackTest(id),
    refetchInterval: (query) => (query.state.data?.state === 'RUNNING' ? REFRESH_MS : false),
  })
  if (test.error) return <ProblemNote error={test.error} onRetry={() => void test.refetch()} />
  if (!test.data) return <Loading />
  const found = test.data
  const result = found.result
  return (
    <>
      <PageTitle title={found.title} tags={<TestState test={found} />} actions={<CancelButton test={found} />} />
      <Tried test={found} />
      <TestProgress test={found} />
      {found.state === 'FAILED' && <Alert type="error" message={t('backTest.failed', { why: found.failure ?? '' })} />}
      {result && (
        <>
          {found.state !== 'DONE' && result.compared > 0 && <p className="muted">{t('backTest.partial')}</p>}
          <BackTestFigures test={found} result={result} />
          {Object.keys(result.days).length > 1 && (
            <Card className="below" title={t('backTest.byDay')}>
              <ByDay days={result.days} />
            </Card>
          )}
          <Row gutter={16}>
            <Col xs={24} lg={12}>
              <Card className="below" title={t('backTest.byTownship')}>
                <FlaggedTable rows={result.townships} name={(code) => <DivisionName code={`${code}000`} />} testId="back-test-townships" />
              </Card>
            </Col>
            <Col xs={24} lg={12}>
              <Card className="below" title={t('backTest.byRule')}>
                <FlaggedTable rows={result.rules} name={(code) => code} testId="back-test-rules" />
              </Card>
              <Card className="below" title={t('backTest.byGroup')}>
                <FlaggedTable rows={result.groups} name={(code) => label(householdTypeLabels, code)} testId="back-test-groups" />
              </Card>
            </Col>
          </Row>
          <Card className="below" title={t('backTest.households')}>
            <ChangedHouseholds test={found} />
          </Card>
        </>
      )}
      <p className="below">
        <Link to="/policy?tab=back-tests">{t('backTest.back')}</Link>
      </p>
    </>
  )
}

function Tried({ test }: { test: BackTest }) {
  const { t, language } = useLanguage()
  const label = useLabel()
  const first = test.days[0]
  const last = test.days.at(-1)
  return (
    <p>
      {test.numbers.map((number) => (
        <span key={`${number.code} ${number.region}`}>
          <b>{label(policyNumberLabels, number.code)}</b> {withUnit(String(number.value), number.unit, language)}
          {' · '}
        </span>
      ))}
      {test.triesPack && <b>{`${t('backTest.tryPack')} · `}</b>}
      <DivisionName code={test.divisionCode} />
      {` · ${label(basisLabels, test.basis)} · `}
      {first === last ? formatDate(first, language) : `${formatDate(first, language)}—${formatDate(last, language)}`}
      <br />
      <span className="muted">{t('policy.by', { name: test.asked.name, at: formatDateTime(test.asked.at, language) })}</span>
    </p>
  )
}

function CancelButton({ test }: { test: BackTest }) {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const cancel = useMutation({
    mutationFn: () => cancelBackTest(test.id),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['back-test', test.id] }),
  })
  if (test.state !== 'RUNNING') return null
  return (
    <Button danger loading={cancel.isPending} onClick={() => cancel.mutate()} data-testid="back-test-cancel">
      {t('backTest.cancel')}
    </Button>
  )
}
