import type { CountTable, Selection } from '../../../data/domain.ts'
import type { ShareFigure } from '../../../data/share-figure.ts'
import type { Store } from '../../../data/store/store.ts'
import type { Vocabulary } from '../../../data/vocabulary/vocabulary.ts'
import { addDays } from '../../../data/weeks.ts'
import { adjustForFalseDiscovery } from '../benjamini-hochberg.ts'
import { burstStates } from '../burst-states.ts'
import { normalTwoSidedP } from '../normal.ts'
import { cellStates } from '../period-state.ts'
import { dayOf } from '../skill-change.ts'
import { MAX_FALSE_DISCOVERY } from '../verdict.ts'
import { weightedLogOdds } from '../weighted-log-odds.ts'
import { wilsonInterval } from '../wilson.ts'
import type { BreakOut, BreakOutLabel, BreakOutReport, SkillBurst } from './breaking-out.ts'
import {
  bearsBreakOuts,
  findRecentWeeks,
  type RecentSource,
  type RecentWeeks,
  sourcesInBoth,
  sumCells,
} from './recent-weeks.ts'

/** All of them must be met: a term that a few adverts name by chance meets one or two. */
const MIN_RECENT = 8
const MIN_EMPLOYERS = 4
const MIN_SOURCES = 2
const MIN_Z = 3
const RARE_BEFORE = 0.02
/** Lighter bursts are chance. */
const MIN_BURST_WEIGHT = 3

/**
 * Skills that appear or surge: named in the newest four settled weeks clearly more often than in the 26 weeks before,
 * within each source, by at least 4 employers and 2 sources (where there are two). The span of the selection is not used:
 * new is what is new now. Openings that ship as history name no employers, so they are left out.
 *
 * Source: weighted log-odds (Monroe, Colaresi, Quinn 2008) added over sources by inverse variance; bursts by Kleinberg 2003.
 * @param today  UTC day
 * @param until  openings of this day and later are left out: for the report of an earlier week
 */
export function findBreakingOut(
  store: Pick<Store, 'counts' | 'census'>,
  vocabulary: Vocabulary,
  { selection, today, until = null }: { selection: Selection; today: string; until?: string | null },
): BreakOutReport {
  const own = { ...selection, includeHistory: false, from: null, until }
  const volume = store.counts.table(own, 'week', [])
  const newest = findRecentWeeks(volume, cellStates(volume, today))
  if (newest === null)
    return nothing(volume, 'No week is settled yet: adverts of a week are found for some days after it.')

  const shown = { ...own, from: dayOf(volume, newest.first), until: dayOf(volume, newest.end) }
  const table = store.counts.table(shown, 'week')
  const states = cellStates(table, today)
  const weeks = findRecentWeeks(table, states) ?? newest
  const sources = sourcesInBoth(table, states, weeks)
  const spans = spansOf(table, weeks, sources)
  if (sources.length === 0)
    return nothing(table, `No source has eight good weeks to compare the newest four ${spanText(spans.recent)} with.`)
  if (!bearsBreakOuts(spans.recent.n))
    return { ...nothing(table, `The newest four weeks have ${spans.recent.n} openings; 100 are needed.`), ...spans }

  const tested = testSkills(table, vocabulary, sources)
  const passed = tested.filter(
    ({ z, q, sourceCount }) =>
      z >= MIN_Z && q <= MAX_FALSE_DISCOVERY && sourceCount >= Math.min(MIN_SOURCES, sources.length),
  )
  const employers = store.census.countEmployers(
    { ...own, from: spans.recent.from, until: spans.recent.until },
    passed.map(({ skillId }) => skillId),
  )
  const skills = passed
    .filter(({ skillId }) => (employers.get(skillId) ?? 0) >= MIN_EMPLOYERS)
    .map(
      ({ skillId, name, recent, before, z, q, sourceCount }): BreakOut => ({
        ...{ skill: skillId, name, label: labelOf(before), recent, before, z, q },
        ...{ employers: employers.get(skillId) ?? 0, sources: sourceCount },
        burst: newestBurst(table, sources, weeks, skillId),
      }),
    )
    .sort((one, other) => other.z - one.z || (one.skill < other.skill ? -1 : 1))
  return {
    ...spans,
    tested: tested.length,
    sources: sources.flatMap(({ sourceIndex }) => table.sources[sourceIndex] ?? []),
    skills,
    reason: null,
  }
}

