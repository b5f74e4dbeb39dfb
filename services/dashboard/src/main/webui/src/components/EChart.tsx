import { BarChart } from 'echarts/charts'
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components'
import { init, use as register, type ECharts, type EChartsCoreOption } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

register([BarChart, GridComponent, TooltipComponent, AriaComponent, CanvasRenderer])

export interface ChartProps {
  option: EChartsCoreOption
  height: number
  /** What the chart shows, for those who do not see it. */
  label: string
  onPick?: (dataIndex: number, seriesName: string) => void
}

/** A chart that follows the width of its place. */
export default function EChart({ option, height, label, onPick }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts>(null)
  const pick = useRef(onPick)

  useEffect(() => {
    pick.current = onPick
  }, [onPick])

  useEffect(() => {
    if (!place.current) return
    const drawn = init(place.current)
    chart.current = drawn
    drawn.on('click', (event) => pick.current?.(event.dataIndex, event.seriesName ?? ''))
    const watch = new ResizeObserver(() => drawn.resize())
    watch.observe(place.current)
    return () => {
      watch.disconnect()
      drawn.dispose()
    }
  }, [])

  useEffect(() => {
    chart.current?.setOption(option)
  }, [option])

  return <div ref={place} role="img" aria-label={label} style={{ height, width: '100%' }} />
}
