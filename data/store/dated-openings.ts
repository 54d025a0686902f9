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
    const columns: Record<'day' | 'source' | 'employer' | 'role', number[]> = {
      ...{ day: [], source: [], employer: [], role: [] },
    }
    const rowsOf: number[][] = []
    const wanted = skillIds.map((skillId) => ({ skillId, number: skills.find(skillId) }))
    for (const { number } of wanted) if (number !== null) rowsOf[number] = []
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
        for (let at = skillsFrom(segment, slot, level); at < until; at++) rowsOf[segment.skills[at] ?? 0]?.push(row)
      }
    }
    return {
      day: Uint16Array.from(columns.day),
      source: Uint16Array.from(columns.source),
      employer: Uint32Array.from(columns.employer),
      role: Uint16Array.from(columns.role),
      sourceIds: new Map(listSources.all().map(({ number, source }) => [number, source])),
      rowsOf: new Map(
        wanted.map(({ skillId, number }) => [skillId, Uint32Array.from(number === null ? [] : (rowsOf[number] ?? []))]),
      ),
    }
  }
}
