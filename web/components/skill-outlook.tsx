import type { BurstSpan, DatedShift, SkillOutlook as Outlook } from '../../analysis/trends/outlook/skill-outlook.ts'
import type { SourceChange, TrendSeries } from '../../analysis/trends/trend-report.ts'
import type { Grain } from '../../data/domain.ts'
import { formatInterval, formatOpenings, formatPoints, formatShare, formatSpan } from '../format.ts'
import { GRAIN_NAMES } from '../labels.ts'
import { compositionWords } from './composition-words.ts'
import { untoldWords } from './rank-cell.tsx'
import type { ChartNote } from './source-changes.ts'

/** What the chart marks within its span beside the changes of sources: other events of the data, and steps of the level. */
export function chartNotes({ events, shifts }: Outlook, told: readonly SourceChange[], nameOf: NameOf): ChartNote[] {
  const isTold = ({ periodStart, kind, source }: Outlook['events'][number]) =>
    (kind === 'joined' || kind === 'left') &&
    told.some((change) => change.weekStart === periodStart && change[kind].includes(nameOf(source ?? '')))
  return [
    ...events.filter((event) => !isTold(event)).map(({ periodStart, text }) => ({ periodStart, text })),
    ...shifts.map((shift) => ({ periodStart: shift.weekStart, text: shiftWords(shift) })),
  ]
}

type NameOf = (source: string) => string

/** A description, never a significance; where the data changed too, that is what is said. */
function shiftWords({ before, after, label, event }: DatedShift): string {
  const levels = `about ${formatShare(before)} before ${label}, about ${formatShare(after)} since`
  return event === null ? levels : `the data changed here (${event.text}), so the step is none of the market: ${levels}`
}

interface SkillOutlookProps {
  outlook: Outlook
  series: TrendSeries
  sourceNames: ReadonlyMap<string, string>
}

/** Below the chart of a skill: what is to be expected, the steps before its span, bursts, and what the sources did. */
export function SkillOutlook({ outlook, series, sourceNames }: SkillOutlookProps) {
  const first = series.points[0]?.weekStart ?? ''
  const earlier = outlook.shifts.filter(({ weekStart }) => weekStart < first)
  const burst = outlook.bursts.at(-1)
  const composition = series.change?.composition ?? null
  return (
    <ul class="findings">
      <li>{forecastWords(outlook)}</li>
      {composition === null ? null : <li>{compositionWords(composition, sourceNames)}</li>}
      {rankLine(series, outlook.grain)}
      {earlier.length === 0 ? null : <li>Earlier levels: {earlier.map((shift) => shiftWords(shift)).join('; ')}.</li>}
      {burst === undefined ? null : <li>{burstWords(burst)}</li>}
    </ul>
  )
}

function rankLine({ rank, yearBefore }: TrendSeries, grain: Grain) {
  if (rank === null) return null
  if (yearBefore === null)
    return (
      <li>
        Rank {rank} by share. No source has the same {grain}s a year before.
      </li>
    )
  const { from, until, fromNow, untilNow, periods, share, rank: then, rankNow } = yearBefore
  const { points, low, high } = yearBefore
  const compared = periods === 1 ? `the ${GRAIN_NAMES[grain]}` : `the ${periods} ${GRAIN_NAMES[grain]}s`
  const change = `${formatPoints(points)} points since (${formatPoints(low)} to ${formatPoints(high)})`
  return (
    <li>
      Rank {rank} by share. In the sources and {compared} that can be read in both years: rank {then} with{' '}
      {formatShare(share)} in {formatSpan(from, until)}, rank {rankNow} in {formatSpan(fromNow, untilNow)}; {change}
      {untoldWords(yearBefore)}.
    </li>
  )
}

function burstWords({ from, until, within, outside }: BurstSpan): string {
  const named = ({ count, n }: BurstSpan['within']) => `${formatShare(count / n)} of ${formatOpenings(n)}`
  const elsewhere = outside.n === 0 ? '' : `, against ${named(outside)} at all other times`
  return `A burst, ${formatSpan(from, until)}: named in ${named(within)}${elsewhere}.`
}

function forecastWords({ forecast, level, grain, periods, periodsNeeded, forecastMethod }: Outlook): string {
  const unit = GRAIN_NAMES[grain]
  const last = forecast?.at(-1)
  if (forecast !== null && last !== undefined) {
    const how = forecastMethod === 'theta' ? 'its course' : `the mean of the last four ${unit}s`
    return `To be expected in ${last.label}: ${formatShare(last.share)}, 80\u00a0% band ${formatInterval(last.low, last.high)}, from ${how}, which would have beaten “as now” on its own past.`
  }
  const now =
    level === null
      ? ''
      : ` (${formatShare(level.share)}, ${formatInterval(level.low, level.high)} of ${formatOpenings(level.n)})`
  if (periods < periodsNeeded)
    return `No forecast: there are ${periods} good ${unit}s without a gap up to the newest, and ${periodsNeeded} are needed to try one on the past. No better guess than today’s level${now}.`
  return `No forecast: none that we know would have beaten today’s level on its own past. No better guess than today’s level${now}.`
}