const spanText = ({ from, until }: { from: string; until: string }): string => `(${from} to ${addDays(until, -1)})`

const nothing = ({ sources }: CountTable, reason: string): BreakOutReport => ({
  ...{ recent: null, before: null, tested: 0, sources, skills: [], reason },
})

function spansOf(table: CountTable, { first, split, end }: RecentWeeks, sources: readonly RecentSource[]) {
  const n = (cellsOf: (source: RecentSource) => number[]) =>
    sources.reduce((sum, source) => sum + sumCells(table.openings, cellsOf(source)), 0)
  return {
    recent: { from: dayOf(table, split), until: dayOf(table, end), n: n(({ recentCells }) => recentCells) },
    before: { from: dayOf(table, first), until: dayOf(table, split), n: n(({ beforeCells }) => beforeCells) },
  }
}

interface TestedSkill {
  skillId: string
  name: string
  recent: ShareFigure
  before: ShareFigure
  z: number
  q: number
  sourceCount: number
}

/** Every skill that enough recent openings name, with q over all of them. */
function testSkills(table: CountTable, { byId }: Vocabulary, sources: readonly RecentSource[]): TestedSkill[] {
  const tested = [...table.mentions].flatMap(([skillId, row]) => {
    const skill = byId.get(skillId)
    const counts = sources.map(({ recentCells, beforeCells }) => ({
      recent: { count: sumCells(row, recentCells), n: sumCells(table.openings, recentCells) },
      before: { count: sumCells(row, beforeCells), n: sumCells(table.openings, beforeCells) },
    }))
    const recent = figureOf(counts.map((counted) => counted.recent))
    const before = figureOf(counts.map((counted) => counted.before))
    if (skill === undefined || recent === null || before === null || recent.count < MIN_RECENT) return []
    const z = withinSources(counts.map((counted) => weightedLogOdds(counted.recent, counted.before)))
    const sourceCount = counts.filter((counted) => counted.recent.count > 0).length
    return [{ skillId, name: skill.name, recent, before, z, sourceCount }]
  })
  const qValues = adjustForFalseDiscovery(tested.map(({ z }) => normalTwoSidedP(z)))
  return tested.map((skill, index) => ({ ...skill, q: qValues[index] ?? 1 }))
}

/** Differences of all sources as one, each weighing by what it knows. */
function withinSources(odds: readonly { delta: number; variance: number }[]): number {
  const information = odds.reduce((sum, { variance }) => sum + 1 / variance, 0)
  return information > 0
    ? odds.reduce((sum, { delta, variance }) => sum + delta / variance, 0) / Math.sqrt(information)
    : 0
}

function figureOf(counts: readonly { count: number; n: number }[]): ShareFigure | null {
  const count = counts.reduce((sum, one) => sum + one.count, 0)
  const n = counts.reduce((sum, one) => sum + one.n, 0)
  const interval = wilsonInterval(count, n)
  return interval && { count, n, share: count / n, ...interval }
}

function labelOf({ count, share }: ShareFigure): BreakOutLabel {
  if (count === 0) return 'new'
  return share < RARE_BEFORE ? 'emerging' : 'surging'
}

/** Over the good weeks of the sources that are compared; weeks without any are left out. */
function newestBurst(
  table: CountTable,
  sources: readonly RecentSource[],
  { first, end }: RecentWeeks,
  skillId: string,
): SkillBurst | null {
  const row = table.mentions.get(skillId)
  const cells = sources.flatMap(({ beforeCells, recentCells }) => [...beforeCells, ...recentCells])
  const weeks = Array.from({ length: end - first }, (_, offset) => first + offset).flatMap((period) => {
    const own = cells.filter((cell) => cell % table.periodStarts.length === period)
    const n = sumCells(table.openings, own)
    return n > 0 ? [{ weekStart: dayOf(table, period), count: sumCells(row, own), n }] : []
  })
  const burst = burstStates(weeks).bursts.at(-1)
  const [start, last] = burst === undefined ? [] : [weeks[burst.first], weeks[burst.last]]
  if (burst === undefined || start === undefined || last === undefined || burst.weight < MIN_BURST_WEIGHT) return null
  return { from: start.weekStart, lastWeekStart: last.weekStart, weight: burst.weight }
}
