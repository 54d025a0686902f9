import { type Static, Type } from '@fastify/type-provider-typebox'
import type { PersonalEdition } from '../../analysis/report/weekly/personal-edition.ts'
import type { LeftOutSource, WeeklyReport } from '../../analysis/report/weekly/weekly-report.ts'
import type { BreakOutLabel } from '../../analysis/trends/breaking-out/breaking-out.ts'
import { BreakOutSchema } from './association-schemas.ts'
import {
  GrainSchema,
  OrNull,
  ReasonCodeSchema,
  SelectionSchema,
  SourceSchema,
  StateSchema,
  VerdictSchema,
} from './market-schemas.ts'
import { ComparableSchema } from './outlook-schema.ts'
import { WeeklyPaySchema } from './pay-schema.ts'
import { PointSchema, SeriesSchema, VolumeSchema } from './trend-schema.ts'

const MoverSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  share: OrNull.number,
  low: OrNull.number,
  high: OrNull.number,
  count: Type.Integer(),
  n: Type.Integer(),
  points: OrNull.number,
  pointsLow: OrNull.number,
  pointsHigh: OrNull.number,
  verdict: VerdictSchema,
  reason: Type.String(),
  reasonCode: Type.Optional(ReasonCodeSchema),
  course: Type.Array(PointSchema),
  comparableCourse: Type.Optional(
    Type.Array(OrNull.number, {
      description: 'shares of the course at the level of today’s sources, where these change within it',
    }),
  ),
})

const ChangedVerdictSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  before: VerdictSchema,
  now: VerdictSchema,
})

const LeftOutSchema = Type.Array(
  Type.Object({
    source: Type.String(),
    name: Type.String(),
    why: Type.Unsafe<LeftOutSource['why']>({
      type: 'string',
      enum: ['joined', 'gaps', 'nothing', 'outage', 'survivor', 'bursts'],
    }),
  }),
)

const CountOf = Type.Object({ count: Type.Integer(), n: Type.Integer() })

/** `WeeklyReport` as the API describes it. */
export const WeeklyReportSchema = Type.Object({
  week: Type.String(),
  weekStart: Type.String(),
  asOf: Type.String(),
  selection: SelectionSchema,
  about: Type.String(),
  grain: GrainSchema,
  span: Type.Union([Type.Object({ from: Type.String(), until: Type.String() }), Type.Null()]),
  n: Type.Integer(),
  sources: Type.Array(SourceSchema),
  hasDemoData: Type.Boolean(),
  hasShippedHistory: Type.Boolean(),
  headline: Type.String(),
  keyPoints: Type.Array(Type.String()),
  volume: Type.Object({
    openings: Type.Integer(),
    state: StateSchema,
    partly: Type.Optional(Type.String()),
    usual: Type.Union([
      Type.Object({
        weeks: Type.Integer(),
        meanOpenings: Type.Number(),
        openings: Type.Optional(Type.Integer()),
        leftOut: Type.Optional(LeftOutSchema),
      }),
      Type.Null(),
    ]),
    yearBefore: Type.Union([Type.Integer(), Type.Null()]),
    yearBeforeWithin: Type.Optional(
      Type.Union([Type.Object({ openings: Type.Integer(), leftOut: LeftOutSchema }), Type.Null()]),
    ),
    course: VolumeSchema,
  }),
  changedVerdicts: Type.Array(ChangedVerdictSchema),
  firstSeen: Type.Optional(Type.Array(ChangedVerdictSchema)),
  withdrawn: Type.Optional(Type.Array(ChangedVerdictSchema)),
  rising: Type.Array(MoverSchema),
  falling: Type.Array(MoverSchema),
  mostAsked: Type.Array(MoverSchema),
  roles: Type.Array(MoverSchema),
  appeared: Type.Pick(BreakOutSchema, ['skills', 'reason']),
  phrases: Type.Union([
    Type.Array(
      Type.Object({
        phrase: Type.String(),
        label: Type.Unsafe<BreakOutLabel>({ type: 'string', enum: ['new', 'emerging', 'surging'] }),
        recent: CountOf,
        before: CountOf,
        example: Type.Union([
          Type.Object({ sentence: Type.String(), company: OrNull.text, url: OrNull.text, source: Type.String() }),
          Type.Null(),
        ]),
      }),
    ),
    Type.Null(),
  ]),
  pay: WeeklyPaySchema,
  skillOfTheWeek: Type.Union([
    Type.Object({
      series: SeriesSchema,
      comparable: Type.Optional(ComparableSchema),
      sourceChanges: SeriesSchema.properties.sourceChanges,
      because: Type.String(),
    }),
    Type.Null(),
  ]),
  dataNotes: Type.Array(Type.String()),
  limits: Type.Array(Type.String()),
  rulesVersion: Type.String(),
  command: Type.String(),
})

/** Fails to compile when the report and its description part ways. */
export const describesWeeklyReport: WeeklyReport extends Static<typeof WeeklyReportSchema> ? true : false = true

const TextTableSchema = Type.Object({
  header: Type.Array(Type.String()),
  rows: Type.Array(Type.Array(Type.String())),
})

const PersonalEditionSchema = Type.Object({
  of: OrNull.text,
  held: TextTableSchema,
  gaps: TextTableSchema,
  reach: OrNull.text,
  unknown: Type.Array(Type.String()),
})

/** The report, with what it means for a person where one is named. */
export const ReportAnswerSchema = Type.Object({
  ...WeeklyReportSchema.properties,
  publishedAt: Type.Optional(Type.String({ description: 'instant; absent where the week is not published' })),
  restatements: Type.Optional(
    Type.Array(Type.Object({ what: Type.String(), published: Type.String(), now: Type.String() }), {
      description: 'what a count of now says otherwise',
    }),
  ),
  personal: Type.Optional(PersonalEditionSchema),
})

export const describesPersonalEdition: PersonalEdition extends Static<typeof PersonalEditionSchema> ? true : false =
  true
