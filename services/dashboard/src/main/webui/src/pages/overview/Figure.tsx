import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { mayUse } from '@/api/me'
import { areaOf } from '@/layout/navigation'
import { useCurrentMe } from '@/layout/currentMe'

interface Props {
  title: string
  value: string
  note: ReactNode
  to: string
  testId: string
  strong?: boolean
  warn?: boolean
}

/** One number of the overview; a link for those who may follow it. */
export function Figure({ title, value, note, to, testId, strong, warn }: Props) {
  const me = useCurrentMe()
  const body = (
    <>
      <span className="figure-title">{title}</span>
      <span className="figure-value" data-testid={testId}>
        {value}
      </span>
      <span className={warn ? 'figure-note warn' : 'figure-note'}>{note}</span>
    </>
  )
  const look = strong ? 'figure figure-strong' : 'figure'
  return mayUse(me, areaOf(to)) ? (
    <Link className={look} to={to}>
      {body}
    </Link>
  ) : (
    <div className={look}>{body}</div>
  )
}
