import { useQuery } from '@tanstack/react-query'
import { Card, Descriptions, Tag } from 'antd'
import { Link, useParams } from 'react-router'
import { readCase } from '@/api/assistance'
import { DivisionName } from '@/components/DivisionName'
import { Loading } from '@/components/Loading'
import { PageTitle } from '@/components/PageTitle'
import { ProblemNote } from '@/components/ProblemNote'
import { SyntheticTag } from '@/components/SyntheticTag'
import { formatDateTime } from '@/format/dates'
import { channelLabels } from '@/i18n/labels.registry'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { CaseAlerts } from './CaseAlerts'
import { DueDate } from './DueDate'
import { NextSteps } from './NextSteps'
import { PlanPanel } from './PlanPanel'
import { StepHistory } from './StepHistory'

/** A case from clue to elimination: what was done, what is next, and the plan. */
export default function CasePage() {
  const { id = '' } = useParams()
  const { t, pick, language } = useLanguage()
  const label = useLabel()
  const query = useQuery({ queryKey: ['case', id], queryFn: () => readCase(id) })
  if (query.error && !query.data) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <Loading />
  const item = query.data
  return (
    <>
      <PageTitle
        title={`${t('common.case')} ${item.caseNo}`}
        tags={
          <>
            <Tag color="green" data-testid="case-state" data-state={item.state}>
              {pick(item.stateZh, item.stateEn)}
            </Tag>
            {item.overdue && <Tag color="orange">{t('cases.overdue')}</Tag>}
            <SyntheticTag synthetic={item.synthetic} />
          </>
        }
      />
      <div className="case">
        <div>
          <Card>
            <Descriptions
              size="small"
              column={{ xs: 1, sm: 2 }}
              items={[
                {
                  key: 'household',
                  label: t('common.household'),
                  children: (
                    <Link to={`/households/${item.householdId}`} data-testid="case-to-household">
                      {item.household?.headName ?? t('alerts.toHousehold')}
                    </Link>
                  ),
                },
                {
                  key: 'division',
                  label: t('alerts.division'),
                  children: <DivisionName code={item.divisionCode} />,
                },
                { key: 'opened', label: t('cases.opened'), children: formatDateTime(item.openedAt, language) },
                { key: 'due', label: t('cases.due'), children: <DueDate dueAt={item.dueAt} overdue={item.overdue} /> },
                { key: 'channel', label: t('household.channel'), children: label(channelLabels, item.channel) },
                ...(item.difficultyZh ? [{ key: 'clue', label: t('case.clue'), children: item.difficultyZh }] : []),
              ]}
            />
            <CaseAlerts alerts={item.alerts} />
          </Card>
          <NextSteps item={item} />
          <PlanPanel item={item} />
        </div>
        <Card title={t('case.steps')}>
          <StepHistory item={item} />
        </Card>
      </div>
    </>
  )
}
