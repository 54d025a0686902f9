import type { CountTable } from '../../../data/domain.ts'
import { finish, type Steps } from '../../../data/steps.ts'
import type { Store } from '../../../data/store/store.ts'
import { newcombeDifference } from '../weighted-change.ts'

/** Neighbouring weeks in which much more, or much less, of what a source showed was known already. */
export interface MergeJump {
  source: string
  name: string
  /** First of them, and how many they are. */
  weekStart: string
  weeks: number
  /** Merged postings ÷ postings in these weeks, and in the weeks before that they were held against; 0 to 1. */
  rate: number
  rateBefore: number
}

/** As an outage is: a week is held against the 8 before it. */
const COMPARED_WEEKS = 8
const MIN_POSTINGS = 30
const MIN_POSTINGS_BEFORE = 100
/** Fewer points move no share that anybody would see. */
const MIN_POINTS = 10
/** Copies come in lots, so that chance alone moves the rate more than that of independent adverts. */
const CONFIDENCE = 0.999

interface Week {
  weekStart: string
  merged: number
  postings: number
}

/**
 * Weeks in which the merge rate of a source jumped: by 10 points or more against the 8 weeks before, and beyond what chance
 * explains. The source began to show its adverts twice, or the recognition of copies broke: either moves counts and shares
 * and is none of the market.
 *
 * Source: Newcombe 1998 for the difference.
 */
export const findMergeJumps = (store: Pick<Store, 'merges' | 'counts'>): MergeJump[] =>
  finish(findMergeJumpsInSteps(store))

/** The same in steps: of a million openings it takes a while. */
export function* findMergeJumpsInSteps(store: Pick<Store, 'merges' | 'counts'>): Steps<MergeJump[]> {
  const merged = yield* store.merges.mergedByWeek()
  if (merged.length === 0) return []
  const openings = store.counts.table(OWN_ADVERTS, 'week', [])
  return listMergeJumps(openings, merged)
}

const OWN_ADVERTS = {
  ...{ role: null, seniority: null, country: null, workplace: null, source: null, level: null },
  ...{ from: null, until: null, includeHistory: false },
} as const

/** @param openings  those that each source leads, by week @param merged  its other postings, by week */
export function listMergeJumps(
  { sources, periodStarts, openings }: CountTable,
  merged: readonly { weekStart: string; source: string; merged: number }[],
): MergeJump[] {
  return sources.flatMap(({ source, name }, index) => {
    const own = new Map(merged.flatMap((week) => (week.source === source ? [[week.weekStart, week.merged]] : [])))
    if (own.size === 0) return []
    const weeks = periodStarts.map((weekStart, period): Week => {
      const copies = own.get(weekStart) ?? 0
      return { weekStart, merged: copies, postings: copies + (openings[index * periodStarts.length + period] ?? 0) }
    })
    return jumpsIn(weeks).map((jump) => ({ source, name, ...jump }))
  })
}

function jumpsIn(weeks: readonly Week[]): Omit<MergeJump, 'source' | 'name'>[] {
  const found: Omit<MergeJump, 'source' | 'name'>[] = []
  let run: { first: number; before: Week } | null = null
  for (const [position, week] of weeks.entries()) {
    const start = run?.first ?? position
    const before: Week = run?.before ?? sumOf(weeks.slice(Math.max(0, start - COMPARED_WEEKS), start))
    const isJump = position - start < COMPARED_WEEKS && jumps(week, before)
    if (isJump && run === null) run = { first: position, before }
    if (isJump || run === null) continue
    found.push(described(weeks.slice(run.first, position), run.before))
    run = null
  }
  if (run !== null) found.push(described(weeks.slice(run.first), run.before))
  return found
}

function jumps(week: Week, before: Week): boolean {
  if (week.postings < MIN_POSTINGS || before.postings < MIN_POSTINGS_BEFORE) return false
  const counted = ({ merged, postings }: Week) => ({ count: merged, n: postings })
  const { difference, low, high } = newcombeDifference(counted(week), counted(before), CONFIDENCE)
  return 100 * Math.abs(difference) >= MIN_POINTS && (low > 0 || high < 0)
}

function described(run: readonly Week[], before: Week): Omit<MergeJump, 'source' | 'name'> {
  const { weekStart, merged, postings } = sumOf(run)
  return { weekStart, weeks: run.length, rate: merged / postings, rateBefore: before.merged / before.postings }
}

const sumOf = (weeks: readonly Week[]): Week => ({
  weekStart: weeks[0]?.weekStart ?? '',
  merged: weeks.reduce((sum, { merged }) => sum + merged, 0),
  postings: weeks.reduce((sum, { postings }) => sum + postings, 0),
})
