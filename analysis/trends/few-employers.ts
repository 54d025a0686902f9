import type { CountTable, Selection } from '../../data/domain.ts'
import type { Store } from '../../data/store/store.ts'
import { MIN_EMPLOYERS } from './verdict.ts'

/**
 * Skills that too few employers name for a word about a market, and how many do. Who is behind figures that were shipped
 * nobody knows: skills that the table counts in them are none of these.
 */
export function findFewEmployers(
  store: Pick<Store, 'counts'>,
  { sources, periodStarts, mentions }: Pick<CountTable, 'sources' | 'periodStarts' | 'mentions'>,
  span: Selection,
): Map<string, number> {
  const found = store.counts.fewEmployers(span, MIN_EMPLOYERS)
  const shipped = sources.flatMap(({ origin }, index) => (origin === 'history' ? [index * periodStarts.length] : []))
  for (const skillId of found.keys()) {
    const row = mentions.get(skillId)
    if (shipped.some((from) => row?.subarray(from, from + periodStarts.length).some((count) => count > 0)))
      found.delete(skillId)
  }
  return found
}
