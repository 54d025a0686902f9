import type { CountStore } from './contracts/counts.ts'
import type { StoreDatabase } from './database.ts'
import { createOpeningScan, levelOf } from './opening-scan.ts'
import { skillsFrom, skillsUntil } from './opening-segment.ts'

/** Answers `CountStore.fewEmployers` by one walk over the column index. */
export function createFewEmployers(database: StoreDatabase): CountStore['fewEmployers'] {
  const { skills, read } = database
  const { scan } = createOpeningScan(database)

  return (selection, least) =>
    read(() => {
      const level = levelOf(selection)
      const tally = tallyEmployers(skills.width(), least)
      for (const { segment, slots } of scan(selection)) {
        for (const slot of slots) {
          const employer = segment.employer[slot] ?? 0
          const until = skillsUntil(segment, slot, level)
          for (let at = skillsFrom(segment, slot, level); at < until; at++) tally.add(segment.skills[at] ?? 0, employer)
        }
      }
      return new Map(tally.few().map(({ skill, employers }) => [skills.textOf(skill), employers]))
    })
}

/** The first few employers of each skill: who stands beyond them need not be known. */
function tallyEmployers(width: number, least: number) {
  const counts = new Uint8Array(width)
  const met = new Uint32Array(width * least)

  function isMet(skill: number, employer: number): boolean {
    const from = skill * least
    for (let at = from; at < from + (counts[skill] ?? 0); at++) if (met[at] === employer) return true
    return false
  }

  return {
    /** @param employer  0 for none stated: it may be anybody's, and counts as one more */
    add(skill: number, employer: number): void {
      const count = counts[skill] ?? 0
      if (count === least || (employer !== 0 && isMet(skill, employer))) return
      met[skill * least + count] = employer
      counts[skill] = count + 1
    },
    few: () =>
      [...counts].flatMap((employers, skill) => (employers > 0 && employers < least ? [{ skill, employers }] : [])),
  }
}
