import { addDays, periodLabel } from '../../data/weeks.ts'
import type { SeriesChange, SeriesReport, SeriesResult } from '../trends/series/series-report.ts'
import type { TrendDetail } from '../trends/trend-verdict.ts'

/** A report of series for a terminal: the same figures as the JSON, a short paragraph each. */

const WORDS: Record<TrendDetail, string> = {
  rising: '▲ rising',
  falling: '▼ falling',
  steady: '● steady',
  'maybe-rising': '○ perhaps rising, or chance',
  'maybe-falling': '○ perhaps falling, or chance',
  unclear: '○ no clear change',
  insufficient: '○ too few data to tell',
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
const signed = (points: number): string => `${points > 0 ? '+' : ''}${points.toFixed(1)}`

/** Every series with its verdict, window, n, smallest visible change, level shifts and forecast. */
export function seriesText(report: SeriesReport): string {
  const { grain, series, tested } = report
  const head = `${series.length} series by ${grain}, ${tested} of them tested together`
  return [head, ...series.map((result) => paragraphOf(result, report))].join('\n\n')
}

function paragraphOf(result: SeriesResult, report: SeriesReport): string {
  const lines = [`${result.series}: ${WORDS[result.change.detail]}`, `  ${changeLine(result.change, report)}`]
  if (result.longRun)
    lines.push(`  whole record: ${WORDS[result.longRun.change.detail]}, ${changeLine(result.longRun.change, report)}`)
  if (result.sources.length > 0) lines.push(`  sources: ${result.sources.join(', ')}`)
  for (const { label, before, after } of result.levelShifts)
    lines.push(`  since ${label}: about ${percent(after)}, before about ${percent(before)}`)
  if (result.forecast) {
    const steps = result.forecast.map(
      ({ label, share, low, high }) => `${label} ${percent(share)} (${percent(low)} to ${percent(high)})`,
    )
    lines.push(`  next, in ${Math.round(100 * report.forecastLevel)} of 100 cases: ${steps.join(', ')}`)
  } else lines.push(`  no forecast: ${result.forecastReason}`)
  return lines.join('\n')
}

function changeLine(change: SeriesChange, { grain }: SeriesReport): string {
  if (change.from === null || change.until === null) return 'no openings'
  const span = `${periodLabel(change.from, grain)} to ${periodLabel(addDays(change.until, -1), grain)}`
  const base = `${span}, ${change.weeks} ${grain}s, ${change.mentions} of ${change.openings}`
  const visible = change.detectablePp === null ? '' : `; ${change.detectablePp.toFixed(1)} points or more would show`
  if (change.changePp === null || change.lowPp === null || change.highPp === null) return base + visible
  const { changePp, lowPp, highPp, naivePp } = change
  const mix = naivePp === null ? 0 : naivePp - changePp
  const mixWords =
    Math.abs(mix) >= 0.5 ? `, raw ${signed(naivePp ?? 0)} of which ${signed(mix)} is the mix of sources` : ''
  const step = change.stepOn === null ? '' : ` in one step, ${periodLabel(change.stepOn, grain)}`
  return `${signed(changePp)} points${step} [${signed(lowPp)}, ${signed(highPp)}]${mixWords}; ${base}${visible}`
}
