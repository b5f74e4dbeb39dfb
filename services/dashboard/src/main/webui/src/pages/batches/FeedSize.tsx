import { Button, Typography } from 'antd'
import { useState } from 'react'
import type { FeedHealth } from '@/api/feedHealth'
import { useLanguage, type Translate } from '@/i18n/language'
import { FeedSizeDialog } from './FeedSizeDialog'

/** How many rows came, in a sentence that says by whose word they are enough; and the way to what was agreed on. */
export function FeedSize({ feed }: { feed: FeedHealth }) {
  const { t } = useLanguage()
  const [open, setOpen] = useState(false)
  const verdict = verdictOf(feed)
  return (
    <span className="two-lines">
      <Typography.Text {...(verdict === 'fine' ? {} : { type: 'danger' as const })} data-testid="health-size" data-basis={feed.judgedBy}>
        {sentence(feed, t)}
      </Typography.Text>
      {feed.cadence !== 'ON_CONSENT' && (
        <Button type="link" size="small" style={{ padding: 0, alignSelf: 'flex-start' }} data-testid="feed-size-open" onClick={() => setOpen(true)}>
          {t('feedSize.open')}
        </Button>
      )}
      {open && <FeedSizeDialog feed={feed} onClose={() => setOpen(false)} />}
    </span>
  )
}

/** Rows between bounds, in words. */
export function boundsOf({ leastRows, mostRows }: { leastRows?: number; mostRows?: number }, t: Translate): string {
  if (leastRows === undefined) return t('health.bounds.most', { most: count(mostRows) })
  if (mostRows === undefined) return t('health.bounds.least', { least: count(leastRows) })
  return t('health.bounds.both', { least: count(leastRows), most: count(mostRows) })
}

function sentence(feed: FeedHealth, t: Translate): string {
  if (feed.rows === undefined) return '—'
  const rows = count(feed.rows)
  if (!feed.judgedBy) return t('health.size.none', { rows })
  return t(`health.size.${feed.judgedBy}.${verdictOf(feed)}`, { rows, bounds: boundsOf(feed, t), usual: count(feed.usualRows) })
}

/** A late feed's newest rows are judged too, though its state tells of its lateness. */
function verdictOf({ rows, leastRows, mostRows }: FeedHealth): 'few' | 'fine' | 'many' {
  if (rows !== undefined && leastRows !== undefined && rows < leastRows) return 'few'
  return rows !== undefined && mostRows !== undefined && rows > mostRows ? 'many' : 'fine'
}

const count = (rows: number | undefined) => (rows ?? 0).toLocaleString('en-US')
