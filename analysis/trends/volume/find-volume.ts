import type { Grain, Selection, SourceInfo } from '../../../data/domain.ts'
import { finish, type Steps } from '../../../data/steps.ts'
import type { OpeningLives } from '../../../data/store/contracts/census.ts'
import type { Store } from '../../../data/store/store.ts'
import { addDays, addPeriods, listPeriods, periodLabel, toDayNumber } from '../../../data/weeks.ts'
import { ARCHIVE_DAYS, countStanding, GRACE_DAYS, MAX_AGE_DAYS } from '../flow-and-stock.ts'
import { wilsonInterval } from '../wilson.ts'
import type { OpeningVolume, VolumePoint } from './opening-volume.ts'

/** A monthly thread says nothing in between: an archive is up to date for so long after its newest advert. */
const ARCHIVE_FRESH_DAYS = 31

interface VolumeRequest {
  selection: Selection
  /** Periods from the one that holds `from` to the one before `until`. */
  span: { from: string; until: string }
  grain: Grain
  /** Only openings that name this skill, beside `whole`, the volume of all of them, which knows what is missing. */
  skill?: { skillId: string; whole: OpeningVolume }
  /** UTC day. */
  today: string
}

/**
 * Openings posted in each period and openings that stand at its end: posted by then, not closed, seen within 10 days, not older
 * than 120 days; those of an archive for 42 days. An opening with several postings stands while one of them does.
 *
 * Counted by the rules of `flowAndStock`, in columns.
 */
export function findVolume(store: Pick<Store, 'census' | 'sources'>, request: VolumeRequest): OpeningVolume {
  return finish(findVolumeInSteps(store, request))
}

/** The same in steps: of a million openings it takes seconds. */
export function* findVolumeInSteps(
  store: Pick<Store, 'census' | 'sources'>,
  { selection, span, grain, skill, today }: VolumeRequest,
): Steps<OpeningVolume> {
  const starts = listPeriods(span.from, span.until, grain)
  const first = starts[0] ?? span.from
  const until = addPeriods(starts.at(-1) ?? span.from, 1, grain)
  const own = { ...selection, from: addDays(first, -MAX_AGE_DAYS), until, includeHistory: false }
  const lives = yield* store.census.lives(own, skill?.skillId ?? null)
  const sources = sourcesOf(lives, store.sources.list(false))
  const ends = starts.map((start) => earlier(addDays(addPeriods(start, 1, grain), -1), today))
  const standing = countStanding({ ...lives, untilDay: lastDays(lives, sources) }, ends.map(toDayNumber))
  const fresh = newIn(lives, [...starts, until].map(toDayNumber))
  const spells = sources.map(({ info, firstDay, lastDay }) => ({ info, ...spellOf(info, firstDay, lastDay) }))
  return {
    ...{ selection: { ...selection, from: first, until, includeHistory: false }, grain },
    skill: skill?.skillId ?? null,
    span: { from: first, until },
    sources: skill?.whole.sources ?? sources.map(({ info }) => info),
    points: starts.map((weekStart, index): VolumePoint => {
      const asOf = ends[index] ?? ''
      const state = skill === undefined ? stateAt(spells, toDayNumber(asOf)) : stateOf(skill.whole.points[index])
      const active = state.state === 'unknown' ? null : (standing[index] ?? 0)
      return {
        ...{ weekStart, label: periodLabel(weekStart, grain), new: fresh[index] ?? 0, asOf, active },
        ...shareOf(active, skill?.whole.points[index]?.active ?? null),
        ...state,
      }
    }),
  }
}

function shareOf(active: number | null, all: number | null): Pick<VolumePoint, 'share'> {
  // What is newer than the volume of all openings, because a crawl is writing, is no part of it.
  if (active === null || all === null || active > all) return {}
  const interval = wilsonInterval(active, all)
  return interval === null ? {} : { share: { n: all, share: active / all, low: interval.low, high: interval.high } }
}

