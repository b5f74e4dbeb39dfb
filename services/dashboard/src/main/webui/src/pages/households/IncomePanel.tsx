import type { Household, IncomeBlock } from '@/api/registry'
import { formatPeriod } from '@/format/dates'
import { formatFen } from '@/format/money'
import { periodTypeLabels } from '@/i18n/labels.registry'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import type { TextKey } from '@/i18n/texts'

const LINES: [keyof IncomeBlock, TextKey][] = [
  ['wageFen', 'household.wage'],
  ['operatingFen', 'household.operating'],
  ['propertyFen', 'household.property'],
  ['transferFen', 'household.transfer'],
]

/** The income block as it was declared, with the sums that the rules look at. */
export function IncomePanel({ household }: { household: Household }) {
  const { t, language } = useLanguage()
  const label = useLabel()
  const block = household.income
  if (!block) return <p className="muted">{t('household.incomeNone')}</p>
  const net = block.wageFen + block.operatingFen + block.propertyFen + block.transferFen - block.operatingCostFen
  const people = household.members.filter((member) => member.status === 'ACTIVE').length
  return (
    <table className="money-table" data-testid="household-income">
      <caption>
        {label(periodTypeLabels, block.periodType)} · {formatPeriod(block.from, language)} — {formatPeriod(block.to, language)}
      </caption>
      <tbody>
        {LINES.map(([name, title]) => (
          <tr key={name}>
            <th scope="row">{t(title)}</th>
            <td>{formatFen(block[name] as number)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">− {t('household.cost')}</th>
          <td>{formatFen(block.operatingCostFen)}</td>
        </tr>
        <tr className="sum">
          <th scope="row">{t('household.net')}</th>
          <td>{formatFen(net)}</td>
        </tr>
        {people > 0 && (
          <tr className="sum">
            <th scope="row">{t('household.perHead')}</th>
            <td>{formatFen(Math.trunc(net / people))}</td>
          </tr>
        )}
        <tr>
          <th scope="row">{t('household.outOfPocket')}</th>
          <td>{formatFen(block.compliantOutOfPocketFen)}</td>
        </tr>
        <tr>
          <th scope="row">{t('household.claims')}</th>
          <td>{formatFen(block.claimsReceivedFen)}</td>
        </tr>
      </tbody>
    </table>
  )
}
