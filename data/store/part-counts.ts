import type { Grain, Selection } from '../domain.ts'
import type { CensusStore, PartCounts } from './contracts/census.ts'
import type { StoreDatabase } from './database.ts'
import { createHistoryCells, visitCounts } from './history-cells.ts'
import { createOpeningScan, levelOf } from './opening-scan.ts'
import { skillsFrom, skillsUntil } from './opening-segment.ts'
import { ALL_OPENINGS } from './prepared-counts.ts'

/** Counts of one part, at 0 its openings, then by skill number those that name it. */
interface Part {
  counts: Uint32Array
  sources: Set<number>
}

/** What an opening has when its country is not known. */
const UNKNOWN = 'unknown'
/** What history says where it does not tell parts apart. */
const UNTOLD = '*'

/** Answers `CensusStore.byPart` by one walk over the openings and one over the cells of shipped history. */
export function createPartCounts(database: StoreDatabase): CensusStore['byPart'] {
  const { db, skills, roles, countries } = database
  const { scan } = createOpeningScan(database)
  const history = createHistoryCells(database)
  const sourceNames = db.prepare<[], { number: number; source: string }>(
    'SELECT source_id AS number, source FROM sources ORDER BY source',
  )
  // Data sets of other people's rules counted some skills only: nothing to set beside full counts.
  const partial = db
    .prepare<[], number>('SELECT source_id FROM history_datasets WHERE counted_skills IS NOT NULL')
    .pluck()

  /** Parts of the openings of this installation, by the store's own numbers. */
  function countOwn(selection: Selection, part: 'role' | 'country', width: number): (Part | undefined)[] {
    const byNumber: (Part | undefined)[] = []
    const level = levelOf(selection)
    for (const { segment, slots } of scan(selection)) {
      const column = part === 'role' ? segment.role : segment.country
      for (const slot of slots) {
        const number = column[slot] ?? 0
        let known = byNumber[number]
        if (known === undefined) {
          known = emptyPart(width)
          byNumber[number] = known
        }
        const { counts, sources } = known
        counts[ALL_OPENINGS] = (counts[ALL_OPENINGS] ?? 0) + 1
        sources.add(segment.source[slot] ?? 0)
        const until = skillsUntil(segment, slot, level)
        for (let at = skillsFrom(segment, slot, level); at < until; at++) {
          const skill = segment.skills[at] ?? 0
          counts[skill] = (counts[skill] ?? 0) + 1
        }
      }
    }
    return byNumber
  }

  function addHistory(parts: Map<string, Part>, selection: Selection, part: 'role' | 'country', grain: Grain): void {
    const isPartial = new Set(partial.all())
    const width = skills.width()
    for (const period of history.list(selection, grain)) {
      const value = period[part]
      if (value === UNTOLD || isPartial.has(period.source)) continue
      const { counts, sources } = parts.get(value) ?? emptyPart(width)
      parts.set(value, { counts, sources })
      counts[ALL_OPENINGS] = (counts[ALL_OPENINGS] ?? 0) + period.openings
      sources.add(period.source)
      visitCounts(period, selection.level, (skill, openings) => {
        counts[skill] = (counts[skill] ?? 0) + openings
      })
    }
  }

  return (selection, part, grain): PartCounts[] => {
    const nameOf = (number: number): string => {
      if (part === 'role') return roles.textOf(number)
      return number === 0 ? UNKNOWN : countries.textOf(number)
    }
    const parts = new Map<string, Part>()
    countOwn(selection, part, skills.width()).forEach((known, number) => {
      if (known !== undefined) parts.set(nameOf(number), known)
    })
    addHistory(parts, selection, part, grain)
    const names = sourceNames.all()
    return [...parts].map(([value, { counts, sources }]) => ({
      value,
      openings: counts[ALL_OPENINGS] ?? 0,
      naming: namingOf(counts, skills.textOf),
      sources: names.flatMap(({ number, source }) => (sources.has(number) ? [source] : [])),
    }))
  }
}

const emptyPart = (width: number): Part => ({ counts: new Uint32Array(width), sources: new Set() })

function namingOf(counts: Uint32Array, textOf: (skill: number) => string): Map<string, number> {
  const naming = new Map<string, number>()
  for (let skill = ALL_OPENINGS + 1; skill < counts.length; skill++) {
    const count = counts[skill] ?? 0
    if (count > 0) naming.set(textOf(skill), count)
  }
  return naming
}
