import type { ReactNode } from 'react'

/** The heading of a page with what belongs beside it. */
export function PageTitle({ title, tags, actions }: { title: ReactNode; tags?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="page-title">
      <h1>{title}</h1>
      {tags && <div className="page-tags">{tags}</div>}
      {actions && <div className="page-actions">{actions}</div>}
    </div>
  )
}
