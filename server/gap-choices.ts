import { Type } from '@fastify/type-provider-typebox'
import { DEFAULT_THRESHOLD, type PersonRequest } from '../analysis/gaps/gap-request.ts'
import { readOwnHours } from '../analysis/gaps/own-hours.ts'
import { MAX_HOURS } from '../data/plan-input.ts'
import type { Vocabulary } from '../data/vocabulary/vocabulary.ts'
import type { GapChoices } from '../web/gap-choices.ts'

/** What may be assumed of learning, in an address. */
export const gapParameters = {
  threshold: Type.Optional(
    Type.Number({
      exclusiveMinimum: 0,
      maximum: 1,
      description: `part of what an opening asks for that makes it reachable; ${DEFAULT_THRESHOLD} unless said`,
    }),
  ),
  budget: Type.Optional(
    Type.Integer({ minimum: 1, maximum: MAX_HOURS, description: 'hours that the person has: what to learn with them' }),
  ),
  hours: Type.Optional(
    Type.String({
      maxLength: 2000,
      description: 'own estimates in hours by skill or kind: "apache-airflow:25,language:60"',
    }),
  ),
}

export interface GapParameters {
  threshold?: number
  budget?: number
  hours?: string
}

/** @throws UserError naming what cannot be read in `hours` */
export function readGapChoices(
  { threshold = DEFAULT_THRESHOLD, budget, hours = '' }: GapParameters,
  vocabulary: Vocabulary,
): { choices: GapChoices; request: Pick<PersonRequest, 'threshold' | 'budgetHours' | 'hours'> } {
  const own = readOwnHours(hours, vocabulary)
  return {
    choices: {
      threshold,
      budgetHours: budget ?? null,
      hours: [...own.byKind, ...own.bySkill].sort(([a], [b]) => (a < b ? -1 : 1)),
    },
    request: { threshold, budgetHours: budget ?? null, hours: own },
  }
}

/** Prefix of the form's fields for own hours, before the id of a skill or a kind. */
const OWN = 'own.'

/**
 * What the form of assumptions says of hours, as `hours` in an address says it; null where the form was not sent. It shows
 * every estimate that there is, so a field left empty takes one back.
 */
export function hoursOfForm(query: Record<string, unknown>): string | null {
  if (query.assumed !== 'yes') return null
  const fields = Object.entries(query).filter(([name, value]) => name.startsWith(OWN) && typeof value === 'string')
  return fields.map(([name, hours]) => `${name.slice(OWN.length)}:${hours}`).join(',')
}
