import { createContext, use } from 'react'
import type { Me } from '@/api/me'

/** Who is signed in; the shell provides it, so pages need not ask again. */
export const CurrentMe = createContext<Me | null>(null)

export function useCurrentMe(): Me {
  const me = use(CurrentMe)
  if (!me) throw new Error('useCurrentMe is for pages inside the shell')
  return me
}
