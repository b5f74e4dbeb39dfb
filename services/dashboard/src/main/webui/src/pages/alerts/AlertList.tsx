import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { TableColumnsType } from 'antd'
import { Checkbox, Input, Tag } from 'antd'
import { Link } from 'react-router'
import { listAlerts, type Alert } from '@/api/risk'
import { DivisionFilter } from '@/components/DivisionFilter'
import { FilterSelect } from '@/components/FilterSelect'
import { DivisionName } from '@/components/DivisionName'
import { LevelTag } from '@/components/LevelTag'
import { ListView } from '@/components/ListView'
import { SyntheticTag } from '@/components/SyntheticTag'
import { useHouseholdNames } from '@/components/useHouseholdNames'
import { PAGE_SIZE, useListParams } from '@/components/useListParams'
import { formatDate, formatPeriod } from '@/format/dates'
import { alertStateLabels, levelLabels, riskFactorLabels } from '@/i18n/labels.risk'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { useCurrentMe } from '@/layout/currentMe'
import { VillageAlerts } from './VillageAlerts'
import { VillageEventTag } from './VillageEventTag'
import { withUnit } from './unit'

/** Alerts of the division, filtered on the server. */
export function AlertList() {
  const { t } = useLanguage()
  const { filters, page, setFilter, setPage } = useListParams()
  const { division, level, rule, household, mine } = filters
  const me = useCurrentMe()
  const state = filters.state ?? 'OPEN'
  const alerts = useQuery({
    queryKey: ['alerts', division, level, rule, state, household, mine, page],
    queryFn: () => listAlerts({ division, level, rule, state: state === 'ALL' ? undefined : state, household, mine, page, size: PAGE_SIZE }),
    placeholderData: keepPreviousData,
  })
  const nameOf = useHouseholdNames((alerts.data?.items ?? []).map((alert) => alert.householdId))
  const columns = useColumns(nameOf)
  return (
    <>
      <div className="filters">
        <FilterSelect title={t('alerts.level')} labels={levelLabels} value={level} testId="filter-level" width={110}
          onChange={(next) => setFilter({ level: next })} />
        <FilterSelect title={t('common.state')} labels={{ ...alertStateLabels, ALL: ['全部', 'All'] }} value={state} testId="filter-state" width={120}
          onChange={(next) => setFilter({ state: next ?? 'ALL' })} />
        <DivisionFilter value={division} testId="filter-division" onChange={(next) => setFilter({ division: next })} />
        <label className="filter">
          <span>{t('alerts.rule')}</span>
          <Input.Search
            key={rule ?? ''}
            data-testid="filter-rule"
            allowClear
            defaultValue={rule ?? ''}
            placeholder="R-MED-1"
            onSearch={(text) => setFilter({ rule: text.trim() })}
            style={{ width: 160 }}
          />
        </label>
        {me.division.code.endsWith('000') && (
          <Checkbox
            data-testid="filter-mine"
            checked={mine === 'true'}
            onChange={(event) => setFilter({ mine: event.target.checked ? 'true' : undefined })}
          >
            {t('alerts.onlyMine')}
          </Checkbox>
        )}
      </div>
      <VillageAlerts division={division} />
      <ListView
        query={alerts}
        rowKey={(alert) => alert.alertId}
        columns={columns}
        card={(alert) => <AlertCard alert={alert} head={nameOf(alert.householdId)} />}
        rowTestId="alert-row"
        to={(alert) => `/alerts/${alert.alertId}`}
        page={page}
        size={PAGE_SIZE}
        onPage={setPage}
      />
    </>
  )
}

function useColumns(nameOf: (id: string) => string | undefined): TableColumnsType<Alert> {
  const { t, pick, language } = useLanguage()
  const label = useLabel()
  return [
    { title: t('alerts.level'), width: 80, render: (_, alert) => <LevelTag level={alert.level} /> },
    {
      title: t('common.alert'),
      render: (_, alert) => (
        <Link to={`/alerts/${alert.alertId}`} className="two-lines">
          {pick(alert.titleZh, alert.titleEn)}
          <small className="muted">
            {alert.ruleCode} <VillageEventTag alert={alert} />
          </small>
        </Link>
      ),
    },
    { title: t('common.household'), render: (_, alert) => <span data-testid="alert-household">{nameOf(alert.householdId) ?? '—'}</span> },
    {
      title: t('alerts.observed'),
      align: 'right',
      render: (_, alert) => (alert.observedValue ? withUnit(alert.observedValue, alert.unit, language) : '—'),
    },
    { title: t('alerts.division'), render: (_, alert) => <DivisionName code={alert.divisionCode} /> },
    { title: t('alerts.riskFactor'), render: (_, alert) => label(riskFactorLabels, alert.riskFactor) },
    { title: t('alerts.period'), render: (_, alert) => formatPeriod(alert.period, language) },
    { title: t('alerts.raisedAt'), render: (_, alert) => formatDate(alert.firstRaisedAt, language) },
    {
      title: t('common.state'),
      render: (_, alert) => (
        <>
          <Tag>{label(alertStateLabels, alert.state)}</Tag>
          <SyntheticTag synthetic={alert.synthetic} />
        </>
      ),
    },
  ]
}

function AlertCard({ alert, head }: { alert: Alert; head: string | undefined }) {
  const { pick, language } = useLanguage()
  const label = useLabel()
  return (
    <>
      <div className="row-card-head">
        <LevelTag level={alert.level} />
        <b>{pick(alert.titleZh, alert.titleEn)}</b>
        <VillageEventTag alert={alert} />
      </div>
      <div>{pick(alert.explanationZh, alert.explanationEn)}</div>
      <div className="row-card-foot">
        {head && <span>{head}</span>}
        <span>
          <DivisionName code={alert.divisionCode} />
        </span>
        <span>{formatDate(alert.firstRaisedAt, language)}</span>
        <span>{label(alertStateLabels, alert.state)}</span>
        <SyntheticTag synthetic={alert.synthetic} />
      </div>
    </>
  )
}
