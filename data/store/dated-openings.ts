import type { Selection } from '../domain.ts'
import type { Steps } from '../steps.ts'
import type { DatedOpenings } from './contracts/census.ts'
import type { StoreDatabase } from './database.ts'
import { createOpeningScan, levelOf } from './opening-scan.ts'
import { skillsFrom, skillsUntil } from './opening-segment.ts'

/** Answers `CensusStore.dated` by one walk over the column index. */
export function createDatedOpenings(
  database: StoreDatabase,
): (selection: Selection, skillIds: readonly string[]) => Steps<DatedOpenings> {
  const { db, skills } = database
  const { scan } = createOpeningScan(database)
  const listSources = db.prepare<[], { number: number; source: string }>(
    'SELECT source_id AS number, source FROM sources',
  )

  return function* (selection, skillIds) {
    const level = levelOf(selection)
    const columns = { day: new Column(), source: new Column(), employer: new Column(), role: new Column() }
    const naming = namingRows(
      skillIds.map((skillId) => skills.find(skillId)),
      skills.width(),
    )
    for (const { segment, slots } of scan(selection)) {
      yield
      for (const slot of slots) {
        const employer = segment.employer[slot] ?? 0
        if (employer === 0) continue
        columns.employer.push(employer)
        columns.source.push(segment.source[slot] ?? 0)
        columns.role.push(segment.role[slot] ?? 0)
        const row = columns.day.push(segment.day[slot] ?? 0) - 1
        const until = skillsUntil(segment, slot, level)
        for (let at = skillsFrom(segment, slot, level); at < until; at++) naming.add(segment.skills[at] ?? 0, row)
      }
    }
    return {
      day: new Uint16Array(columns.day.values()),
      source: new Uint16Array(columns.source.values()),
      employer: columns.employer.values(),
      role: new Uint16Array(columns.role.values()),
      sourceIds: new Map(listSources.all().map(({ number, source }) => [number, source])),
      rowsOf: new Map(skillIds.map((skillId, place) => [skillId, naming.rows[place]?.values() ?? new Uint32Array()])),
    }
  }
}

/** Rows that name each of some skills, given by their numbers: found by an array look-up, as it happens for every mention. */
function namingRows(numbers: readonly (number | null)[], width: number) {
  const rows = numbers.map(() => new Column())
  // One more than the place among the skills asked for, so that 0 says that nobody asked.
  const places = new Uint16Array(width)
  for (const [place, number] of numbers.entries()) if (number !== null) places[number] = place + 1
  return {
    rows,
    add(skill: number, row: number): void {
      const place = places[skill] ?? 0
      if (place > 0) rows[place - 1]?.push(row)
    },
  }
}

/** Numbers of 32 bits, as many as come. */
class Column {
  #values = new Uint32Array(64)
  #length = 0

  /** @returns how many there are now */
  push(value: number): number {
    if (this.#length === this.#values.length) {
      const wider = new Uint32Array(2 * this.#length)
      wider.set(this.#values)
      this.#values = wider
    }
    this.#values[this.#length++] = value
    return this.#length
  }

  values(): Uint32Array {
    return this.#values.slice(0, this.#length)
  }
}
