import { formatCountry } from '../format.ts'
import { SENIORITY_NAMES, WORKPLACE_NAMES } from '../labels.ts'
import type { PageContext } from '../page-context.ts'

/** The selection in words: `senior data engineer openings in Germany`, `openings`. */
export function selectionWords({ state, choices }: Pick<PageContext, 'state' | 'choices'>): string {
  const role = choices.roles.find(({ value }) => value === state.role)?.name.toLowerCase() ?? state.role
  const before = [
    state.seniority === null || state.seniority === 'unspecified'
      ? null
      : SENIORITY_NAMES[state.seniority].toLowerCase(),
    state.workplace === null || state.workplace === 'unknown' ? null : WORKPLACE_NAMES[state.workplace].toLowerCase(),
    role,
  ].filter((word) => word !== null)
  const where = state.country === null ? '' : ` in ${articleFor(formatCountry(state.country))}`
  const source = choices.sources.find(({ value }) => value === state.source)?.name ?? state.source
  const level = state.level === null ? '' : `, ${state.level} mentions alone`
  return `${[...before, 'openings'].join(' ')}${where}${source === null ? '' : ` from ${source}`}${level}`
}

/** English names of states that need an article. */
const articleFor = (country: string): string =>
  /^(United|Netherlands|Philippines|Czech Republic)/.test(country) ? `the ${country}` : country
