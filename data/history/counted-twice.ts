import type { SourceInfo } from '../domain.ts'

/** By id of a shipped set, the sources whose adverts it was counted from. */
export const COUNTED_FROM: Readonly<Record<string, readonly string[]>> = {
  'history-ashby-2025-10': ['ashby'],
  'history-hn-2026-q1': ['hn-who-is-hiring', 'hn-firebase'],
  'hn-term-share': ['hn-who-is-hiring', 'hn-firebase'],
}

/** What it takes to tell. */
export type DatedSource = Pick<SourceInfo, 'source' | 'name' | 'kind' | 'origin' | 'firstReadOn' | 'lastReadOn'>

/**
 * Names of own sources that hold adverts which a shipped set among the same sources may have counted too: figures have no text by
 * which a copy could be recognised. Periods that this database has nearly all adverts of are left out already, by the store. An
 * archive shares the days that both have; a board shows adverts of any age.
 */
export function listCountedTwice(sources: readonly DatedSource[]): string[] {
  const shipped = sources.filter(({ origin }) => origin === 'history')
  return sources
    .filter(
      (own) =>
        own.origin === 'own' &&
        shipped.some(
          (set) => COUNTED_FROM[set.source]?.includes(own.source) && (own.kind === 'snapshot' || daysMeet(own, set)),
        ),
    )
    .map(({ name }) => name)
}

const daysMeet = (one: DatedSource, other: DatedSource): boolean =>
  one.firstReadOn <= other.lastReadOn && other.firstReadOn <= one.lastReadOn
