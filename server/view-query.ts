import { type Static, Type } from '@fastify/type-provider-typebox'
import type { ProfileHoldings } from '../analysis/profiles/profile-skills.ts'
import type { Selection } from '../data/domain.ts'
import { readSelection } from '../data/selection.ts'
import type { ViewState } from '../web/view-state.ts'

const Word = (maxLength: number, description: string) => Type.Optional(Type.String({ maxLength, description }))

const Grain = (options = {}) =>
  Type.Union([Type.Literal('auto'), Type.Literal('week'), Type.Literal('month'), Type.Literal('quarter')], options)

/** Room for some 500 skills; longer addresses are refused on their way here. */
export const MAX_SKILLS_LENGTH = 8000

/** Query parameters of every view of the market, as the command line has them. */
export const viewParameters = {
  role: Word(60, 'id of a role family'),
  country: Word(2, 'ISO 3166 code'),
  seniority: Word(20, 'intern, junior, mid, senior, lead, principal, head or unspecified'),
  workplace: Word(10, 'onsite, hybrid, remote or unknown'),
  source: Word(120, 'id of one source'),
  level: Word(10, 'count only mentions at this level: required, preferred or mentioned'),
  weeks: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 1040, description: 'length of the span, back from the newest data' }),
  ),
  since: Word(10, 'first week: 2026-W40 or a day of it'),
  until: Word(10, 'last week, included'),
  grain: Type.Optional(Grain()),
  history: Type.Optional(
    Type.Union([Type.Literal('on'), Type.Literal('off')], { description: 'figures that ship with SkillTide' }),
  ),
  skills: Word(MAX_SKILLS_LENGTH, 'skills held, separated by commas'),
}

/** The same, with the grain that the command line has unless another is stated: its JSON is that of the API. */
export const apiViewParameters = {
  ...viewParameters,
  grain: Type.Optional(
    Grain({ default: 'week', description: 'auto: the finest that bears a trend, as pages show it' }),
  ),
}

/** Pages ignore parameters they do not know; the API and tables (`csv-tables.ts`) refuse them, because a misspelt one would change the answer. */
export const ViewQuery = Type.Object(viewParameters)
export const ApiViewQuery = Type.Object(apiViewParameters, { additionalProperties: false })
export type ViewParameters = Static<typeof ViewQuery>

export interface View {
  state: ViewState
  /** The same without its span in weeks, which needs the data to be resolved. */
  selection: Selection
  /** What the person says they have, as it was read. Words that name no known skill stand here alone: no link carries them. */
  said: ProfileHoldings
}

const NOTHING_SAID: ProfileHoldings = { held: [], unknown: [], partly: [] }

/** @throws UserError naming the parameter, what came, and what would be right */
export function readView(
  query: ViewParameters,
  roleIds: readonly string[],
  sourceIds: readonly string[],
  readItems: (items: readonly string[]) => ProfileHoldings,
): View {
  const selection = readSelection(query, roleIds, sourceIds)
  const { role, country, seniority, workplace, source, level, includeHistory } = selection
  const items = splitSkills(query.skills ?? '')
  const said = items.length === 0 ? NOTHING_SAID : readItems(items)
  const state: ViewState = {
    ...{ role, country, seniority, workplace, source, level },
    weeks: query.weeks ?? null,
    since: query.since?.trim() || null,
    until: query.until?.trim() || null,
    grain: query.grain ?? 'auto',
    includesHistory: includeHistory,
    skills: said.held.map(({ skill }) => skill),
  }
  return { state, selection, said }
}

export const splitSkills = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;\n\r]+/)
      .map((skill) => skill.trim())
      .filter((skill) => skill !== ''),
  ),
]
