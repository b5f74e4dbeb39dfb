import { useQuery } from '@tanstack/react-query'
import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Member } from '@/api/registry'
import { readGrading, type Grading } from '@/api/risk'
import { LevelTag } from '@/components/LevelTag'
import { ProblemNote } from '@/components/ProblemNote'
import { formatDate, today } from '@/format/dates'
import { monitoredStatusLabels } from '@/i18n/labels.registry'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { CardColourTag, CardReasons } from './CardParts'

/** How the household stood on a day that is chosen: its card, and the alerts that were open with the level they had. */
export function PastGrading({ householdId, members }: { householdId: string; members: Member[] }) {
  const { t, language } = useLanguage()
  const [on, setOn] = useState<string | null>(null)
  const grading = useQuery({
    queryKey: ['grading', householdId, on],
    queryFn: () => readGrading(householdId, on ?? today()),
    enabled: on !== null,
    retry: false,
  })
  return (
    <section data-testid="past-grading">
      <h2>{t('grading.title')}</h2>
      <DatePicker
        data-testid="grading-day"
        aria-label={t('grading.day')}
        placeholder={t('grading.day')}
        format={language === 'zh' ? 'YYYY年M月D日' : 'D MMM YYYY'}
        maxDate={dayjs(today())}
        onChange={(day) => setOn(day ? day.format('YYYY-MM-DD') : null)}
      />
      {grading.error && <ProblemNote error={grading.error} />}
      {on && grading.data && <Graded grading={grading.data} members={members} />}
    </section>
  )
}

function Graded({ grading, members }: { grading: Grading; members: Member[] }) {
  const { t, pick, language } = useLanguage()
  const label = useLabel()
  const name = (personId?: string) => members.find((member) => member.personId === personId)?.name
  return (
    <div data-testid="grading-then" className="below">
      <div className="row-card-head">
        <b>{formatDate(grading.on, language)}</b>
        <CardColourTag colour={grading.card.colour} />
        <span className="muted">
          {grading.monitoredStatus ? label(monitoredStatusLabels, grading.monitoredStatus) : t('grading.statusUnknown')}
        </span>
      </div>
      <CardReasons reasons={grading.card.reasons} />
      <ul className="members">
        {grading.alerts.map((alert) => (
          <li key={alert.alertId} data-testid="grading-alert">
            <div className="row-card-head">
              <LevelTag level={alert.level} />
              <Link to={`/alerts/${alert.alertId}`}>{pick(alert.titleZh, alert.titleEn)}</Link>
              <span>{name(alert.personId)}</span>
            </div>
            <div className="row-card-foot">
              <span>{t('grading.rule', { rule: alert.ruleCode, version: alert.ruleVersion })}</span>
              <span>{t('grading.since', { date: formatDate(alert.raisedAt, language) })}</span>
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}
