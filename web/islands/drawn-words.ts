import { Chart, type Plugin } from 'chart.js'
import { newestShare, type TrendChartData } from '../charts/trend-chart-data.ts'

/** Words and marks that a canvas shows as the SVG beneath it does. */

/** Numbered lines at the periods that bear a note; the notes stand below the chart. */
export const drawMarks = (
  marks: readonly { index: number; number: number }[],
  colours: { text: string },
): Plugin<'line'> => ({
  id: 'marks',
  afterDraw({ ctx, chartArea, scales }) {
    ctx.save()
    ctx.strokeStyle = colours.text
    ctx.fillStyle = colours.text
    ctx.textAlign = 'center'
    ctx.setLineDash([2, 3])
    for (const { index, number } of marks) {
      const x = scales.x?.getPixelForValue(index) ?? 0
      ctx.beginPath()
      ctx.moveTo(x, chartArea.top)
      ctx.lineTo(x, chartArea.bottom)
      ctx.stroke()
      ctx.fillText(String(number), x, chartArea.top - 3)
    }
    ctx.restore()
  },
})

/** The newest value beside its point, as the SVG has it. */
export const drawNewest = (data: TrendChartData, colours: { ink: string; surface: string }): Plugin<'line'> => ({
  id: 'newest',
  afterDatasetsDraw({ ctx, scales }) {
    const newest = newestShare(data)
    if (newest === null) return
    const x = scales.x?.getPixelForValue(newest.index) ?? 0
    const y = (scales.y?.getPixelForValue(newest.value) ?? 0) + (newest.isBelow ? 18 : -9)
    ctx.save()
    ctx.font = `600 13px ${Chart.defaults.font.family}`
    ctx.textAlign = newest.index > data.labels.length / 2 ? 'end' : 'center'
    ctx.lineWidth = 3
    ctx.strokeStyle = colours.surface
    ctx.fillStyle = colours.ink
    ctx.strokeText(newest.words, x, y)
    ctx.fillText(newest.words, x, y)
    ctx.restore()
  },
})
