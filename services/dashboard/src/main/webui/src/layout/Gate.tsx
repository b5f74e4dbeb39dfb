import { useMe } from '@/api/me'
import { Loading } from '@/components/Loading'
import { ProblemNote } from '@/components/ProblemNote'
import { Shell } from './Shell'

/** Lets in who is signed in; the request for `/api/me` itself sends everyone else to sign in. */
export function Gate() {
  const me = useMe()
  if (me.data) return <Shell me={me.data} />
  if (me.error && !('status' in me.error && me.error.status === 401)) {
    return (
      <div className="gate">
        <ProblemNote error={me.error} onRetry={() => void me.refetch()} />
      </div>
    )
  }
  return <Loading />
}
