import { closestName } from './closest-name.ts'
import { countryInUse } from './country-in-use.ts'
import { LEVELS, SENIORITIES, type Selection, WORKPLACES } from './domain.ts'
import { UserError } from './user-error.ts'
import { addPeriods, parsePeriod, weekStartOf } from './weeks.ts'

/** Everything, shipped history included. */
export const WHOLE_MARKET: Selection = {
  role: null,
  seniority: null,
  country: null,
  workplace: null,
  source: null,
  level: null,
  from: null,
  until: null,
  includeHistory: true,
}

/** A selection as a person writes it, on the command line or in an address. Empty text means "any". */
export interface SelectionInput {
  role?: string | undefined
  seniority?: string | undefined
  country?: string | undefined
  workplace?: string | undefined
  source?: string | undefined
  level?: string | undefined
  /** First week (`2026-W40`, or any day of it). */
  since?: string | undefined
  /** Last week, included. */
  until?: string | undefined
  /** `off` leaves the shipped figures out. */
  history?: string | undefined
}

/**
 * @param roleIds    the roles that exist
 * @param sourceIds  the sources that there are figures of; any name is taken where they are not given, or are none
 * @throws UserError naming the field, what came, and what would be right
 */
export function readSelection(
  input: SelectionInput,
  roleIds: readonly string[],
  sourceIds: readonly string[] = [],
): Selection {
  const from = readWeek(input.since, 'since')
  const lastWeek = readWeek(input.until, 'until')
  const until = lastWeek === null ? null : addPeriods(lastWeek, 1, 'week')
  if (from !== null && until !== null && from >= until) {
    throw new UserError(`since (${input.since}) lies after until (${input.until}); swap them`)
  }
  return {
    role: oneOf(input.role, 'role', roleIds),
    seniority: oneOf(input.seniority, 'seniority', SENIORITIES),
    country: readCountry(input.country),
    workplace: oneOf(input.workplace, 'workplace', WORKPLACES),
    source: readSource(input.source, sourceIds),
    level: oneOf(input.level, 'level', LEVELS),
    from,
    until,
    includeHistory: oneOf(input.history, 'history', ['on', 'off'] as const) !== 'off',
  }
}

function oneOf<Value extends string>(text: string | undefined, field: string, known: readonly Value[]): Value | null {
  const wanted = text?.trim().toLowerCase()
  if (!wanted) return null
  const found = known.find((value) => value === wanted)
  if (found !== undefined) return found
  throw unknownValue(field, text ?? '', known)
}

/** As it is written: whoever imports a file gives its source a name. */
function readSource(text: string | undefined, known: readonly string[]): string | null {
  const wanted = text?.trim()
  if (!wanted) return null
  if (known.length === 0 || known.includes(wanted)) return wanted
  throw unknownValue('source', wanted, known)
}

function unknownValue(field: string, text: string, known: readonly string[]): UserError {
  const meant = closestName(text.trim(), known)
  const help = meant === null ? `choose one of ${known.join(', ')}` : `did you mean "${meant}"?`
  return new UserError(`${field}: "${text}" is not known; ${help}`)
}

function readCountry(text: string | undefined): string | null {
  if (!text?.trim()) return null
  const code = countryInUse(text.trim().toUpperCase())
  if (code !== null) return code
  throw new UserError(`country: "${text}" is not a two-letter ISO 3166 code such as GB, DE or US`)
}

function readWeek(text: string | undefined, field: string): string | null {
  if (!text?.trim()) return null
  const period = parsePeriod(text.trim())
  if (period !== null) return weekStartOf(period.start)
  throw new UserError(`${field}: "${text}" is neither a week (2026-W40) nor a day (2026-09-28)`)
}
