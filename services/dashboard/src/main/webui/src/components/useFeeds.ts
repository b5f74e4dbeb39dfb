import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { listFeeds, readFeed } from '@/api/matching'
import { useLanguage } from '@/i18n/language'

export function useFeeds() {
  return useQuery({ queryKey: ['feeds'], queryFn: listFeeds, staleTime: Infinity, retry: false })
}

/** The contract of a dataset. */
export function useFeed(dataset: string) {
  return useQuery({ queryKey: ['feed', dataset], queryFn: () => readFeed(dataset), staleTime: Infinity })
}

/** The title of a dataset by its name; the name itself for who may not read the contracts. */
export function useFeedTitle(): (dataset: string | undefined) => string {
  const { pick } = useLanguage()
  const feeds = useFeeds().data
  return useCallback(
    (dataset) => {
      const feed = feeds?.find((one) => one.dataset === dataset)
      return feed ? pick(feed.titleZh, feed.titleEn) : (dataset ?? '—')
    },
    [feeds, pick],
  )
}
