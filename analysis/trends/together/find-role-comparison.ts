import type { Grain, Selection } from '../../../data/domain.ts'
import type { Store } from '../../../data/store/store.ts'
import type { Vocabulary } from '../../../data/vocabulary/vocabulary.ts'
import { addPeriods } from '../../../data/weeks.ts'
import { chooseTrendSpan } from '../trend-span.ts'
import { compareRoles, type RoleComparison } from './compare-roles.ts'

interface RoleComparisonRequest {
  /** Its role is not used. */
  selection: Selection
  grain: Grain
  /** UTC day. */
  today: string
  first: string
  second: string
}

/** What two roles of a store ask for, over the span that trends of the selection are shown over; null: no openings. */
export function findRoleComparison(
  store: Pick<Store, 'counts'>,
  vocabulary: Vocabulary,
  { selection, grain, today, first, second }: RoleComparisonRequest,
): RoleComparison & { span: { from: string; until: string } | null } {
  const everyRole = { ...selection, role: null }
  const table = store.counts.table(everyRole, grain, [])
  const shown = chooseTrendSpan(table, today, selection.from !== null)?.shown
  const [from, last] = [table.periodStarts[shown?.first ?? 0], table.periodStarts[(shown?.end ?? 0) - 1]]
  const span = from === undefined || last === undefined ? null : { from, until: addPeriods(last, 1, grain) }
  const tableOf = (role: string) => store.counts.table({ ...everyRole, ...span, role }, grain)
  return { span, ...compareRoles(tableOf(first), tableOf(second), vocabulary) }
}
