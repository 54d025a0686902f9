import type { ChartedLine } from '../../analysis/report/chart/level-words.ts'
import type { ComparableLineOfSkill, LineBoundary } from '../../analysis/trends/outlook/skill-outlook.ts'
import type { SourceChange, TrendPoint } from '../../analysis/trends/trend-report.ts'

/** What a line shows that is drawn at the level of today's sources, and what one shows that is not. */
export const lineWords = (comparable: ComparableLineOfSkill | null | undefined): string =>
  comparable == null ? 'share of openings' : 'share of openings, at the level of today’s sources'

/** Where sources join or leave within the span that a chart shows, in words, each at the first day of its period. */
export const sourceChangeNotes = ({ comparable, sourceChanges = [] }: ChartedLine): ChartNote[] =>
  comparable == null
    ? sourceChanges.map((change) => ({
        periodStart: change.weekStart,
        text: `${setWords(change)}; shares as counted, a step here may be of the sources alone`,
      }))
    : comparable.boundaries.map((boundary) => ({
        periodStart: boundary.weekStart,
        text: `${setWords(boundary)}; ${moveWords(boundary)}`,
      }))

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

/** Notes that several charts of one page would say: said once above them, each with the number that the charts mark. */
export function sharedNotes(charts: readonly (readonly ChartNote[])[]): ChartNote[] {
  const all = charts.flat()
  const isSaidAgain = (note: ChartNote) => all.filter((other) => isSameNote(note, other)).length > 1
  return all
    .filter((note, index) => isSaidAgain(note) && all.findIndex((other) => isSameNote(note, other)) === index)
    .sort((one, other) => (one.periodStart < other.periodStart ? -1 : 1))
}

export const isSameNote = (one: ChartNote, other: ChartNote): boolean =>
  one.periodStart === other.periodStart && one.text === other.text

function setWords({ joined, left }: SourceChange): string {
  const parts = [
    joined.length === 0 ? '' : `${joined.join(', ')} counts from here on`,
    left.length === 0 ? '' : `${left.join(', ')} does not count any more`,
  ]
  return parts.filter((part) => part !== '').join(', ')
}

const moveWords = ({ isBreak }: LineBoundary): string =>
  isBreak
    ? 'no period has both sets of sources, so the line begins here'
    : 'the line before is moved to the level with today’s sources'
