import { type Static, Type } from '@fastify/type-provider-typebox'
import type { TrendReport, TrendSeries } from '../analysis/trends/trend-report.ts'
import { skillCalled } from '../data/vocabulary/skill-meant.ts'
import { MOST_COMPARED } from '../web/charts/comparison-data.ts'
import type { RouteDeps } from './route-deps.ts'
import { type View, viewParameters } from './view-query.ts'

export const CompareSkillsQuery = Type.Object({
  ...viewParameters,
  /** Ids, separated by commas; what is written by hand may be names or other spellings. */
  compare: Type.Optional(Type.String({ maxLength: 800 })),
  /** A name or spelling to add: the answer sends on to the address that has its id. */
  add: Type.Optional(Type.String({ maxLength: 80 })),
})

export type CompareSkillsParameters = Static<typeof CompareSkillsQuery>

/** The skills that an address names, and the series of those that openings of the report name. */
export function comparedSkills(deps: RouteDeps, query: CompareSkillsParameters, report: TrendReport) {
  const { chosen } = readCompared(deps, query)
  const ids = chosen.map(({ id }) => id)
  return { chosen, series: seriesOf(report, ids) }
}

/** The skills that an address names, each once and no more than can be told apart, and what of it is no skill or too much. */
export function readCompared({ app: { vocabulary } }: RouteDeps, { compare = '' }: CompareSkillsParameters) {
  const words = [...new Set(compare.split(',').map((word) => word.trim()))].filter((word) => word !== '')
  const read = words.map((word) => ({
    word,
    skill: vocabulary.byId.get(word) ?? skillCalled(vocabulary, word) ?? null,
  }))
  const skills = [...new Set(read.flatMap(({ skill }) => skill ?? []))]
  return {
    chosen: skills.slice(0, MOST_COMPARED),
    unknown: read.flatMap(({ word, skill }) => (skill === null ? [word] : [])),
    leftOut: skills.slice(MOST_COMPARED),
  }
}

/** Of the compared skills the ones that no opening of the view names, with their share of zero. */
export async function unnamedSeries(
  { market }: RouteDeps,
  view: View,
  report: TrendReport,
  ids: readonly string[],
): Promise<TrendSeries[]> {
  const named = new Set(seriesOf(report, ids).map(({ skill }) => skill))
  const unnamed = ids.filter((id) => !named.has(id))
  return unnamed.length === 0 ? [] : (await market.trendsInDepth(view, { skillIds: unnamed })).series
}

/** In the order of the address; skills that no opening of the view names are left out. */
const seriesOf = ({ series }: TrendReport, ids: readonly string[]): TrendSeries[] =>
  ids.flatMap((id) => series.find(({ skill, total }) => skill === id && total.count > 0) ?? [])
