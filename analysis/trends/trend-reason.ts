import type { Grain } from '../../data/domain.ts'
import { addDays, periodLabel } from '../../data/weeks.ts'
import type { Composition, SourceEffect } from './composition.ts'
import { END_PERIODS } from './observed-ends.ts'
import type { ChangeCode, NoChangeCode, PeriodState, SpanFigure, TrendChange, WithoutEmployer } from './trend-report.ts'
import { leastPoints, MIN_EMPLOYERS, MIN_MENTIONS } from './verdict.ts'
import type { WithinEmployers } from './within-employers.ts'

/** The sentences that say why a verdict is what it is, for people. */

const percent = (share: number | null): string => `${(100 * (share ?? 0)).toFixed(1)} %`
const signed = (points: number): string => {
  const figure = Math.abs(points).toFixed(1)
  return `${points < 0 && figure !== '0.0' ? '−' : '+'}${figure}`
}
const interval = ({ low, high }: TrendChange): string => `95 % interval ${signed(low)} to ${signed(high)}`
/** Among many skills a change must be larger to stand out; below this factor the two figures are as good as one. */
const NOTABLY_LARGER = 1.15

function detectable({ detectablePoints, detectableAmongAllPoints }: TrendChange): string {
  const alone = `these openings would show a change of about ${detectablePoints.toFixed(1)} points or more`
  if (detectableAmongAllPoints < NOTABLY_LARGER * detectablePoints) return alone
  return `${alone}, among all of the view one of ${detectableAmongAllPoints.toFixed(1)}`
}

/** What a figure is about: the whole span that was walked, or two halves set against each other, as far as they were read. */
function spans({ earlier, later, shape, stepOn, readFrom, readUntil }: TrendChange, grain: Grain): string {
  const label = (from: string, until: string) =>
    `${periodLabel(from, grain)} to ${periodLabel(addDays(until, -1), grain)}`
  const [from, until] = [readFrom ?? earlier.from, readUntil ?? later.until]
  if (shape === 'halves') return `${label(from, earlier.until)} against ${label(later.from, until)}`
  const span = label(from, until)
  if (shape === 'levels') return `first and last ${END_PERIODS} good ${grain}s of ${span}`
  return stepOn === null ? span : `in one step, ${periodLabel(stepOn, grain)}, of ${span}`
}

/** Why a change is called what it is, and what a chart of raw shares would make of it where that is another story. */
export function changeReason(
  change: TrendChange,
  code: ChangeCode,
  grain: Grain,
  nameOf: (source: string) => string,
): string {
  const sentence = sentenceOf(change, code, grain)
  const words = compositionWords(change.composition, leastPoints(midSharePoints(change)), nameOf)
  return words === null ? sentence : `${sentence} ${words}`
}

/**
 * Names what sources did to the raw share, such as "+3.1 points, of which +2.6 because Remotive was added". Null where they
 * did less than `least` points.
 */
export function compositionWords(
  composition: Composition | null,
  least: number,
  nameOf: (source: string) => string = (source) => source,
): string | null {
  if (composition === null) return null
  const { rawPoints, added, left, mixPoints } = composition
  const named = (effect: SourceEffect | null) => effect?.sources.map(nameOf).join(', ')
  const parts = [
    { points: added?.points ?? 0, because: `because ${named(added)} ${wasWere(added)} added` },
    { points: left?.points ?? 0, because: `because ${named(left)} went away` },
    { points: mixPoints, because: 'is a changed mix of sources' },
  ].filter(({ points }) => Math.abs(points) >= least)
  if (parts.length === 0) return null
  const words = parts.map(({ points, because }) => `${signed(points)} ${because}`).join(' and ')
  return `The raw share moved by ${signed(rawPoints)} points between the halves, of which ${words}.`
}

/** What changed inside the employers that advertised in both halves, as a sentence of its own. */
export const employerWords = ({ employers, points, low, high }: WithinEmployers): string =>
  `Within the ${employers} employers of both halves: ${signed(points)} points from half to half (${signed(low)} to ${signed(high)}).`

