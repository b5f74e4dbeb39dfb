import { Checkbox } from 'antd'
import type { AffectedHousehold } from '@/api/villageTasks'
import { householdTypeLabels } from '@/i18n/labels.registry'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { AffectedAlerts, AffectedCase, AffectedName, MonitoredMark, nameOf } from './AffectedParts'

interface Props {
  one: AffectedHousehold
  chosen?: boolean
  /** Absent when nobody may be chosen. */
  onChoose?: (on: boolean) => void
}

/** A household of the list on a phone. */
export function AffectedCard({ one, chosen = false, onChoose }: Props) {
  const { t } = useLanguage()
  const label = useLabel()
  return (
    <>
      <div className="row-card-head">
        {onChoose && (
          <Checkbox
            className="card-check"
            checked={chosen}
            disabled={one.caseId !== undefined}
            aria-label={t('villageTask.chooseOne', { name: nameOf(one) })}
            data-testid="affected-choose"
            onChange={(event) => onChoose(event.target.checked)}
          />
        )}
        <b>
          <AffectedName one={one} />
        </b>
        <MonitoredMark one={one} />
      </div>
      <div>
        <AffectedAlerts one={one} />
      </div>
      {one.caseId && (
        <div>
          {t('common.case')} <AffectedCase one={one} />
        </div>
      )}
      <div className="row-card-foot">
        <span>{one.householdNo}</span>
        <span>{label(householdTypeLabels, one.householdType)}</span>
        <span>{t('villageTask.members', { n: one.members })}</span>
      </div>
    </>
  )
}
