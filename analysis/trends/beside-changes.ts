import type { CountTable, Selection } from '../../data/domain.ts'
import type { Store } from '../../data/store/store.ts'
import { competitionRanks } from './competition-rank.ts'
import { cellStates } from './period-state.ts'
import { dayOf } from './skill-change.ts'
import type { PeriodState, TrendReport } from './trend-report.ts'
import { withinEmployers } from './within-employers.ts'
import { compareWithYearBefore, dayYearBefore, type YearView } from './year-before.ts'

/** What stands beside the changes of a report: ranks, the year before, and the change within employers. */

/** The same selection over the span of a table, a year earlier. */
export const yearBeforeOf = (table: CountTable, selection: Selection): Selection => ({
  ...selection,
  from: dayYearBefore(dayOf(table, 0), table.grain),
  until: dayYearBefore(dayOf(table, table.periodStarts.length), table.grain),
})

/**
 * Fills in the ranks of the skills of a report among all of its table, and what they were a year before.
 *
 * @param isKnown  skills that the vocabulary knows: others have no rank
 */
export function withRanks(
  report: TrendReport,
  table: CountTable,
  yearBefore: CountTable,
  view: Omit<YearView, 'skillIds'> & { isKnown(skillId: string): boolean },
): TrendReport {
  const skillIds = [...table.mentions.keys()].filter(view.isKnown).sort()
  const states = cellStates(table, view.today)
  const ranks = competitionRanks(skillIds.map((skillId) => shareIn(table, states, skillId)))
  const rankOf = new Map(skillIds.map((skillId, index) => [skillId, ranks[index] ?? 1]))
  const before = compareWithYearBefore(table, yearBefore, { ...view, skillIds })
  for (const some of report.series) {
    some.rank = rankOf.get(some.skill) ?? null
    some.yearBefore = before.get(some.skill) ?? null
  }
  return report
}

/** Share over the whole table, of the sources that count the skill and without outages, as a report shows it. */
function shareIn(
  { sources, periodStarts, openings, mentions, countedSkills }: CountTable,
  states: readonly PeriodState[],
  skillId: string,
): number {
  const row = mentions.get(skillId)
  let [count, n] = [0, 0]
  for (const [sourceIndex, { source }] of sources.entries()) {
    if (countedSkills?.get(source)?.has(skillId) === false) continue
    for (let cell = sourceIndex * periodStarts.length; cell < (sourceIndex + 1) * periodStarts.length; cell++) {
      if (states[cell] === 'outage') continue
      count += row?.[cell] ?? 0
      n += openings[cell] ?? 0
    }
  }
  return n === 0 ? 0 : count / n
}

/** What changed inside the employers that advertised in both halves, for every series of a report that has a change. */
export function withEmployers(
  store: Pick<Store, 'counts'>,
  report: TrendReport,
  table: CountTable,
  view: { selection: Selection; today: string },
): TrendReport {
  const change = report.series.find(({ change }) => change !== null)?.change
  if (!change) return report
  const { earlier, later } = change
  const since = firstGoodDays(table, change.sources, earlier.from, view.today)
  const span = { ...view.selection, from: earlier.from, until: later.until }
  const skillIds = report.series.map(({ skill }) => skill)
  const halves = store.counts.employerHalves(span, later.from, since, skillIds)
  for (const some of report.series) {
    const employers = halves.map(({ openings, mentions }) => ({ openings, mentions: mentions.get(some.skill) ?? NONE }))
    some.withinEmployers = some.change && withinEmployers(employers)
  }
  return report
}

const NONE = [0, 0] as const

/** Each source from its first good period of the span on: before it there may be survivors. */
function firstGoodDays(table: CountTable, sources: readonly string[], from: string, today: string) {
  const states = cellStates(table, today)
  return new Map(
    table.sources.flatMap(({ source }, sourceIndex): [string, string][] => {
      const first = table.periodStarts.find(
        (start, period) => start >= from && states[sourceIndex * table.periodStarts.length + period] === 'good',
      )
      return first !== undefined && sources.includes(source) ? [[source, first]] : []
    }),
  )
}
