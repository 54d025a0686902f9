import { WHOLE_MARKET } from '../selection.ts'
import { SENIORITY_CODES, WORKPLACE_CODES } from './codes.ts'
import type { CountStore } from './contracts/counts.ts'
import type { StoreDatabase } from './database.ts'
import { createHistoryCells } from './history-cells.ts'
import { createOpeningScan } from './opening-scan.ts'

/** Answers `CountStore.facets`. */
export function createFacetCounts(database: StoreDatabase): CountStore['facets'] {
  const { roles, countries, read } = database
  const { scan } = createOpeningScan(database)
  const history = createHistoryCells(database)

  return (includeHistory) =>
    read(() => {
      const counts = { role: new Tally(), country: new Tally(), seniority: new Tally(), workplace: new Tally() }
      for (const { segment, slots } of scan(WHOLE_MARKET)) {
        for (const slot of slots) {
          counts.role.add(segment.role[slot] ?? 0)
          counts.country.add(segment.country[slot] ?? 0)
          counts.seniority.add(segment.seniority[slot] ?? 0)
          counts.workplace.add(segment.workplace[slot] ?? 0)
        }
      }
      const shipped = history.list({ ...WHOLE_MARKET, includeHistory }, 'month')
      return {
        roles: mostFirst([
          ...counts.role.list(roles.textOf),
          ...shipped.map(({ role, openings }) => ({ value: role, openings })),
        ]),
        countries: mostFirst([
          ...counts.country.list((number) => (number === 0 ? 'unknown' : countries.textOf(number))),
          ...shipped.map(({ country, openings }) => ({ value: country, openings })),
        ]),
        seniorities: mostFirst(
          counts.seniority.list((code) => SENIORITY_CODES[code] ?? 'unspecified'),
          [],
        ),
        workplaces: mostFirst(
          counts.workplace.list((code) => WORKPLACE_CODES[code] ?? 'unknown'),
          [],
        ),
      }
    })
}

/** Counts small numbers. */
class Tally {
  readonly #counts: number[] = []

  add(number: number): void {
    this.#counts[number] = (this.#counts[number] ?? 0) + 1
  }

  list<Value extends string>(wordFor: (number: number) => Value): { value: Value; openings: number }[] {
    return this.#counts.flatMap((openings, number) => (openings > 0 ? [{ value: wordFor(number), openings }] : []))
  }
}

/** `*` and `unknown` are what history says when it does not tell: nothing that a form could offer. */
function mostFirst<Value extends string>(
  counts: readonly { value: Value; openings: number }[],
  untold: readonly string[] = ['*', 'unknown'],
): { value: Value; openings: number }[] {
  const sums = new Map<Value, number>()
  for (const { value, openings } of counts) {
    if (!untold.includes(value)) sums.set(value, (sums.get(value) ?? 0) + openings)
  }
  return [...sums]
    .map(([value, openings]) => ({ value, openings }))
    .sort((one, other) => other.openings - one.openings || (one.value < other.value ? -1 : 1))
}
