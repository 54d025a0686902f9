import { createHash } from 'node:crypto'
import type { CountTable } from '../../data/domain.ts'
import type { Halves, SourceHalves } from './source-halves.ts'
import type { TrendChange } from './trend-report.ts'

/** What the skills of a table were judged to do, before anybody asks whether one employer makes a change. */
export interface JudgedTable {
  changes: ReadonlyMap<string, TrendChange>
  /** The noise that all of them are believed to have; see `judgeFamilyInSteps`. */
  belief: readonly number[]
}

/** Tables that were judged, by what they were judged from: thousands of skills take seconds, and few tables change. */
export interface KnownChanges {
  get(key: string): JudgedTable | undefined
  set(key: string, judged: JudgedTable): void
}

/** Keeps the changes of the last few tables; the least recently asked for goes first. */
export function keepChanges(most: number): KnownChanges {
  const kept = new Map<string, JudgedTable>()
  return {
    get(key) {
      const found = kept.get(key)
      if (found === undefined) return undefined
      kept.delete(key)
      kept.set(key, found)
      return found
    },
    set(key, judged) {
      kept.set(key, judged)
      const oldest = kept.keys().next()
      if (kept.size > most && !oldest.done) kept.delete(oldest.value)
    },
  }
}

/** All that a judgement stands on, as a hash: the same key, the same changes. */
export function keyOfTable(
  { grain, periodStarts, sources, openings, mentions, countedSkills }: CountTable,
  { halves, comparable }: { halves: Halves | null; comparable: readonly SourceHalves[] },
  vocabularyVersion: string,
  fewEmployers: ReadonlyMap<string, number>,
): string {
  const hash = createHash('sha256')
  const counted = [...(countedSkills ?? [])].map(([source, skills]) => [source, [...skills]])
  const names = sources.map(({ source }) => source)
  hash.update(
    JSON.stringify([grain, periodStarts, names, counted, halves, comparable, vocabularyVersion, [...fewEmployers]]),
  )
  hash.update(openings)
  for (const [skillId, row] of mentions) hash.update(skillId).update(row)
  return hash.digest('hex')
}
