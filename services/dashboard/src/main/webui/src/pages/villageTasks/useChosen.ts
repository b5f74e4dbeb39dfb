import { useState } from 'react'
import type { AffectedHousehold } from '@/api/villageTasks'

/** Households ticked on any page; one that has got a case meanwhile is ticked no more. */
export function useChosen(shown: AffectedHousehold[]) {
  const [ticked, setTicked] = useState<AffectedHousehold[]>([])
  const withCase = new Set(shown.filter((one) => one.caseId).map((one) => one.householdId))
  const chosen = ticked.filter((one) => !withCase.has(one.householdId))
  const chooseAll = (ids: string[]) => {
    const wanted = new Set(ids)
    const known = new Set(chosen.map((one) => one.householdId))
    setTicked([
      ...chosen.filter((one) => wanted.has(one.householdId)),
      ...shown.filter((one) => wanted.has(one.householdId) && !known.has(one.householdId)),
    ])
  }
  const choose = (one: AffectedHousehold, on: boolean) =>
    setTicked([...chosen.filter((other) => other.householdId !== one.householdId), ...(on ? [one] : [])])
  return { chosen, chooseAll, choose, clear: () => setTicked([]) }
}