const wasWere = (effect: { sources: string[] } | null): string => (effect?.sources.length === 1 ? 'was' : 'were')

function sentenceOf(change: TrendChange, code: ChangeCode, grain: Grain): string {
  const moved = `from ${percent(change.fromShare)} to ${percent(change.toShare)} of openings`
  const figures = `${signed(change.points)} points, ${interval(change)}; ${spans(change, grain)}`
  switch (code) {
    case 'rising':
      return `Rising ${moved} (${figures}).`
    case 'falling':
      return `Falling ${moved} (${figures}).`
    case 'steady':
      return `Steady: no change beyond a small margin (${figures}).`
    case 'maybe-rising':
    case 'maybe-falling':
      return `Perhaps ${code.slice('maybe-'.length)} ${moved}, but among this many it may be chance (${figures}); ${detectable(change)}.`
    case 'small':
      return `A change of ${signed(change.points)} points is too small to be called a trend here: that takes ${leastPoints(midSharePoints(change)).toFixed(1)} (${figures}).`
    case 'unclear':
      return `No clear change (${figures}); ${detectable(change)}.`
    case 'few-mentions':
    case 'few-employers':
      return `${tooFewWords(change)} (${spans(change, grain)}); ${detectable(change)}.`
    case 'one-employer':
      return `One employer makes this change (${figures}): without its openings ${withoutWords(change.oneEmployer)}. A verdict on the market needs a change that goes the same way without it.`
  }
}

function withoutWords(without: WithoutEmployer | undefined): string {
  if (without?.points == null || without.low === null || without.high === null) return 'nothing is left to compare'
  return `${signed(without.points)} points (${signed(without.low)} to ${signed(without.high)})`
}

function tooFewWords({ earlier, later, fewEmployers }: TrendChange): string {
  const openings = `${earlier.count + later.count} openings`
  if (fewEmployers === null) return `Named in ${openings} of both spans, and a verdict needs ${MIN_MENTIONS}`
  const employers = fewEmployers === 1 ? 'one employer alone' : `${fewEmployers} employers alone`
  return `Named by ${employers}, in ${openings} of both spans, and a verdict on the market needs ${MIN_EMPLOYERS}`
}

/** Share between both halves, in points from 0 to 100. */
export const midSharePoints = ({ earlier, later }: Pick<TrendChange, 'earlier' | 'later'>): number =>
  50 * ((earlier.share ?? 0) + (later.share ?? 0))

/** Openings of the span by the state of their cell, and what they came from. */
export interface StateSums {
  openings: Record<PeriodState, number>
  /** Days on which the survivors of the span were still open: one a source that has any. */
  survivorDays: string[]
}

/** Says why a skill has no change. `total` is the skill over the whole span. */
export function noChangeReason(
  code: NoChangeCode,
  { n }: Pick<SpanFigure, 'n'>,
  { openings, survivorDays }: StateSums,
  periods: string,
): string {
  const only = (state: PeriodState) => (openings[state] === n ? 'Only' : 'Mostly')
  switch (code) {
    case 'outage':
      return `Only ${periods} in which no reading was healthy (see Sources). No trend can be read from them.`
    case 'uncounted':
      return 'No openings that this skill was looked for in.'
    case 'unnamed':
      return `Named in none of the ${n} openings of the span.`
    case 'survivor':
      return `${only('survivor')} survivors of a snapshot: the adverts of these ${periods} that were still open on ${[...new Set(survivorDays)].sort().join(', ')}. No trend can be read from them.`
    case 'unsettled':
      return `${only('unsettled')} ${periods} that are not settled: adverts of the last days are found late. No trend can be read from them yet.`
    case 'few-openings':
      return `Too few openings (${n}): no source has at least 2 good ${periods} and 30 openings in both halves of the span.`
  }
}
