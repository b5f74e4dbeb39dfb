import { Descriptions } from 'antd'
import type { Household } from '@/api/registry'
import { DivisionName } from '@/components/DivisionName'
import { dangerLabels } from '@/i18n/labels.registry'
import { riskFactorLabels } from '@/i18n/labels.risk'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'

export function HouseholdBasics({ household }: { household: Household }) {
  const { t } = useLanguage()
  const label = useLabel()
  const { housing } = household
  const dwelling = housing && [
    housing.dangerLevel ? label(dangerLabels, housing.dangerLevel) : t('household.neverAppraised'),
    ...(housing.areaSquareMetres ? [t('household.area', { n: housing.areaSquareMetres })] : []),
    ...(housing.onlyDwelling ? [t('household.onlyDwelling')] : []),
  ]
  const danger = housing?.dangerLevel === 'C' || housing?.dangerLevel === 'D'
  const water = household.waterSafe
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, sm: 2 }}
      data-testid="household-basics"
      items={[
        { key: 'no', label: t('households.no'), children: household.householdNo },
        {
          key: 'division',
          label: t('alerts.division'),
          children: (
            <>
              <DivisionName code={household.divisionCode} name={household.divisionFullName ?? household.divisionName} />
              {household.naturalVillage && ` ${household.naturalVillage}`}
            </>
          ),
        },
        { key: 'address', label: t('household.address'), children: household.address ?? '—' },
        { key: 'phone', label: t('household.phone'), children: household.phoneMasked ?? '—' },
        { key: 'bank', label: t('household.bank'), children: household.bankName ?? '—' },
        { key: 'card', label: t('household.card'), children: household.bankCardMasked ?? '—' },
        {
          key: 'housing',
          label: t('household.housing'),
          children: <span className={danger ? 'warn' : ''}>{dwelling?.join('，') ?? '—'}</span>,
        },
        {
          key: 'water',
          label: t('household.water'),
          children:
            water === undefined ? (
              t('common.unknown')
            ) : (
              <span className={water ? '' : 'warn'}>{water ? t('common.yes') : t('common.no')}</span>
            ),
        },
        {
          key: 'risks',
          label: t('household.risks'),
          children: household.riskFactors.map((code) => label(riskFactorLabels, code)).join('、') || t('common.none'),
        },
      ]}
    />
  )
}
