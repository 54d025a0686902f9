import type { Selection } from '../domain.ts'
import type { AskedYears } from './contracts/census.ts'
import type { StoreDatabase } from './database.ts'
import { createOpeningScan } from './opening-scan.ts'

/** Answers `CensusStore.askedYears`: the few years stated for a skill are set against the openings that name it. */
export function createAskedYears(database: StoreDatabase): (selection: Selection, skillId: string) => AskedYears {
  const { db, skills } = database
  const { scanNaming } = createOpeningScan(database)
  const yearsOf = db.prepare<{ skill: number }, { postingId: number; minYears: number }>(
    'SELECT posting_id AS postingId, min_years AS minYears FROM asked_years WHERE skill_id = @skill',
  )
  return (selection, skillId) => {
    const skill = skills.find(skillId) ?? 0
    const stated = new Map(yearsOf.all({ skill }).map(({ postingId, minYears }) => [postingId, minYears]))
    const found: AskedYears = { naming: 0, minYears: [], employer: [] }
    for (const { segment, slots } of scanNaming(selection, skill)) {
      found.naming += slots.length
      for (const slot of slots) {
        const minYears = stated.get(segment.firstId + slot)
        if (minYears === undefined) continue
        found.minYears.push(minYears)
        found.employer.push(segment.employer[slot] ?? 0)
      }
    }
    return found
  }
}
