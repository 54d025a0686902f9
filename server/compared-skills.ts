import { type Static, Type } from '@fastify/type-provider-typebox'
import type { TrendReport, TrendSeries } from '../analysis/trends/trend-report.ts'
import { MOST_COMPARED } from '../web/charts/comparison-data.ts'
import type { RouteDeps } from './route-deps.ts'
import { viewParameters } from './view-query.ts'

export const CompareSkillsQuery = Type.Object({
  ...viewParameters,
  /** Ids, separated by commas. */
  compare: Type.Optional(Type.String({ maxLength: 800 })),
  /** A name or spelling to add: the answer sends on to the address that has its id. */
  add: Type.Optional(Type.String({ maxLength: 80 })),
})

export type CompareSkillsParameters = Static<typeof CompareSkillsQuery>

/** The skills that an address names, and the series of those that openings of the report name. */
export function comparedSkills(deps: RouteDeps, query: CompareSkillsParameters, report: TrendReport) {
  const chosen = readCompared(deps, query)
  const ids = chosen.map(({ id }) => id)
  return { chosen, series: seriesOf(report, ids) }
}

/** The skills that an address names, each once. */
export function readCompared({ app: { vocabulary } }: RouteDeps, { compare = '' }: CompareSkillsParameters) {
  const ids = new Set(compare.split(',').map((id) => id.trim()))
  return [...ids].flatMap((id) => vocabulary.byId.get(id) ?? []).slice(0, MOST_COMPARED)
}

/** In the order of the address; skills that no opening of the view names are left out. */
const seriesOf = ({ series }: TrendReport, ids: readonly string[]): TrendSeries[] =>
  ids.flatMap((id) => series.find(({ skill, total }) => skill === id && total.count > 0) ?? [])
