import type { Selection } from '../../data/domain.ts'
import type { Role } from '../../data/vocabulary/load-roles.ts'
import { countText } from './figure-text.ts'

const countryNames = new Intl.DisplayNames('en', { type: 'region' })

/** English names of states that need an article. */
const withArticle = (country: string): string =>
  /^(United|Netherlands|Philippines|Czech Republic)/.test(country) ? `the ${country}` : country

/** A selection where it stands alone: `all openings` where nothing was chosen. */
export function selectionTitle(selection: Chosen, roles: readonly Pick<Role, 'id' | 'name'>[]): string {
  const text = selectionText(selection, roles)
  return text === 'openings' ? 'all openings' : text
}

/** `1 data engineer opening`, `367 data engineer openings`. */
export function countedSelectionText(
  n: number,
  selection: Chosen,
  roles: readonly Pick<Role, 'id' | 'name'>[],
): string {
  return countedText(n, selectionText(selection, roles))
}

/** The words of a selection behind how many there are. */
export const countedText = (n: number, words: string): string =>
  `${countText(n)} ${n === 1 ? words.replace('openings', 'opening') : words}`

type Chosen = Pick<Selection, 'role' | 'seniority' | 'country' | 'workplace' | 'source' | 'level'>

/** A selection in words: `senior data engineer openings in the United Kingdom`, `openings`. The span is not part of it. */
export function selectionText(
  { role, seniority, country, workplace, source, level }: Chosen,
  roles: readonly Pick<Role, 'id' | 'name'>[],
): string {
  const roleName = roles.find(({ id }) => id === role)?.name.toLowerCase() ?? role
  const kind = [seniority === 'unspecified' ? null : seniority, workplace === 'unknown' ? null : workplace, roleName]
  const unstated = [
    ...(seniority === 'unspecified' ? ['a stated seniority'] : []),
    ...(workplace === 'unknown' ? ['a stated workplace'] : []),
  ]
  return [
    ...kind.filter((word) => word !== null),
    'openings',
    ...(unstated.length > 0 ? [`without ${unstated.join(' and ')}`] : []),
    ...(country === null ? [] : [`in ${withArticle(countryNames.of(country) ?? country)}`]),
    ...(source === null ? [] : [`from ${source}`]),
  ]
    .join(' ')
    .concat(level === null ? '' : `, counting ${level} skills alone`)
}
