import { type Static, Type } from '@fastify/type-provider-typebox'
import type { TrendReport } from '../../analysis/trends/trend-report.ts'
import type { RanksUntold } from '../../analysis/trends/untold-ranks.ts'
import {
  GrainSchema,
  KindSchema,
  LanguageCountsSchema,
  OrNull,
  ReasonCodeSchema,
  SelectionSchema,
  SourceSchema,
  StateSchema,
  VerdictSchema,
} from './market-schemas.ts'
import { ComparableSchema, OutlookSchema } from './outlook-schema.ts'

const figure = {
  n: Type.Integer(),
  count: Type.Integer(),
  share: OrNull.number,
  low: OrNull.number,
  high: OrNull.number,
}
const SpanFigureSchema = Type.Object({ from: Type.String(), until: Type.String(), ...figure })

const SourceEffectSchema = Type.Union([
  Type.Object({ sources: Type.Array(Type.String()), points: Type.Number() }),
  Type.Null(),
])

const CompositionSchema = Type.Object({
  rawPoints: Type.Number(),
  added: SourceEffectSchema,
  left: SourceEffectSchema,
  mixPoints: Type.Number(),
  withinPoints: Type.Number(),
})

const ChangeSchema = Type.Object({
  earlier: SpanFigureSchema,
  later: SpanFigureSchema,
  readFrom: Type.Optional(
    Type.String({ description: 'first day of the good periods of its sources: what the change was read from' }),
  ),
  readUntil: Type.Optional(Type.String({ description: 'day after their last' })),
  shape: Type.Union(
    [Type.Literal('line'), Type.Literal('curve'), Type.Literal('step'), Type.Literal('halves'), Type.Literal('levels')],
    {
      description: 'halves and levels: two spans set against each other; levels are the first and last 4 good periods',
    },
  ),
  stepOn: OrNull.text,
  fromShare: Type.Number(),
  toShare: Type.Number(),
  points: Type.Number(),
  low: Type.Number(),
  high: Type.Number(),
  p: Type.Number(),
  q: Type.Number(),
  inflation: Type.Number(),
  robustPoints13: OrNull.number,
  detectablePoints: Type.Number(),
  detectableAmongAllPoints: Type.Number(),
  fewEmployers: OrNull.number,
  oneEmployer: Type.Optional(
    Type.Object(
      { points: OrNull.number, low: OrNull.number, high: OrNull.number },
      {
        description:
          'there where one employer makes the change: the change without its openings; null where nothing is left to compare',
      },
    ),
  ),
  sources: Type.Array(Type.String()),
  naivePoints: Type.Number(),
  composition: Type.Union([CompositionSchema, Type.Null()]),
})

const partly = {
  partly: Type.Optional(Type.String({ description: 'what is missing because imported files begin or end here' })),
}

/** One period of a series. */
export const PointSchema = Type.Object({
  weekStart: Type.String(),
  label: Type.String(),
  ...figure,
  state: StateSchema,
  reason: Type.Optional(Type.String({ description: 'sources that are left out of the period, and why' })),
  ...partly,
})

const interval = { points: Type.Number(), low: Type.Number(), high: Type.Number() }

const RanksUntoldSchema = Type.Unsafe<RanksUntold | null>({
  type: ['string', 'null'],
  enum: ['few-mentions', 'chance', 'small', 'few-employers', 'one-employer', null],
  description: 'why no change of rank is told; null where one is',
})

const YearBeforeSchema = Type.Object({
  from: Type.String({ description: 'first day a year before of the periods that can be read in both years' }),
  until: Type.String({ description: 'day after their last' }),
  fromNow: Type.String({ description: 'first day of the same periods now' }),
  untilNow: Type.String({ description: 'day after their last' }),
  periods: Type.Integer({ description: 'periods compared' }),
  sources: Type.Array(Type.String()),
  n: Type.Integer(),
  share: Type.Number(),
  rank: Type.Integer({ description: 'rank a year before, in the sources and periods compared' }),
  rankNow: Type.Integer({ description: 'rank now in the same sources and periods' }),
  ranksGained: Type.Union([Type.Integer(), Type.Null()], { description: 'null where the data bear no change of rank' }),
  ranksUntold: Type.Optional(RanksUntoldSchema),
  ...interval,
})

const WithinEmployersSchema = Type.Object({ employers: Type.Integer(), n: Type.Integer(), ...interval })

export const SeriesSchema = Type.Object({
  skill: Type.String(),
  name: Type.String(),
  kind: KindSchema,
  category: Type.String(),
  points: Type.Array(PointSchema),
  comparable: Type.Optional(
    Type.Union([ComparableSchema, Type.Null()], {
      description: 'what charts draw where sources join or leave within the span; null where none does',
    }),
  ),
  sourceChanges: Type.Optional(
    Type.Array(
      Type.Object({ weekStart: Type.String(), joined: Type.Array(Type.String()), left: Type.Array(Type.String()) }),
      {
        description: 'periods from which on other sources stand behind the points than before',
      },
    ),
  ),
  total: SpanFigureSchema,
  change: Type.Union([ChangeSchema, Type.Null()]),
  rank: Type.Union([Type.Integer(), Type.Null()]),
  yearBefore: Type.Union([YearBeforeSchema, Type.Null()]),
  withinEmployers: Type.Union([WithinEmployersSchema, Type.Null()]),
  verdict: VerdictSchema,
  reason: Type.String(),
  reasonCode: Type.Optional(ReasonCodeSchema),
  outlook: Type.Optional(OutlookSchema),
})

/** Openings per period. */
export const VolumeSchema = Type.Array(
  Type.Object({
    weekStart: Type.String(),
    label: Type.String(),
    n: Type.Integer(),
    state: StateSchema,
    reason: Type.Optional(Type.String()),
    ...partly,
  }),
)

/** `TrendReport` as the API describes it. */
export const TrendReportSchema = Type.Object({
  selection: SelectionSchema,
  grain: GrainSchema,
  span: Type.Union([Type.Object({ from: Type.String(), until: Type.String() }), Type.Null()]),
  n: Type.Integer(),
  notRead: LanguageCountsSchema,
  sources: Type.Array(SourceSchema),
  volume: VolumeSchema,
  series: Type.Array(SeriesSchema),
})

/** Fails to compile when the report and its description part ways. */
export const describesTrendReport: TrendReport extends Static<typeof TrendReportSchema> ? true : false = true
