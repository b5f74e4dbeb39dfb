import { Table, Tag } from 'antd'
import { Link } from 'react-router'
import type { MatchExplanation } from '@/api/matching'
import { matchFieldLabels, matchLevelLabels } from '@/i18n/labels.feeds'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'
import { percent } from './percent'

/** Beyond it a weight's bar is full. */
const FULL_BITS = 20

/** Why a row was taken for a person's: one bar a field, to the right for the match, to the left against it. */
export function MatchWeights({ because }: { because: MatchExplanation }) {
  const { t } = useLanguage()
  const label = useLabel()
  return (
    <div data-testid="match-weights">
      <p>
        {t('match.probability', { percent: percent(because.probability) })}
        {because.runnerUp
          ? t('match.runnerUp', { percent: percent(because.runnerUp.probability) })
          : t('match.noRunnerUp')}
        <Tag style={{ marginInlineStart: 8 }}>{t('match.version', { version: because.parametersVersion })}</Tag>
      </p>
      <Table
        size="small"
        pagination={false}
        rowKey="field"
        dataSource={because.fields.filter((weight) => weight.level !== 'MISSING')}
        columns={[
          { title: t('match.field'), dataIndex: 'field', render: (field: string) => label(matchFieldLabels, field) },
          { title: t('match.level'), dataIndex: 'level', render: (level: string) => label(matchLevelLabels, level) },
          { title: t('match.weight'), dataIndex: 'bits', render: (bits: number) => <Weight bits={bits} /> },
        ]}
      />
    </div>
  )
}

/** One field's bar: to the right for the match, to the left against it. */
export function Weight({ bits }: { bits: number }) {
  const share = Math.min(1, Math.abs(bits) / FULL_BITS) * 50
  return (
    <div className="match-weight" title={bits.toFixed(1)}>
      <span
        className={bits < 0 ? 'against' : 'for'}
        style={{ width: `${share}%`, insetInlineStart: bits < 0 ? `${50 - share}%` : '50%' }}
      />
      <em>{bits > 0 ? `+${bits.toFixed(1)}` : bits.toFixed(1)}</em>
    </div>
  )
}

/** Who may be meant, when a person should look. */
export function ProposedHousehold({ householdId }: { householdId: string }) {
  const { t } = useLanguage()
  return <Link to={`/households/${householdId}`}>{t('match.proposed')}</Link>
}
