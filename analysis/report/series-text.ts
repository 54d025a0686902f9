import { addDays, periodLabel } from '../../data/weeks.ts'
import { END_PERIODS } from '../trends/observed-ends.ts'
import type { SeriesChange, SeriesReport, SeriesResult } from '../trends/series/series-report.ts'
import { compositionWords } from '../trends/trend-reason.ts'
import type { TrendDetail } from '../trends/trend-verdict.ts'
import { countText, intervalText, pointsText, shareText } from './figure-text.ts'

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

/** The mix of sources is named where it moved the raw share by so many points. */
const WORTH_NAMING = 0.5

/** Every series with its verdict, window, n, smallest visible change, level shifts and forecast. */
export function seriesText(report: SeriesReport): string {
  const { grain, series, tested } = report
  const head = `${series.length} series by ${grain}, ${tested} of them tested together`
  return [head, ...series.map((result) => paragraphOf(result, report))].join('\n\n')
}

function paragraphOf(result: SeriesResult, report: SeriesReport): string {
  const lines = [`${result.series}: ${WORDS[result.change.detail]}`, `  ${changeLine(result.change, report)}`]
  const mix = compositionWords(result.change.composition, WORTH_NAMING)
  if (mix !== null) lines.push(`  ${mix}`)
  if (result.longRun)
    lines.push(`  whole record: ${WORDS[result.longRun.change.detail]}, ${changeLine(result.longRun.change, report)}`)
  if (result.sources.length > 0) lines.push(`  sources: ${result.sources.join(', ')}`)
  for (const { label, before, after } of result.levelShifts)
    lines.push(`  since ${label}: about ${shareText(after)}, before about ${shareText(before)}`)
  if (result.forecast) {
    const steps = result.forecast.map(
      ({ label, share, low, high }) => `${label} ${shareText(share)} (${intervalText(low, high)})`,
    )
    lines.push(`  next, in ${Math.round(100 * report.forecastLevel)} of 100 cases: ${steps.join(', ')}`)
  } else lines.push(`  no forecast: ${result.forecastReason}`)
  return lines.join('\n')
}

function changeLine(change: SeriesChange, { grain }: SeriesReport): string {
  if (change.from === null || change.until === null) return 'no openings'
  const span = `${periodLabel(change.from, grain)} to ${periodLabel(addDays(change.until, -1), grain)}`
  const base = `${span}, ${change.weeks} ${grain}s, ${countText(change.mentions)} of ${countText(change.openings)}`
  const visible = change.detectablePp === null ? '' : `; ${change.detectablePp.toFixed(1)} points or more would show`
  const { changePp, lowPp, highPp, fromPct, toPct } = change
  if (changePp === null || lowPp === null || highPp === null) return base + visible
  const step = change.stepOn === null ? '' : ` in one step, ${periodLabel(change.stepOn, grain)}`
  const levels = change.shape === 'levels' ? ` between the first and last ${END_PERIODS} good ${grain}s` : ''
  const ends = fromPct === null || toPct === null ? '' : `, ${shareText(fromPct / 100)} to ${shareText(toPct / 100)}`
  return `${pointsText(changePp)} points${step}${levels} [${pointsText(lowPp)}, ${pointsText(highPp)}]${ends}; ${base}${visible}`
}
