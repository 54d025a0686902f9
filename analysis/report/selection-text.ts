import type { Selection } from '../../data/domain.ts'
import type { Role } from '../../data/vocabulary/load-roles.ts'
import { countText } from './figure-text.ts'

const countryNames = new Intl.DisplayNames('en', { type: 'region' })

/** English names of states that need an article. */
const withArticle = (country: string): string =>
  /^(United|Netherlands|Philippines|Czech Republic)/.test(country) ? `the ${country}` : country

/** A selection where it stands alone: `all openings` where nothing was chosen. */
export function selectionTitle(selection: Selection, roles: readonly Pick<Role, 'id' | 'name'>[]): string {
  const text = selectionText(selection, roles)
  return text === 'openings' ? 'all openings' : text
}

/** `1 data engineer opening`, `367 data engineer openings`. */
export function countedSelectionText(
  n: number,
  selection: Selection,
  roles: readonly Pick<Role, 'id' | 'name'>[],
): string {
  return countedText(n, selectionText(selection, roles))
}

/** The words of a selection behind how many there are. */
export const countedText = (n: number, words: string): string =>
  `${countText(n)} ${n === 1 ? words.replace('openings', 'opening') : words}`

/** A selection in words: `senior data engineer openings in the United Kingdom`, `openings`. The span is not part of it. */
export function selectionText(
  { role, seniority, country, workplace, source, level }: Selection,
  roles: readonly Pick<Role, 'id' | 'name'>[],
): string {
  const roleName = roles.find(({ id }) => id === role)?.name.toLowerCase() ?? role
  const kind = [
    seniority === 'unspecified' ? 'without seniority,' : seniority,
    workplace === 'unknown' ? null : workplace,
    roleName,
    'openings',
  ].filter((word) => word !== null)
  const where = country === null ? '' : ` in ${withArticle(countryNames.of(country) ?? country)}`
  const from = source === null ? '' : ` from ${source}`
  return `${kind.join(' ')}${where}${from}${level === null ? '' : `, skills ${level} there`}`
}
