import { type Static, Type } from '@fastify/type-provider-typebox'
import type { TrendReport } from '../../analysis/trends/trend-report.ts'
import {
  GrainSchema,
  KindSchema,
  OrNull,
  SelectionSchema,
  SourceSchema,
  StateSchema,
  VerdictSchema,
} from './market-schemas.ts'

const figure = {
  n: Type.Integer(),
  count: Type.Integer(),
  share: OrNull.number,
  low: OrNull.number,
  high: OrNull.number,
}
const SpanFigureSchema = Type.Object({ from: Type.String(), until: Type.String(), ...figure })

const ChangeSchema = Type.Object({
  earlier: SpanFigureSchema,
  later: SpanFigureSchema,
  points: Type.Number(),
  low: Type.Number(),
  high: Type.Number(),
  p: Type.Number(),
  q: Type.Number(),
  detectablePoints: Type.Number(),
  sources: Type.Array(Type.String()),
  naivePoints: Type.Number(),
})

/** One period of a series. */
export const PointSchema = Type.Object({
  weekStart: Type.String(),
  label: Type.String(),
  ...figure,
  state: StateSchema,
})

export const SeriesSchema = Type.Object({
  skill: Type.String(),
  name: Type.String(),
  kind: KindSchema,
  category: Type.String(),
  points: Type.Array(PointSchema),
  total: SpanFigureSchema,
  change: Type.Union([ChangeSchema, Type.Null()]),
  verdict: VerdictSchema,
  reason: Type.String(),
})

/** Openings per period. */
export const VolumeSchema = Type.Array(
  Type.Object({ weekStart: Type.String(), label: Type.String(), n: Type.Integer(), state: StateSchema }),
)

/** `TrendReport` as the API describes it. */
export const TrendReportSchema = Type.Object({
  selection: SelectionSchema,
  grain: GrainSchema,
  span: Type.Union([Type.Object({ from: Type.String(), until: Type.String() }), Type.Null()]),
  n: Type.Integer(),
  sources: Type.Array(SourceSchema),
  volume: VolumeSchema,
  series: Type.Array(SeriesSchema),
})

/** Fails to compile when the report and its description part ways. */
export const describesTrendReport: TrendReport extends Static<typeof TrendReportSchema> ? true : false = true
