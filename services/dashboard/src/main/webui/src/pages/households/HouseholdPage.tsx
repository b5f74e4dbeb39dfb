import { useQuery } from '@tanstack/react-query'
import { Button, Card, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { listCases } from '@/api/assistance'
import { hasRole } from '@/api/me'
import { readStory } from '@/api/registry'
import { Loading } from '@/components/Loading'
import { PageTitle } from '@/components/PageTitle'
import { ProblemNote } from '@/components/ProblemNote'
import { RecordDrawer } from '@/components/RecordDrawer'
import { SyntheticTag } from '@/components/SyntheticTag'
import { householdTypeLabels, monitoredStatusLabels } from '@/i18n/labels.registry'
import { categoryLabels } from '@/i18n/labels.risk'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { useCurrentMe } from '@/layout/currentMe'
import { ClueDialog } from './ClueDialog'
import { ConsentPanel } from './ConsentPanel'
import { HouseholdBasics } from './HouseholdBasics'
import { IncomePanel } from './IncomePanel'
import { MemberList } from './MemberList'
import { NotFlagged } from './NotFlagged'
import { RevealDialog } from './RevealDialog'
import { RiskCard } from './RiskCard'
import { StoryTimeline } from './StoryTimeline'
import { UnsureNote } from './UnsureNote'

/** One household and everything that was found, decided, done and paid. */
export default function HouseholdPage() {
  const { id = '' } = useParams()
  const { t } = useLanguage()
  const label = useLabel()
  const me = useCurrentMe()
  const [record, setRecord] = useState<string | null>(null)
  const [revealing, setRevealing] = useState<{ personId?: string } | null>(null)
  const [clue, setClue] = useState(false)
  const story = useQuery({ queryKey: ['story', id], queryFn: () => readStory(id) })
  const cases = useQuery({ queryKey: ['cases', 'household', id], queryFn: () => listCases({ household: id, size: 1 }), retry: false })
  if (story.error && !story.data) return <ProblemNote error={story.error} onRetry={() => void story.refetch()} />
  if (!story.data) return <Loading />
  const { household, timeline } = story.data
  const head = household.members.find((member) => member.relationToHead === '02')
  const open = cases.data?.items[0]
  return (
    <>
      <PageTitle
        title={`${head?.name ?? household.householdNo}`}
        tags={
          <>
            <Tag>{label(householdTypeLabels, household.householdType)}</Tag>
            <Tag color={household.monitoredStatus === 'MONITORED' ? 'volcano' : 'default'} data-testid="household-status">
              {label(monitoredStatusLabels, household.monitoredStatus)}
            </Tag>
            {household.monitoredCategory && <Tag color="volcano">{label(categoryLabels, household.monitoredCategory)}</Tag>}
            <SyntheticTag synthetic={household.synthetic} />
          </>
        }
        actions={
          <>
            {!hasRole(me, 'auditor') && (
              <Button data-testid="reveal-open" onClick={() => setRevealing({})}>
                {t('reveal.button')}
              </Button>
            )}
            {open ? (
              <Link to={`/cases/${open.caseId}`} data-testid="household-to-case">
                <Button type="primary" tabIndex={-1}>
                  {t('household.toCase')}
                </Button>
              </Link>
            ) : (
              hasRole(me, 'village-worker', 'township-reviewer', 'county-approver') && (
                <Button type="primary" data-testid="clue-open" onClick={() => setClue(true)}>
                  {t('household.openCase')}
                </Button>
              )
            )}
          </>
        }
      />
      <UnsureNote householdId={household.householdId} />
      <div className="household">
        <div>
          <Card title={t('household.basics')}>
            <HouseholdBasics household={household} />
          </Card>
          <RiskCard householdId={household.householdId} members={household.members} />
          <NotFlagged householdId={household.householdId} members={household.members} />
          <Card title={`${t('household.people')}（${household.members.length}）`} className="below">
            <MemberList members={household.members} onReveal={(personId) => setRevealing({ personId })} />
          </Card>
          <ConsentPanel household={household} />
          <Card title={t('household.income')} className="below">
            <IncomePanel household={household} />
          </Card>
        </div>
        <Card title={t('household.story')}>
          <StoryTimeline entries={timeline} onRecord={setRecord} />
        </Card>
      </div>
      <RecordDrawer recordId={record} onClose={() => setRecord(null)} />
      {revealing && (
        <RevealDialog
          household={household}
          {...(revealing.personId ? { personId: revealing.personId } : {})}
          onClose={() => setRevealing(null)}
        />
      )}
      {clue && <ClueDialog householdId={household.householdId} onClose={() => setClue(false)} />}
    </>
  )
}
