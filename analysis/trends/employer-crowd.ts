import type { CountTable } from '../../data/domain.ts'
import type { DatedOpenings } from '../../data/store/contracts/census.ts'
import { toDayNumber } from '../../data/weeks.ts'
import { dayOf } from './skill-change.ts'
import type { ComparedSkill } from './skill-trends.ts'
import type { Halves, SourceHalves } from './source-halves.ts'

/** Whoever has a smaller part of a half of a source moves no share there by what else they ask for. */
const LARGE_PART = 0.01

/** The openings of a comparison by employer. */
export interface EmployerCrowd {
  /** By opening: place of its employer, and its cell in the table; -1 where the cell is not compared. */
  employer: Uint32Array
  cell: Int32Array
  /** Positions of the openings that name each skill. */
  rowsOf: ReadonlyMap<string, Uint32Array>
  /** By employer and stratum (two of each source: earlier half, later half): their openings. */
  openings: Uint32Array
  strata: number
  employers: number
  stratumOf: Int32Array
  /** Employers with at least 1 % of the openings of a stratum. */
  large: number[]
}

/** Lays out who is behind the good cells of the sources that are compared. */
export function layOutCrowd(
  { day, source, employer: numbers, sourceIds, rowsOf }: DatedOpenings,
  table: CountTable,
  { halves, comparable }: { halves: Halves; comparable: readonly SourceHalves[] },
): EmployerCrowd {
  const strata = 2 * comparable.length
  const stratumOf = new Int32Array(table.openings.length).fill(-1)
  const sizes: number[] = []
  for (const { earlier, later } of comparable)
    for (const { cells, n } of [earlier, later]) {
      for (const cell of cells) stratumOf[cell] = sizes.length
      sizes.push(n)
    }

  const cell = cellsOf({ day, source, sourceIds }, table, halves).map((at) => ((stratumOf[at] ?? -1) < 0 ? -1 : at))
  const places = new Map<number, number>()
  const placeOf = (number: number): number => {
    const known = places.get(number)
    if (known !== undefined) return known
    places.set(number, places.size)
    return places.size - 1
  }
  const employer = numbers.map(placeOf)
  const openings = new Uint32Array(places.size * strata)
  for (let row = 0; row < cell.length; row++) {
    const stratum = stratumOf[cell[row] ?? -1] ?? -1
    const at = (employer[row] ?? 0) * strata + stratum
    if (stratum >= 0) openings[at] = (openings[at] ?? 0) + 1
  }
  const large = new Set<number>()
  for (const [at, n] of openings.entries())
    if (n > 0 && n >= LARGE_PART * (sizes[at % strata] ?? 0)) large.add(Math.floor(at / strata))
  return { employer, cell, rowsOf, openings, strata, employers: places.size, stratumOf, large: [...large] }
}

/** Cell of the table of each opening; -1 outside of the halves, or where the table does not show the source. */
function cellsOf(
  { day, source, sourceIds }: Pick<DatedOpenings, 'day' | 'source' | 'sourceIds'>,
  table: CountTable,
  halves: Halves,
): Int32Array {
  const firstDay = toDayNumber(dayOf(table, halves.first))
  const periodOf = periodsByDay(table, halves, firstDay)
  const firstCells = new Int32Array(1 + Math.max(0, ...sourceIds.keys())).fill(-1)
  for (const [number, id] of sourceIds) {
    const index = table.sources.findIndex((known) => known.source === id)
    if (index >= 0) firstCells[number] = index * table.periodStarts.length
  }
  const cells = new Int32Array(day.length).fill(-1)
  for (let row = 0; row < day.length; row++) {
    const [first, period] = [firstCells[source[row] ?? 0] ?? -1, periodOf[(day[row] ?? 0) - firstDay] ?? -1]
    if (first >= 0 && period >= 0) cells[row] = first + period
  }
  return cells
}

/** Period of the table by days after the first that is compared. */
function periodsByDay(table: CountTable, { first, end }: Halves, firstDay: number): Int32Array {
  const periodOf = new Int32Array(toDayNumber(dayOf(table, end)) - firstDay)
  for (let period = first; period < end; period++)
    periodOf.fill(
      period,
      toDayNumber(dayOf(table, period)) - firstDay,
      toDayNumber(dayOf(table, period + 1)) - firstDay,
    )
  return periodOf
}

/** Place of the employer that most carries the change of a skill from half to half; null where none is known. */
export type CarrierOf = (skill: ComparedSkill, isRise: boolean) => number | null

/**
 * Finds who carries a change: the employer without which the difference of the shares, at fixed weights of the sources, moves
 * most against it. Who names a skill as often in both halves carries none, however large; and who asks for other things
 * alone, in one half, carries a fall.
 */
export function findCarriers(
  { employer, cell, rowsOf, openings, strata, employers, stratumOf, large }: EmployerCrowd,
  comparable: readonly SourceHalves[],
): CarrierOf {
  const named = new Uint32Array(employers * strata)
  const isMet = new Uint8Array(employers)
  /** Employers that may carry a change of the skill; fills `named`. */
  function meet(rows: Uint32Array): number[] {
    const met = [...large]
    for (const place of large) isMet[place] = 1
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index] ?? 0
      const stratum = stratumOf[cell[row] ?? -1] ?? -1
      if (stratum < 0) continue
      const place = employer[row] ?? 0
      if (isMet[place] === 0) met.push(place)
      isMet[place] = 1
      const at = place * strata + stratum
      named[at] = (named[at] ?? 0) + 1
    }
    return met
  }
  return ({ skillId, mentions, sources }, isRise) => {
    const met = meet(rowsOf.get(skillId) ?? new Uint32Array())
    const all = sources.reduce((sum, { earlier, later }) => sum + earlier.n + later.n, 0)
    const weighed = sources.map(({ sourceIndex, earlier, later }) => ({
      stratum: 2 * comparable.findIndex((some) => some.sourceIndex === sourceIndex),
      weight: (earlier.n + later.n) / all,
      earlier: { n: earlier.n, share: sumOf(mentions, earlier.cells) / earlier.n },
      later: { n: later.n, share: sumOf(mentions, later.cells) / later.n },
    }))
    /** What the change loses without an employer, later minus earlier, 0 to 1; forgets what it names. */
    function carriedBy(place: number): number {
      let carried = 0
      for (const { stratum, weight, earlier, later } of weighed) {
        const at = place * strata + stratum
        const [before, after] = [openings[at] ?? 0, openings[at + 1] ?? 0]
        if (before === 0 && after === 0) continue
        const isAlone = before >= earlier.n || after >= later.n
        carried += isAlone
          ? weight * (later.share - earlier.share)
          : weight * (lost(later, named[at + 1] ?? 0, after) - lost(earlier, named[at] ?? 0, before))
      }
      for (let at = place * strata; at < (place + 1) * strata; at++) named[at] = 0
      isMet[place] = 0
      return carried
    }
    let [carrier, most]: [number | null, number] = [null, 0]
    for (const place of met) {
      const carried = isRise ? carriedBy(place) : -carriedBy(place)
      if (carried <= most) continue
      carrier = place
      most = carried
    }
    return carrier
  }
}

/** By how much a share is lower, 0 to 1, without the openings of an employer; some others are left. */
const lost = ({ n, share }: { n: number; share: number }, ownCount: number, own: number): number =>
  (ownCount - share * own) / (n - own)

const sumOf = (values: Uint32Array, cells: readonly number[]): number =>
  cells.reduce((sum, cell) => sum + (values[cell] ?? 0), 0)
