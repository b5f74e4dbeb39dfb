import { useQuery } from '@tanstack/react-query'
import { readProfile } from '@/api/risk'
import { ConfidenceNote } from '@/components/ConfidenceNote'

/** Which feeds do not come for the household: without them "no risk" is less certain. Nothing while all is well. */
export function UnsureNote({ householdId }: { householdId: string }) {
  const profile = useQuery({ queryKey: ['story', 'profile', householdId], queryFn: () => readProfile(householdId), retry: false }).data
  return profile?.confidence.weakened ? <ConfidenceNote confidence={profile.confidence} /> : null
}
