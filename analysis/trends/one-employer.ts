import type { CountTable } from '../../data/domain.ts'
import type { Steps } from '../../data/steps.ts'
import type { DatedOpenings } from '../../data/store/contracts/census.ts'
import { type EmployerCrowd, findCarriers, layOutCrowd } from './employer-crowd.ts'
import type { JudgedTable } from './known-changes.ts'
import { countingSources } from './period-figures.ts'
import { hasDirection } from './reason-code.ts'
import { dayOf } from './skill-change.ts'
import { type ComparedSkill, skillTrendUnder } from './skill-trends.ts'
import type { Halves, SourceHalves } from './source-halves.ts'
import type { TrendChange, WithoutEmployer } from './trend-report.ts'

/** Openings of known employers in the days [from, until) of a selection, and which of them name these skills. */
export type WhoNames = (days: { from: string; until: string }, skillIds: readonly string[]) => Steps<DatedOpenings>

/** What changes were read from. */
export interface ComparedTable {
  table: CountTable
  halves: Halves | null
  comparable: readonly SourceHalves[]
}

/**
 * Changes that would be told as rising or falling and that one employer makes: with all of its openings left out, of the
 * share's both sides, the same trend under the same noise does not go the same way with a 95 % interval clear of zero. Others
 * are left out. An opening without an employer may be anybody's and stays; who is behind shipped figures nobody knows, so
 * changes that stand on these are not asked.
 *
 * Ours. One interval by itself, and not what the whole family would ask: the direction is given, and an honest change loses
 * little with one of its employers. Defended by the simulated markets of its test.
 * @param skillIds  skills that are shown: others are not asked
 */
export function* findOneEmployers(
  { table, halves, comparable }: ComparedTable,
  { changes, belief }: JudgedTable,
  { skillIds, whoNames }: { skillIds: readonly string[]; whoNames: WhoNames },
): Steps<Map<string, WithoutEmployer>> {
  const found = new Map<string, WithoutEmployer>()
  const shipped = table.sources.flatMap(({ source, origin }) => (origin === 'history' ? [source] : []))
  const told = skillIds.flatMap((skillId): { skill: ComparedSkill; change: TrendChange }[] => {
    const change = changes.get(skillId)
    if (change === undefined || !hasDirection(change) || change.sources.some((source) => shipped.includes(source)))
      return []
    const counting = countingSources(table, skillId)
    const sources = comparable.filter(({ sourceIndex }) => counting.includes(sourceIndex))
    const mentions = table.mentions.get(skillId) ?? new Uint32Array()
    return [{ skill: { skillId, mentions, counting, sources }, change }]
  })
  if (halves === null || told.length === 0) return found

  const days = { from: dayOf(table, halves.first), until: dayOf(table, halves.end) }
  const dated = yield* whoNames(
    days,
    told.map(({ skill }) => skill.skillId),
  )
  const crowd = layOutCrowd(dated, table, { halves, comparable })
  yield
  const carrierOf = findCarriers(crowd, comparable)
  const carried: { skill: ComparedSkill; change: TrendChange; carrier: number }[] = []
  for (const { skill, change } of told) {
    const carrier = carrierOf(skill, change.points > 0)
    if (carrier !== null) carried.push({ skill, change, carrier })
    yield
  }
  const ownOpenings = openingsOf(
    crowd,
    carried.map(({ carrier }) => carrier),
    table.openings.length,
  )
  yield
  for (const { skill, change, carrier } of carried) {
    const own = ownOpenings.get(carrier) ?? new Uint32Array()
    const without = changeWithout({ table, halves, skill }, own, namingsOf(crowd, skill, carrier), belief)
    if (!goesSameWay(change, without)) found.set(skill.skillId, without)
    yield
  }
  return found
}

const goesSameWay = ({ points }: TrendChange, { low, high }: WithoutEmployer): boolean =>
  low !== null && high !== null && (points > 0 ? low > 0 : high < 0)

/** Openings by cell of each of these employers. */
function openingsOf({ employer, cell }: EmployerCrowd, carriers: readonly number[], cells: number) {
  const found = new Map(carriers.map((carrier) => [carrier, new Uint32Array(cells)]))
  const isAsked = new Uint8Array(1 + Math.max(0, ...carriers))
  for (const carrier of carriers) isAsked[carrier] = 1
  for (let row = 0; row < cell.length; row++) {
    if (isAsked[employer[row] ?? 0] !== 1) continue
    addOne(found.get(employer[row] ?? 0), cell[row] ?? -1)
  }
  return found
}

function namingsOf({ employer, cell, rowsOf }: EmployerCrowd, { skillId, mentions }: ComparedSkill, carrier: number) {
  const namings = new Uint32Array(mentions.length)
  for (const row of rowsOf.get(skillId) ?? []) if (employer[row] === carrier) addOne(namings, cell[row] ?? -1)
  return namings
}

function addOne(counts: Uint32Array | undefined, at: number): void {
  if (counts !== undefined && at >= 0) counts[at] = (counts[at] ?? 0) + 1
}

function changeWithout(
  { table, halves, skill }: { table: CountTable; halves: Halves; skill: ComparedSkill },
  ownOpenings: Uint32Array,
  ownNamings: Uint32Array,
  belief: readonly number[],
): WithoutEmployer {
  // A crawl may have written between the two readings: no count falls below none.
  const openings = table.openings.map((n, cell) => Math.max(0, n - (ownOpenings[cell] ?? 0)))
  const mentions = skill.mentions.map((count, cell) =>
    Math.min(openings[cell] ?? 0, Math.max(0, count - (ownNamings[cell] ?? 0))),
  )
  const halfOf = ({ cells }: { cells: number[] }) => ({
    cells,
    n: cells.reduce((sum, cell) => sum + (openings[cell] ?? 0), 0),
  })
  const sources = skill.sources
    .map(({ sourceIndex, earlier, later }) => ({ sourceIndex, earlier: halfOf(earlier), later: halfOf(later) }))
    .filter(({ earlier, later }) => earlier.n > 0 && later.n > 0)
  if (sources.length === 0) return { points: null, low: null, high: null }
  const left = { table: { ...table, openings }, halves, skill: { ...skill, mentions, sources } }
  const { points, low, high } = skillTrendUnder(belief, left)
  return { points, low, high }
}
