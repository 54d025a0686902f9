import type { CountTable } from '../../data/domain.ts'
import type { fileEnds } from './file-ends.ts'
import { periodState } from './period-state.ts'
import { dayOf } from './skill-change.ts'
import type { PeriodState, SpanFigure, TrendPoint, TrendReport } from './trend-report.ts'
import { wilsonInterval } from './wilson.ts'

/** A table of counts with what is known of its cells. */
export interface PeriodFrame {
  table: CountTable
  states: PeriodState[]
  /** Why cells are outages, by cell index. */
  outages: (string | null)[]
  ends: ReturnType<typeof fileEnds>
  labels: string[]
}

/** Positions of the sources that look for the skill at all. */
export const countingSources = ({ sources, countedSkills }: CountTable, skillId: string): number[] =>
  sources.flatMap(({ source }, index) => (countedSkills?.get(source)?.has(skillId) === false ? [] : [index]))

/** What these sources show of a skill in one period. */
export function pointOf(
  frame: PeriodFrame,
  counting: readonly number[],
  mentions: Uint32Array | undefined,
  period: number,
): TrendPoint {
  const { table, states, labels } = frame
  const weekStart = dayOf(table, period)
  let [count, n] = [0, 0]
  const cells = counting.map((sourceIndex) => {
    const cell = sourceIndex * table.periodStarts.length + period
    const openings = table.openings[cell] ?? 0
    const state = states[cell] ?? 'empty'
    if (state !== 'outage') {
      n += openings
      count += mentions?.[cell] ?? 0
    }
    return { state, openings }
  })
  const notes = { ...leftOut(frame, counting, period), ...inPart(frame, counting, period) }
  return { weekStart, label: labels[period] ?? '', ...figureOf(count, n), state: periodState(cells), ...notes }
}

/** Which of these sources are left out of the period, and why. */
function leftOut({ table, outages }: PeriodFrame, sources: readonly number[], period: number): { reason?: string } {
  const words = sources.flatMap((sourceIndex) => {
    const why = outages[sourceIndex * table.periodStarts.length + period] ?? null
    return why === null ? [] : [`${table.sources[sourceIndex]?.name ?? ''}: ${why}`]
  })
  return words.length === 0 ? {} : { reason: words.join('; ') }
}

/** What is missing because files begin or end here. */
function inPart({ ends }: PeriodFrame, sources: readonly number[], period: number): { partly?: string } {
  const partly = ends(sources, period)
  return partly === undefined ? {} : { partly }
}

function figureOf(count: number, n: number): Pick<SpanFigure, 'n' | 'count' | 'share' | 'low' | 'high'> {
  const interval = wilsonInterval(count, n)
  return { n, count, share: interval && count / n, low: interval?.low ?? null, high: interval?.high ?? null }
}

/** The same of the whole span, outages left out. */
export function totalOf(
  { table, states }: PeriodFrame,
  counting: readonly number[],
  mentions: Uint32Array | undefined,
): SpanFigure {
  const periods = table.periodStarts.length
  let [count, n] = [0, 0]
  for (const sourceIndex of counting) {
    for (let cell = sourceIndex * periods; cell < (sourceIndex + 1) * periods; cell++) {
      if (states[cell] === 'outage') continue
      n += table.openings[cell] ?? 0
      count += mentions?.[cell] ?? 0
    }
  }
  const { share, low, high } = figureOf(count, n)
  return { from: dayOf(table, 0), until: dayOf(table, periods), n, count, share, low, high }
}

/** A period that a source is left out of is an outage: its openings are fewer than there were. */
export function volumeOf(frame: PeriodFrame): TrendReport['volume'] {
  const { table, states, labels } = frame
  return table.periodStarts.map((weekStart, period) => {
    const cells = table.sources.map((_, sourceIndex) => {
      const cell = sourceIndex * table.periodStarts.length + period
      return { state: states[cell] ?? ('empty' as const), openings: table.openings[cell] ?? 0 }
    })
    const n = cells.reduce((sum, { openings }) => sum + openings, 0)
    const all = [...table.sources.keys()]
    const reason = leftOut(frame, all, period)
    const state = reason.reason === undefined ? periodState(cells) : 'outage'
    return { weekStart, label: labels[period] ?? '', n, state, ...reason, ...inPart(frame, all, period) }
  })
}
