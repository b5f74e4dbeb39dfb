import { Tag } from 'antd'
import { Link } from 'react-router'
import type { AffectedHousehold } from '@/api/villageTasks'
import { LevelTag } from '@/components/LevelTag'
import { formatDate } from '@/format/dates'
import { caseStateLabels } from '@/i18n/labels.cases'
import { monitoredStatusLabels } from '@/i18n/labels.registry'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'

export const nameOf = (one: AffectedHousehold) => one.headName ?? one.householdNo ?? one.householdId

export function AffectedName({ one }: { one: AffectedHousehold }) {
  return (
    <Link to={`/households/${one.householdId}`} data-testid="affected-to-household">
      {nameOf(one)}
    </Link>
  )
}

/** Only a monitored household is marked; most are not. */
export function MonitoredMark({ one }: { one: AffectedHousehold }) {
  const label = useLabel()
  if (one.monitoredStatus !== 'MONITORED') return null
  return (
    <Tag color="volcano" data-testid="affected-monitored">
      {label(monitoredStatusLabels, one.monitoredStatus)}
    </Tag>
  )
}

/** To its alert while one is open, else when and why the last was cleared. */
export function AffectedAlerts({ one }: { one: AffectedHousehold }) {
  const { t, pick, language } = useLanguage()
  const open = one.openAlerts > 0
  return (
    <>
      {open && one.level && <LevelTag level={one.level} />}{' '}
      <Link to={`/alerts/${one.alertId}`} data-testid="affected-to-alert">
        {open ? t('villageTask.openAlerts', { n: one.openAlerts }) : t('villageTask.clearedOn', { date: formatDate(one.clearedAt, language) })}
      </Link>{' '}
      <small className="muted">{open ? one.ruleCodes.join('、') : pick(one.clearedReasonZh, one.clearedReasonEn)}</small>
    </>
  )
}

export function AffectedCase({ one }: { one: AffectedHousehold }) {
  const label = useLabel()
  if (!one.caseId) return <span className="muted">—</span>
  return (
    <>
      <Link to={`/cases/${one.caseId}`} data-testid="affected-to-case">
        {one.caseNo ?? one.caseId}
      </Link>{' '}
      {one.caseState && <Tag>{label(caseStateLabels, one.caseState)}</Tag>}
    </>
  )
}
