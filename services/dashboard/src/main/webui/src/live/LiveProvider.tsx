import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { createContext, use, useEffect, useState, type ReactNode } from 'react'

export type LiveStatus = 'connecting' | 'on' | 'off'
export type ChangeKind = 'batch' | 'feed' | 'fact' | 'alert' | 'case' | 'villageTask' | 'measure' | 'payment' | 'funds' | 'household'

/** One `changed` event of `/api/live`. */
export interface Change {
  at: string
  kind: ChangeKind
  id: string
  householdId?: string
  divisionCode: string
  titleZh: string
  titleEn: string
  link: string
}

/** First words of the query keys that a change makes stale. */
const STALE: Record<ChangeKind, string[]> = {
  batch: ['overview', 'batches', 'batch', 'unmatched', 'reviews'],
  feed: ['feed-health'],
  fact: ['overview', 'batches', 'batch', 'story'],
  alert: ['overview', 'alerts', 'alert', 'household-alerts', 'story', 'village-tasks', 'village-task'],
  case: ['overview', 'cases', 'case', 'cases-summary', 'story', 'village-tasks', 'village-task'],
  villageTask: ['village-tasks', 'village-task'],
  measure: ['overview', 'cases', 'case', 'story'],
  payment: ['overview', 'payments', 'payment', 'bank-batches', 'funds-summary', 'ledger', 'case', 'story'],
  funds: ['overview', 'funds-summary', 'fund-sources', 'projects', 'ledger', 'payments'],
  household: ['overview', 'households', 'household', 'story'],
}

/** Many changes come at once when a batch is matched; the pages refetch once per this many milliseconds. */
const GATHER_MILLIS = 700
const RETRY_MILLIS = 3_000

const LiveContext = createContext<LiveStatus>('connecting')

/** Keeps one event stream open while somebody is signed in, and refreshes what it says has changed. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [status, setStatus] = useState<LiveStatus>('connecting')
  const queries = useQueryClient()

  useEffect(() => listen(queries, setStatus), [queries])

  return <LiveContext value={status}>{children}</LiveContext>
}

export function useLiveStatus(): LiveStatus {
  return use(LiveContext)
}

function listen(queries: QueryClient, say: (status: LiveStatus) => void): () => void {
  const stale = new Set<string>()
  let source: EventSource | undefined
  let gathering: number | undefined
  let retrying: number | undefined
  let lost = false

  const gather = (kinds: string[]) => {
    kinds.forEach((kind) => stale.add(kind))
    gathering ??= window.setTimeout(() => {
      gathering = undefined
      const names = new Set(stale)
      stale.clear()
      void queries.invalidateQueries({ predicate: (query) => names.has(String(query.queryKey[0])) })
    }, GATHER_MILLIS)
  }

  const open = () => {
    source = new EventSource('/api/live')
    source.onopen = () => {
      say('on')
      // What happened while the stream was down was not heard.
      if (lost) gather(Object.values(STALE).flat())
      lost = false
    }
    source.addEventListener('changed', (event: MessageEvent<string>) => {
      const change = parse(event.data)
      if (change) gather(STALE[change.kind] ?? ['overview'])
    })
    source.onerror = () => {
      say('off')
      lost = true
      // The browser reconnects by itself unless the answer was an error; then it is for us to try again.
      if (source?.readyState === EventSource.CLOSED) {
        void queries.invalidateQueries({ queryKey: ['me'] })
        retrying = window.setTimeout(open, RETRY_MILLIS)
      }
    }
  }

  open()
  return () => {
    source?.close()
    window.clearTimeout(gathering)
    window.clearTimeout(retrying)
  }
}

function parse(data: string): Change | null {
  try {
    return JSON.parse(data) as Change
  } catch {
    return null
  }
}
