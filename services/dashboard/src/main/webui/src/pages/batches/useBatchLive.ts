import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { address } from '@/api/http'
import { readBatch, type Batch } from '@/api/matching'

const ENDED = ['COMPLETED', 'REFUSED']
/** Should the stream fail, the page still asks this often. */
const POLL_MILLIS = 3_000

/** A batch as it is now, followed by its event stream until it has ended. */
export function useBatchLive(id: string) {
  const queries = useQueryClient()
  const batch = useQuery({
    queryKey: ['batch', id],
    queryFn: () => readBatch(id),
    refetchInterval: ({ state }) => (state.data && !ENDED.includes(state.data.state) ? POLL_MILLIS : false),
  })
  const known = batch.data !== undefined
  const running = known && !ENDED.includes(batch.data.state)

  useEffect(() => {
    if (!running) return
    const source = new EventSource(address(`/matching/batches/${id}/events`))
    source.onmessage = (event: MessageEvent<string>) => {
      const view = JSON.parse(event.data) as Batch
      queries.setQueryData(['batch', id], view)
      if (ENDED.includes(view.state)) source.close()
    }
    return () => source.close()
  }, [running, id, queries])

  return batch
}