const stateOf = ({ state = 'unknown', reason }: Partial<VolumePoint> = {}): StateWithReason =>
  reason === undefined ? { state } : { state, reason }

const earlier = (one: string, other: string): string => (one < other ? one : other)

interface MetSource {
  number: number
  info: SourceInfo
  /** Of its postings here. */
  firstDay: number
  lastDay: number
}

/** Sources that any of these postings is from, in order of their names. */
function sourcesOf({ source, postedDay, sourceIds }: OpeningLives, known: readonly SourceInfo[]): MetSource[] {
  const met = new Map<number, { firstDay: number; lastDay: number }>()
  for (let row = 0; row < source.length; row++) {
    const [number, day] = [source[row] ?? 0, postedDay[row] ?? 0]
    const days = met.get(number)
    if (days === undefined) met.set(number, { firstDay: day, lastDay: day })
    else {
      days.firstDay = Math.min(days.firstDay, day)
      days.lastDay = Math.max(days.lastDay, day)
    }
  }
  const infoOf = new Map(known.map((info) => [info.source, info]))
  return [...met]
    .flatMap(([number, days]) => {
      const info = infoOf.get(sourceIds.get(number) ?? '')
      return info === undefined ? [] : [{ number, info, ...days }]
    })
    .sort((a, b) => (a.info.source < b.info.source ? -1 : 1))
}

/** Last day on which each posting stands. */
function lastDays(lives: OpeningLives, sources: readonly MetSource[]): Uint32Array {
  const archives = new Set(sources.flatMap(({ number, info }) => (info.kind === 'archive' ? [number] : [])))
  return Uint32Array.from(lives.opening, (opening, row) => {
    const isArchive = archives.has(lives.source[row] ?? 0)
    const closed = lives.closedDay[row] ?? 0
    return Math.min(
      isArchive ? (lives.postedDay[row] ?? 0) + ARCHIVE_DAYS : (lives.lastSeenDay[row] ?? 0) + GRACE_DAYS,
      (lives.day[opening] ?? 0) + MAX_AGE_DAYS,
      closed === 0 ? Number.POSITIVE_INFINITY : closed - 1,
    )
  })
}

/** Openings from each of these days up to the next. */
function newIn({ day }: OpeningLives, edges: readonly number[]): number[] {
  const counts = edges.slice(1).map(() => 0)
  for (const own of day) {
    if (own < (edges[0] ?? 0)) continue
    const period = edges.findLastIndex((edge) => edge <= own)
    if (period < counts.length) counts[period] = (counts[period] ?? 0) + 1
  }
  return counts
}

/** First and last day on which what stands is known of a source, and why not before and after. */
function spellOf(info: SourceInfo, firstDay: number, lastDay: number) {
  const { name } = info
  return info.kind === 'archive'
    ? {
        from: firstDay + ARCHIVE_DAYS,
        until: lastDay + ARCHIVE_FRESH_DAYS,
        before: `${name} begins less than ${ARCHIVE_DAYS} days before`,
        after: `${name} has no newer advert`,
      }
    : {
        from: toDayNumber(info.firstReadOn),
        until: toDayNumber(info.lastReadOn) + GRACE_DAYS,
        before: `${name} was not read before ${info.firstReadOn}: only adverts that were still open then are known`,
        after: `${name} was not read after ${info.lastReadOn}`,
      }
}

type StateWithReason = Pick<VolumePoint, 'state' | 'reason'>

function stateAt(spells: readonly ReturnType<typeof spellOf>[], day: number): StateWithReason {
  const missing = spells.flatMap(({ from, until, before, after }) =>
    day < from ? [before] : day > until ? [after] : [],
  )
  if (missing.length === 0) return { state: spells.length === 0 ? 'unknown' : 'complete' }
  return { state: missing.length === spells.length ? 'unknown' : 'incomplete', reason: missing.join('; ') }
}
