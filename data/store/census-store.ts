import { createAskedYears } from './asked-years.ts'
import type { CensusStore } from './contracts/census.ts'
import type { StoreDatabase } from './database.ts'
import { createDatedOpenings } from './dated-openings.ts'
import { createOpeningLives } from './opening-lives.ts'
import { createOpeningScan, levelOf } from './opening-scan.ts'
import { skillsFrom, skillsUntil } from './opening-segment.ts'
import { createPaidOpenings } from './paid-openings.ts'
import { createPartCounts } from './part-counts.ts'
import { createSkillCensus } from './skill-census.ts'

export function createCensusStore(database: StoreDatabase): CensusStore {
  const { read } = database
  const skill = createSkillCensus(database)
  const byPart = createPartCounts(database)
  const countEmployers = createEmployerCounts(database)
  const askedYears = createAskedYears(database)
  const paid = createPaidOpenings(database)
  return {
    skill: (selection, skillId) => read(() => skill(selection, skillId)),
    byPart: (selection, part, grain) => read(() => byPart(selection, part, grain)),
    askedYears: (selection, skillId) => read(() => askedYears(selection, skillId)),
    paid,
    dated: createDatedOpenings(database),
    lives: createOpeningLives(database),
    countEmployers: (selection, skillIds) => read(() => countEmployers(selection, skillIds)),
  }
}

function createEmployerCounts(database: StoreDatabase): CensusStore['countEmployers'] {
  const { skills } = database
  const { scan } = createOpeningScan(database)
  return (selection, skillIds) => {
    const employersOf: (Set<number> | undefined)[] = []
    const wanted = skillIds.map((skillId) => ({ skillId, number: skills.find(skillId) }))
    for (const { number } of wanted) if (number !== null) employersOf[number] = new Set()
    const level = levelOf(selection)
    for (const { segment, slots } of scan(selection)) {
      for (const slot of slots) {
        const employer = segment.employer[slot] ?? 0
        if (employer === 0) continue
        const until = skillsUntil(segment, slot, level)
        for (let at = skillsFrom(segment, slot, level); at < until; at++)
          employersOf[segment.skills[at] ?? 0]?.add(employer)
      }
    }
    return new Map(
      wanted.map(({ skillId, number }) => [skillId, number === null ? 0 : (employersOf[number]?.size ?? 0)]),
    )
  }
}
