import type { ComparableLineOfSkill, LineBoundary } from '../../analysis/trends/outlook/skill-outlook.ts'
import type { TrendPoint } from '../../analysis/trends/trend-report.ts'

/** What a line shows that is drawn at the level of today's sources, and what one shows that is not. */
export const lineWords = (comparable: ComparableLineOfSkill | null | undefined): string =>
  comparable == null ? 'share of openings' : 'share of openings, at the level of today’s sources'

/** The same in the footing of a picture, where any of its lines is drawn so. */
export const levelWords = (lines: readonly (ComparableLineOfSkill | null | undefined)[]): string =>
  lines.some((line) => line != null) ? 'at the level of today’s sources' : ''

/** Where sources join or leave within the span that a chart shows, in words, each at the first day of its period. */
export const sourceChanges = (comparable: ComparableLineOfSkill | null | undefined) =>
  comparable?.boundaries.map((boundary) => ({ periodStart: boundary.weekStart, text: boundaryWords(boundary) })) ?? []

/** Something that a chart marks and the text below it says. */
export interface ChartNote {
  periodStart: string
  text: string
}

/** One note a period of the chart, in its order. */
export function notesByPeriod(points: readonly Pick<TrendPoint, 'weekStart' | 'label'>[], all: readonly ChartNote[]) {
  return points.flatMap(({ weekStart, label }): ChartNote[] => {
    const texts = [...new Set(all.filter(({ periodStart }) => periodStart === weekStart).map(({ text }) => text))]
    return texts.length === 0 ? [] : [{ periodStart: weekStart, text: `${label}: ${texts.join('; ')}.` }]
  })
}

function boundaryWords({ joined, left, isBreak }: LineBoundary): string {
  const parts = [
    joined.length === 0 ? '' : `${joined.join(', ')} counts from here on`,
    left.length === 0 ? '' : `${left.join(', ')} does not count any more`,
  ].filter((part) => part !== '')
  const line = isBreak
    ? 'no period has both sets of sources, so the line begins here'
    : 'the line before is moved to the level with today’s sources'
  return `${parts.join(', ')}; ${line}`
}
