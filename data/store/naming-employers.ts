import type { CountStore, NamingEmployers } from './contracts/counts.ts'
import type { StoreDatabase } from './database.ts'
import { createOpeningScan, levelOf } from './opening-scan.ts'
import { skillsFrom, skillsUntil } from './opening-segment.ts'

/** Openings by number of their source. */
type BySource = Map<number, number>

/** Answers `CountStore.namingEmployers` by one walk over the column index. */
export function createNamingEmployers(database: StoreDatabase): CountStore['namingEmployers'] {
  const { db, skills, read } = database
  const { scan } = createOpeningScan(database)
  const listSources = db.prepare<[], { number: number; source: string }>(
    'SELECT source_id AS number, source FROM sources',
  )

  return (selection, skillIds) =>
    read(() => {
      const level = levelOf(selection)
      const tallies = new Map(skillIds.map((skillId) => [skills.find(skillId) ?? -1, tallyEmployers()]))
      for (const { segment, slots } of scan(selection)) {
        for (const slot of slots) {
          const [source, employer] = [segment.source[slot] ?? 0, segment.employer[slot] ?? 0]
          const until = skillsUntil(segment, slot, level)
          for (let at = skillsFrom(segment, slot, level); at < until; at++)
            tallies.get(segment.skills[at] ?? 0)?.add(employer, source)
        }
      }
      const names = new Map(listSources.all().map(({ number, source }) => [number, source]))
      return new Map(
        skillIds.map((skillId): [string, NamingEmployers] => {
          const { employers, most } = (tallies.get(skills.find(skillId) ?? -1) ?? tallyEmployers()).sum()
          const ofMost = [...most].map(([source, openings]): [string, number] => [names.get(source) ?? '', openings])
          return [skillId, { employers, most: new Map(ofMost) }]
        }),
      )
    })
}

/** Openings of each known employer; one that states none may be anybody's, and counts as one more. */
function tallyEmployers() {
  const known = new Map<number, BySource>()
  let unknown = 0
  return {
    add(employer: number, source: number): void {
      if (employer === 0) {
        unknown++
        return
      }
      const bySource = known.get(employer) ?? new Map<number, number>()
      known.set(employer, bySource)
      bySource.set(source, (bySource.get(source) ?? 0) + 1)
    },
    sum(): { employers: number; most: BySource } {
      let most: BySource = new Map()
      for (const bySource of known.values()) if (openingsIn(bySource) > openingsIn(most)) most = bySource
      return { employers: known.size + unknown, most }
    },
  }
}

const openingsIn = (bySource: BySource): number => [...bySource.values()].reduce((sum, openings) => sum + openings, 0)
