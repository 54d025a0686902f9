import type { CountStore, EmployerHalves } from './contracts/counts.ts'
import type { StoreDatabase } from './database.ts'
import { toStoredDay } from './day-number.ts'
import { createOpeningScan, levelOf } from './opening-scan.ts'
import { skillsFrom, skillsUntil } from './opening-segment.ts'

/** More than any employer number, so that source and employer together make one key. */
const KEY_BASE = 2 ** 32

/** Answers `CountStore.employerHalves` by one walk over the column index. */
export function createEmployerHalves(database: StoreDatabase): CountStore['employerHalves'] {
  const { db, skills, read } = database
  const { scan } = createOpeningScan(database)
  const listSources = db.prepare<[], { number: number; source: string }>(
    'SELECT source_id AS number, source FROM sources',
  )

  return (selection, split, since, skillIds) =>
    read(() => {
      const firstDays = new Map(
        listSources.all().flatMap(({ number, source }): [number, number][] => {
          const day = since.get(source)
          return day === undefined ? [] : [[number, toStoredDay(day)]]
        }),
      )
      const wanted = new Map(
        skillIds.flatMap((skillId): [number, string][] => {
          const number = skills.find(skillId)
          return number === null ? [] : [[number, skillId]]
        }),
      )
      return countHalves(scan(selection), levelOf(selection), toStoredDay(split), firstDays, wanted)
    })
}

function countHalves(
  scanned: ReturnType<ReturnType<typeof createOpeningScan>['scan']>,
  level: ReturnType<typeof levelOf>,
  split: number,
  firstDays: ReadonlyMap<number, number>,
  wanted: ReadonlyMap<number, string>,
): EmployerHalves[] {
  const found = new Map<number, EmployerHalves>()
  for (const { segment, slots } of scanned) {
    for (const slot of slots) {
      const [source, employer, day] = [segment.source[slot] ?? 0, segment.employer[slot] ?? 0, segment.day[slot] ?? 0]
      if (employer === 0 || day < (firstDays.get(source) ?? Number.POSITIVE_INFINITY)) continue
      const half = day < split ? 0 : 1
      const key = source * KEY_BASE + employer
      const counts = found.get(key) ?? { openings: [0, 0], mentions: new Map() }
      found.set(key, counts)
      counts.openings[half]++
      const until = skillsUntil(segment, slot, level)
      for (let at = skillsFrom(segment, slot, level); at < until; at++) {
        const skillId = wanted.get(segment.skills[at] ?? 0)
        if (skillId === undefined) continue
        const mentions = counts.mentions.get(skillId) ?? [0, 0]
        counts.mentions.set(skillId, mentions)
        mentions[half]++
      }
    }
  }
  return [...found.values()].filter(({ openings: [earlier, later] }) => earlier > 0 && later > 0)
}
