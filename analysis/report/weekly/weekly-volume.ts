import type { CountTable, Selection } from '../../../data/domain.ts'
import { WHOLE_MARKET } from '../../../data/selection.ts'
import type { Store } from '../../../data/store/store.ts'
import { addDays, addPeriods } from '../../../data/weeks.ts'
import { cellStates } from '../../trends/period-state.ts'
import type { PeriodState, TrendReport } from '../../trends/trend-report.ts'
import type { LeftOutSource, WeeklyVolume } from './weekly-report.ts'

const WEEKS_BEFORE = 4
/** Fewer tell no usual week. */
const FEWEST_WEEKS = 3
const WEEKS_DRAWN = 26
/** Fifty-two weeks: the same week of the year, but for the years with 53. */
const YEAR_IN_DAYS = 364
const WEEKS_READ = 60

/** One source in the weeks that a report looks back on, by their Mondays. */
interface SourceCourse {
  source: string
  name: string
  /** Openings of the selection. */
  openings: ReadonlyMap<string, number>
  /** Openings of the whole market: whether a source is there is no matter of the selection. */
  shown: ReadonlyMap<string, number>
  states: ReadonlyMap<string, PeriodState>
  /** Weeks with a healthy reading. */
  read: ReadonlySet<string>
}

/**
 * New openings of the week beside those of the four weeks before it and of the year before, within the sources that are
 * there on both sides: a source that joins or goes would pass for a market that grows or shrinks.
 *
 * @param course  openings of each week over all sources
 */
export function readVolume(
  { counts }: Pick<Store, 'counts'>,
  course: TrendReport['volume'],
  { weekStart, selection }: { weekStart: string; selection: Selection },
): WeeklyVolume {
  const here = course.find((week) => week.weekStart === weekStart)
  const sources = readCourses(counts, { weekStart, selection })
  const before = usualWeeks(sources, weekStart)
  const usual = before.length === 0 ? null : compare(sources, weekStart, before)
  const year = compare(sources, weekStart, [addDays(weekStart, -YEAR_IN_DAYS)])
  return {
    openings: here?.n ?? 0,
    state: here === undefined || here.n === 0 ? 'empty' : here.state,
    ...(here?.partly !== undefined && { partly: here.partly }),
    usual: usual && {
      ...{ weeks: before.length, meanOpenings: usual.before / before.length },
      ...{ openings: usual.openings, leftOut: usual.leftOut },
    },
    yearBefore: year?.before ?? null,
    yearBeforeWithin: year && { openings: year.openings, leftOut: year.leftOut },
    course: course.filter((week) => week.weekStart <= weekStart).slice(-WEEKS_DRAWN),
  }
}

interface Compared {
  /** Of the week, in the sources compared. */
  openings: number
  /** Of all the weeks that it is compared with. */
  before: number
  leftOut: LeftOutSource[]
}

/** Null where no source is there on both sides. */
function compare(courses: readonly SourceCourse[], weekStart: string, weeks: readonly string[]): Compared | null {
  const whys = courses.map((course) => whyNot(course, weekStart, weeks))
  const compared = courses.filter((_, index) => whys[index] === null)
  if (compared.length === 0) return null
  return {
    openings: sumOf(compared, [weekStart]),
    before: sumOf(compared, weeks),
    leftOut: courses.flatMap(({ source, name, shown }, index) => {
      const why = whys[index] ?? null
      const isMet = [weekStart, ...weeks].some((week) => (shown.get(week) ?? 0) > 0)
      return why === null || !isMet ? [] : [{ source, name, why }]
    }),
  }
}

function whyNot(course: SourceCourse, weekStart: string, weeks: readonly string[]): LeftOutSource['why'] | null {
  if (postsInBursts(course, weekStart)) return 'bursts'
  if (!isThere(course, weekStart) && course.states.get(weekStart) !== 'unsettled') {
    const state = course.states.get(weekStart)
    return state === 'outage' || state === 'survivor' ? state : 'nothing'
  }
  if (weeks.every((week) => isThere(course, week))) return null
  const first = [...weeks].sort()[0] ?? weekStart
  return [...course.shown.keys()].some((week) => week <= first && isThere(course, week)) ? 'gaps' : 'joined'
}

/** It showed openings that can be compared, or a healthy reading found that it has none. */
function isThere({ shown, states, read }: SourceCourse, week: string): boolean {
  const state = states.get(week)
  if ((shown.get(week) ?? 0) > 0) return state === 'good' || state === 'small'
  return state !== 'outage' && read.has(week)
}

/** As a monthly thread does: of the weeks before, one holds more than half of the openings. */
function postsInBursts(course: SourceCourse, weekStart: string): boolean {
  const counts = weeksBefore(weekStart).flatMap((week) => (isThere(course, week) ? [course.shown.get(week) ?? 0] : []))
  const sum = counts.reduce((total, count) => total + count, 0)
  return counts.length >= FEWEST_WEEKS && Math.max(...counts) * 2 > sum
}

/** Weeks before in which the sources that bring at least half of the week's openings are there; none when too few are. */
function usualWeeks(courses: readonly SourceCourse[], weekStart: string): string[] {
  const before = weeksBefore(weekStart)
  const known = courses.filter(
    (course) => (course.shown.get(weekStart) ?? 0) > 0 && before.some((week) => isThere(course, week)),
  )
  const weightOf = (some: readonly SourceCourse[]) =>
    some.reduce((sum, { shown }) => sum + (shown.get(weekStart) ?? 0), 0)
  const weeks = before.filter((week) => {
    const there = known.filter((course) => isThere(course, week))
    return there.length > 0 && weightOf(there) * 2 >= weightOf(known)
  })
  return weeks.length < FEWEST_WEEKS ? [] : weeks
}

const weeksBefore = (weekStart: string): string[] =>
  Array.from({ length: WEEKS_BEFORE }, (_, index) => addPeriods(weekStart, -1 - index, 'week'))

const sumOf = (courses: readonly SourceCourse[], weeks: readonly string[]): number =>
  courses.reduce((total, { openings }) => total + weeks.reduce((sum, week) => sum + (openings.get(week) ?? 0), 0), 0)

function readCourses(
  counts: Pick<Store['counts'], 'table'>,
  { weekStart, selection }: { weekStart: string; selection: Selection },
): SourceCourse[] {
  const asOf = addPeriods(weekStart, 1, 'week')
  const span = { from: addPeriods(weekStart, -WEEKS_READ, 'week'), until: asOf }
  const { source, includeHistory } = selection
  const whole = counts.table({ ...WHOLE_MARKET, source, includeHistory, ...span }, 'week', [])
  const own = counts.table({ ...selection, ...span }, 'week', [])
  const states = cellStates(whole, asOf)
  return whole.sources.map(({ source, name }, index) => {
    const first = index * whole.periodStarts.length
    const weeks = whole.sourceWeeks?.get(source) ?? []
    return {
      ...{ source, name },
      openings: openingsOf(own, source),
      shown: openingsOf(whole, source),
      states: new Map(whole.periodStarts.map((week, period) => [week, states[first + period] ?? 'empty'])),
      read: new Set(weeks.flatMap(({ weekStart, healthyRuns }) => (healthyRuns > 0 ? [weekStart] : []))),
    }
  })
}

/** Openings of one source by week. */
function openingsOf({ sources, periodStarts, openings }: CountTable, source: string): Map<string, number> {
  const index = sources.findIndex((candidate) => candidate.source === source)
  if (index < 0) return new Map()
  return new Map(periodStarts.map((week, period) => [week, openings[index * periodStarts.length + period] ?? 0]))
}
