import type { LanguageCount } from '../../data/domain.ts'
import { addPeriods, periodLabel } from '../../data/weeks.ts'
import { compositionWords, employerWords, midSharePoints } from '../trends/trend-reason.ts'
import type { TrendReport, TrendSeries, Verdict } from '../trends/trend-report.ts'
import { leastPoints } from '../trends/verdict.ts'
import { shareText } from './figure-text.ts'

/** Reports for a terminal: the same figures as the JSON, in columns. */

export const SHAPES: Record<Verdict, string> = {
  rising: '▲ rising',
  falling: '▼ falling',
  steady: '● steady',
  'too-few': '○ too few',
}

export const interval = (low: number | null, high: number | null): string =>
  low === null || high === null ? '' : `${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)}`
export const signed = (points: number): string => `${points > 0 ? '+' : ''}${points.toFixed(1)}`

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

/** "; 12 more in other languages (de 9, fr 3) are not read", or nothing. */
export function notReadText(notRead: readonly LanguageCount[]): string {
  const all = notRead.reduce((sum, { openings }) => sum + openings, 0)
  const languages = notRead.map(({ language, openings }) => `${language} ${openings}`).join(', ')
  return all === 0 ? '' : `; ${all} more in other languages (${languages}) are not read`
}

/** Rank now, and a year before where the shares clearly differ; ≈ where they may be the same. */
function rankText({ rank, yearBefore }: TrendSeries): string {
  if (rank === null) return '–'
  if (yearBefore === null) return String(rank)
  return `${rank} (${yearBefore.ranksGained === null ? '≈' : yearBefore.rank})`
}

const trendRow = (series: TrendSeries): string[] => {
  const { name, total, change, verdict } = series
  const moved = change ? `${signed(change.points)} [${signed(change.low)}, ${signed(change.high)}]` : '–'
  return [
    ...[
      name,
      rankText(series),
      shareText(total.share),
      interval(total.low, total.high),
      `${total.count} of ${total.n}`,
    ],
    ...[moved, SHAPES[verdict]],
  ]
}

/** What sources did to a raw share, and what happened inside employers: a line for each skill where there is something to say. */
function besideText({ series, sources: known }: TrendReport): string[] {
  const nameOf = (id: string) => known.find(({ source }) => source === id)?.name ?? id
  const lines = series.flatMap(({ name, change, withinEmployers }) => {
    const sources = change && compositionWords(change.composition, leastPoints(midSharePoints(change)), nameOf)
    return sources ? [`${name}: ${sources}${withinEmployers ? ` ${employerWords(withinEmployers)}` : ''}`] : []
  })
  return lines.length === 0 ? [] : ['', ...lines]
}

/** The trend table with its span, n and sources. */
export function trendText(report: TrendReport): string {
  if (report.span === null) return 'No openings in this selection.'
  const lastPeriod = addPeriods(report.span.until, -1, report.grain)
  const span = `${periodLabel(report.span.from, report.grain)} to ${periodLabel(lastPeriod, report.grain)}`
  const rank = report.series.some(({ yearBefore }) => yearBefore) ? 'rank (year before)' : 'rank'
  const header = ['skill', rank, 'share', '95 % interval', 'openings', 'change in points', 'verdict']
  return [
    `${report.n} openings, ${span}${notReadText(report.notRead)}`,
    `Sources: ${sourceNames(report)}`,
    '',
    columns(header, report.series.map(trendRow), [1, 2, 3, 4, 5]),
    ...besideText(report),
  ].join('\n')
}
