import { Tabs } from 'antd'
import { hasRole } from '@/api/me'
import { PageTitle } from '@/components/PageTitle'
import { useListParams } from '@/components/useListParams'
import { useLanguage } from '@/i18n/language'
import { useCurrentMe } from '@/layout/currentMe'
import { BackTestsPanel } from './backTests/BackTestsPanel'
import { ChangesPanel } from './ChangesPanel'
import { NumbersPanel } from './NumbersPanel'
import { RulesPanel } from './RulesPanel'

/** Which rules and numbers are in force where, and what is going to change. */
export default function PolicyPage() {
  const { t } = useLanguage()
  const me = useCurrentMe()
  const { filters, setFilter } = useListParams()
  return (
    <>
      <PageTitle title={t('policy.title')} />
      <p className="muted">{t('policy.about')}</p>
      <Tabs
        activeKey={filters.tab ?? 'numbers'}
        onChange={(tab) => setFilter({ tab: tab === 'numbers' ? undefined : tab })}
        destroyOnHidden
        items={[
          { key: 'numbers', label: t('policy.tabNumbers'), children: <NumbersPanel /> },
          { key: 'rules', label: t('policy.tabRules'), children: <RulesPanel /> },
          { key: 'changes', label: t('policy.tabChanges'), children: <ChangesPanel /> },
          ...(hasRole(me, 'administrator', 'county-approver', 'monitoring-staff', 'auditor')
            ? [{ key: 'back-tests', label: t('policy.tabBackTests'), children: <BackTestsPanel /> }]
            : []),
        ]}
      />
    </>
  )
}
