import { lazy, Suspense } from 'react'
import type { ChartProps } from './EChart'

const EChart = lazy(() => import('./EChart'))

/** A chart; the library behind it is loaded when the first one is shown. */
export function Chart(props: ChartProps) {
  return (
    <Suspense fallback={<div style={{ height: props.height }} />}>
      <EChart {...props} />
    </Suspense>
  )
}
