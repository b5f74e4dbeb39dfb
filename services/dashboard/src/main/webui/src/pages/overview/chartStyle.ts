/** Height of one bar with its gap, in pixels. */
export const ROW_HEIGHT = 26

const INK = '#3b4a45'

/** Horizontal bars read from the top, with room for Chinese names. */
export function barBase(names: string[]) {
  return {
    animationDuration: 300,
    aria: { enabled: true },
    grid: { left: 4, right: 44, top: 4, bottom: 4, containLabel: true },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true },
    xAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: { color: INK, hideOverlap: true },
      splitLine: { lineStyle: { color: '#e7ebe6' } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: names,
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: INK, fontSize: 12, width: 120, overflow: 'truncate' },
    },
  }
}
