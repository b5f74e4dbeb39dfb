import type { BackTest, Interval } from '@/api/backTests'
import { formatCount, formatWan } from '@/format/money'
import { useLanguage } from '@/i18n/language'

/** The numbers that matter first: who would be caught, who lost, and what it would cost. */
export function BackTestFigures({ test, result }: { test: BackTest; result: NonNullable<BackTest['result']> }) {
  const { t, language } = useLanguage()
  const interval = (one: Interval | undefined) =>
    one ? t('backTest.interval', { low: formatCount(one.low), high: formatCount(one.high) }) : ''
  const cost = result.costCaughtFen - result.costLostFen
  return (
    <div className="figures" data-testid="back-test-figures">
      <Box title={t('backTest.caught')} value={formatCount(result.verdicts.CAUGHT ?? 0)} note={interval(test.estimates?.caught)} testId="back-test-caught" strong />
      <Box title={t('backTest.lost')} value={formatCount(result.verdicts.LOST ?? 0)} note={interval(test.estimates?.lost)} testId="back-test-lost" />
      {test.days.length > 1 && (
        <>
          <Box title={t('backTest.earlier')} value={formatCount(result.verdicts.EARLIER ?? 0)} note="" testId="back-test-earlier" />
          <Box title={t('backTest.later')} value={formatCount(result.verdicts.LATER ?? 0)} note="" testId="back-test-later" />
        </>
      )}
      <Box
        title={t('backTest.cost')}
        value={`${cost > 0 ? '+' : ''}${formatWan(cost, language)}`}
        note={[
          t('backTest.costNote', { caught: formatWan(result.costCaughtFen, language), lost: formatWan(result.costLostFen, language) }),
          result.uncosted > 0 ? t('backTest.uncosted', { n: formatCount(result.uncosted) }) : '',
        ]
          .filter(Boolean)
          .join('；')}
        testId="back-test-cost"
      />
      <Box
        title={t('backTest.compared')}
        value={formatCount(result.compared)}
        note={t('backTest.ofAll', { n: formatCount(result.households) })}
        testId="back-test-compared"
      />
    </div>
  )
}

function Box({ title, value, note, testId, strong }: { title: string; value: string; note: string; testId: string; strong?: boolean }) {
  return (
    <div className={strong ? 'figure figure-strong' : 'figure'}>
      <span className="figure-title">{title}</span>
      <span className="figure-value" data-testid={testId}>
        {value}
      </span>
      <span className="figure-note">{note}</span>
    </div>
  )
}
