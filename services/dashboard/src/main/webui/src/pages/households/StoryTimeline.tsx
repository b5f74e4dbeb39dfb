import { Button, Segmented, Timeline } from 'antd'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import type { TimelineEntry } from '@/api/registry'
import { formatDateTime } from '@/format/dates'
import { factKindLabels } from '@/i18n/labels.feeds'
import { timelineLabels } from '@/i18n/labels.registry'
import { useLanguage } from '@/i18n/language'
import { useLabel } from '@/i18n/useLabel'

const COLOURS: Record<string, string> = {
  fact: '#7a8a84',
  alert: '#c0392b',
  case: '#1d6a55',
  measure: '#3f7fb5',
  payment: '#b98a1d',
  household: '#7a8a84',
}

/** Facts, alerts, steps, measures and payments of a household in the order they happened. */
export function StoryTimeline({ entries, onRecord }: { entries: TimelineEntry[]; onRecord: (recordId: string) => void }) {
  const { t, language } = useLanguage()
  const label = useLabel()
  const [kind, setKind] = useState('all')
  const kinds = useMemo(() => [...new Set(entries.map((entry) => entry.kind))], [entries])
  const shown = useMemo(
    () => entries.filter((entry) => kind === 'all' || entry.kind === kind).sort((a, b) => b.at.localeCompare(a.at)),
    [entries, kind],
  )
  if (entries.length === 0) return <p className="muted">{t('household.storyNone')}</p>
  return (
    <>
      <Segmented
        size="small"
        value={kind}
        onChange={setKind}
        options={[{ value: 'all', label: t('household.storyAll') }, ...kinds.map((one) => ({ value: one, label: label(timelineLabels, one) }))]}
        className="spaced"
      />
      <Timeline
        data-testid="story"
        items={shown.map((entry, index) => ({
          key: `${entry.at}${index}`,
          color: COLOURS[entry.kind] ?? 'gray',
          content: (
            <div data-testid="story-entry" data-kind={entry.kind}>
              <div>
                <Title entry={entry} />
              </div>
              <Detail entry={entry} />
              <small className="muted">
                {formatDateTime(entry.at, language)} · {label(timelineLabels, entry.kind)} <Source entry={entry} onRecord={onRecord} />
              </small>
            </div>
          ),
        }))}
      />
    </>
  )
}

/** A fact is named by its kind and opens its row beside the page; everything else leads to its own page. */
function Title({ entry }: { entry: TimelineEntry }) {
  const { pick } = useLanguage()
  const label = useLabel()
  if (entry.kind === 'fact') return <b>{label(factKindLabels, entry.titleZh)}</b>
  const words = pick(entry.titleZh, entry.titleEn)
  return entry.link ? <Link to={entry.link}>{words}</Link> : <b>{words}</b>
}

function Detail({ entry }: { entry: TimelineEntry }) {
  const { pick, language } = useLanguage()
  const text = (language === 'en' && entry.detailEn) || pick(entry.detailZh ?? entry.detail, entry.detailEn)
  return text ? <div className="muted">{text}</div> : null
}

function Source({ entry, onRecord }: { entry: TimelineEntry; onRecord: (recordId: string) => void }) {
  const { t } = useLanguage()
  const { source } = entry
  if (!source) return null
  const recordId = typeof source === 'string' ? (/^[^\s:]+:\d+$/.test(source) ? source : undefined) : source.recordId
  if (!recordId) return null
  return (
    <Button type="link" size="small" data-testid="story-source" onClick={() => onRecord(recordId)}>
      {t('household.source')}
    </Button>
  )
}
