import type { Grain, LanguageCount } from '../../data/domain.ts'
import { listCountedTwice } from '../../data/history/counted-twice.ts'
import type { Role } from '../../data/vocabulary/load-roles.ts'
import { addPeriods, periodLabel } from '../../data/weeks.ts'
import { compositionWords, employerWords, midSharePoints } from '../trends/trend-reason.ts'
import type { TrendReport, TrendSeries, Verdict } from '../trends/trend-report.ts'
import { leastPoints } from '../trends/verdict.ts'
import { countText, pointsText, shareText } from './figure-text.ts'
import { countedSelectionText, selectionTitle } from './selection-text.ts'

/** Reports for a terminal: the same figures as the JSON, in columns. */

export const SHAPES: Record<Verdict, string> = {
  rising: '▲ rising',
  falling: '▼ falling',
  steady: '● steady',
  'too-few': '○ too few',
}

export const interval = (low: number | null, high: number | null): string =>
  low === null || high === null ? '' : `${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)}`

/** Pads every column to its widest cell; columns named in `right` are set flush right. */
export function columns(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[],
): string {
  const all = [header, ...rows]
  const widths = header.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0
        return right.includes(column) ? cell.padStart(width) : cell.padEnd(width)
      })
      .join('  ')
      .trimEnd()
  return all.map(line).join('\n')
}

export const sourceNames = (report: Pick<TrendReport, 'sources'>): string =>
  report.sources.map(({ name, origin }) => (origin === 'history' ? `${name} (shipped history)` : name)).join('; ') ||
  'none'

/** A line for sources of which shipped history may have counted some adverts too, or none. */
export function countedTwiceText({ sources }: Pick<TrendReport, 'sources'>): string[] {
  const names = listCountedTwice(sources)
  return names.length === 0
    ? []
    : [`Adverts of ${names.join(', ')} that shipped history holds too count twice: --history off leaves it out.`]
}

/** "; 12 more in other languages (de 9, fr 3) are not read", or nothing. */
export function notReadText(notRead: readonly LanguageCount[]): string {
  const all = notRead.reduce((sum, { openings }) => sum + openings, 0)
  const languages = notRead.map(({ language, openings }) => `${language} ${openings}`).join(', ')
  return all === 0 ? '' : `; ${all} more in other languages (${languages}) are not read`
}

/** Rank now, and the ranks gained in a year: ≈ where the data bear no change. */
function rankText({ rank, yearBefore }: TrendSeries): string {
  if (rank === null) return '–'
  return yearBefore === null ? String(rank) : `${rank} (${gainedText(yearBefore.ranksGained)})`
}

function gainedText(ranks: number | null): string {
  if (ranks === null) return '≈'
  return ranks === 0 ? '=' : `${ranks > 0 ? '▲' : '▼'} ${Math.abs(ranks)}`
}

/** Which periods and sources the gained ranks stand on: they need not be all that the shares beside them count. */
function yearBeforeText({ series, grain, sources: known }: TrendReport): string[] {
  const compared = series.flatMap(({ yearBefore }) => yearBefore ?? [])
  const [widest] = compared.sort((one, other) => other.sources.length - one.sources.length || other.n - one.n)
  if (widest === undefined) return []
  const { from, until, fromNow, untilNow, periods, sources } = widest
  const now = periodsText(fromNow, untilNow, grain)
  const names = sources.map((id) => known.find(({ source }) => source === id)?.name ?? id).join('; ')
  const count = `${countText(periods)} ${grain}${periods === 1 ? '' : 's'}`
  return [
    '',
    `Ranks gained: ${now} against ${periodsText(from, until, grain)}, the ${count} that can be read in both years, in ${names}. ≈: no change that these openings bear, or one of a few employers.`,
  ]
}

const trendRow = (series: TrendSeries): string[] => {
  const { name, total, change, verdict } = series
  const moved = change ? `${pointsText(change.points)} [${pointsText(change.low)}, ${pointsText(change.high)}]` : '–'
  return [
    ...[
      name,
      rankText(series),
      shareText(total.share),
      interval(total.low, total.high),
      `${countText(total.count)} of ${countText(total.n)}`,
    ],
    ...[moved, SHAPES[verdict]],
  ]
}

/**
 * What sources did to a raw share, what happened inside employers, and which change one employer makes: a line for each skill
 * where there is something to say.
 */
function besideText({ series, sources: known }: TrendReport): string[] {
  const nameOf = (id: string) => known.find(({ source }) => source === id)?.name ?? id
  const lines = series.flatMap(({ name, change, withinEmployers, reason }) => {
    if (change?.oneEmployer !== undefined) return [`${name}: ${reason}`]
    const sources = change && compositionWords(change.composition, leastPoints(midSharePoints(change)), nameOf)
    return sources ? [`${name}: ${sources}${withinEmployers ? ` ${employerWords(withinEmployers)}` : ''}`] : []
  })
  return lines.length === 0 ? [] : ['', ...lines]
}

type Roles = readonly Pick<Role, 'id' | 'name'>[]

/** How many openings of which selection: `69 data engineer openings in France`. */
export const openingsText = ({ n, selection }: Pick<TrendReport, 'n' | 'selection'>, roles: Roles): string =>
  countedSelectionText(n, selection, roles)

export const noOpeningsText = ({ selection }: Pick<TrendReport, 'selection'>, roles: Roles): string =>
  `No openings in this selection: ${selectionTitle(selection, roles)}.`

/** Why skills have no change, where the table has only `–`; one reason mostly holds for all of them. */
function unchangedText({ series }: TrendReport): string[] {
  const reasons = new Map<string, number>()
  for (const { change, reason } of series) if (change === null) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  const [most] = [...reasons].sort((a, b) => b[1] - a[1])
  if (most === undefined) return []
  const which = most[1] === series.length ? '' : ` (${countText(most[1])} of ${countText(series.length)} skills)`
  return ['', `No change can be told${which}: ${most[0]}`]
}

/** First and last period of a span. */
const periodsText = (from: string, until: string, grain: Grain): string =>
  `${periodLabel(from, grain)} to ${periodLabel(addPeriods(until, -1, grain), grain)}`

/**
 * The trend table with its selection, span, n and sources.
 *
 * @param top  whether only the most asked-for skills are shown, without soft skills and broad fields
 * @param isThin  whether its weeks have so few openings that pages read the selection by the month
 */
export function trendText(
  report: TrendReport,
  { roles, top, isThin = false }: { roles: Roles; top: boolean; isThin?: boolean },
): string {
  if (report.span === null) return noOpeningsText(report, roles)
  const span = periodsText(report.span.from, report.span.until, report.grain)
  const rank = report.series.some(({ yearBefore }) => yearBefore) ? 'rank (gained in a year)' : 'rank'
  const header = ['skill', rank, 'share', '95 % interval', 'openings', 'change in points', 'verdict']
  return [
    `${openingsText(report, roles)}, ${span}${notReadText(report.notRead)}`,
    `Sources: ${sourceNames(report)}`,
    ...countedTwiceText(report),
    '',
    columns(header, report.series.map(trendRow), [1, 2, 3, 4, 5]),
    ...(top ? ['', 'Left out, and counted by the ranks: soft skills and broad fields.'] : []),
    ...yearBeforeText(report),
    ...(isThin ? ['', 'Weeks of few openings: pages and the API read these by the month, as --grain auto does.'] : []),
    ...unchangedText(report),
    ...besideText(report),
  ].join('\n')
}
