import { type Static, Type } from '@fastify/type-provider-typebox'
import type { FrameworkState, GapReport, OutsideReach } from '../../analysis/gaps/gap-report.ts'
import {
  KindSchema,
  LanguageCountsSchema,
  OrNull,
  ReasonCodeSchema,
  SelectionSchema,
  ShareSchema,
  SourceSchema,
  VerdictSchema,
} from './market-schemas.ts'
import { premium, UnitSchema } from './pay-schema.ts'
import { SkillLevelSchema } from './profile-schemas.ts'

const share = {
  count: Type.Integer(),
  n: Type.Integer(),
  share: Type.Number(),
  low: Type.Number(),
  high: Type.Number(),
}

const demanded = {
  skill: Type.String(),
  name: Type.String(),
  kind: KindSchema,
  category: Type.String(),
  ...share,
  required: ShareSchema,
  preferred: Type.Integer(),
  verdict: VerdictSchema,
  verdictReason: Type.String(),
  verdictReasonCode: ReasonCodeSchema,
}

const NamedSkillSchema = Type.Object({ skill: Type.String(), name: Type.String() })

/** What is known of learning a skill. */
const lesson = {
  effort: Type.Object(
    {
      hours: Type.Number(),
      said: Type.Unsafe<'skill' | 'kind' | 'assumed'>({ type: 'string', enum: ['skill', 'kind', 'assumed'] }),
      fullHours: Type.Number(),
      closeFactor: Type.Number(),
      levelFactor: Type.Number(),
    },
    { description: 'Hours to working level: assumptions by kind of skill, or own estimates' },
  ),
  close: Type.Union([
    Type.Object({
      ...{ skill: Type.String(), name: Type.String(), npmi: Type.Number() },
      ...{ count: Type.Integer(), n: Type.Integer() },
    }),
    Type.Null(),
  ]),
  brings: Type.Array(NamedSkillSchema),
  needs: Type.Array(NamedSkillSchema),
}

const gap = {
  ...demanded,
  ...lesson,
  gain: Type.Integer(),
  pay: Type.Union([Type.Object({ currency: Type.String(), unit: UnitSchema, ...premium }), Type.Null()]),
}

const StepSchema = Type.Object({
  ...{ skill: Type.String(), name: Type.String(), ...lesson },
  ...{ gain: Type.Integer(), reachable: Type.Integer(), n: Type.Integer() },
  ...{ share: Type.Number(), low: Type.Number(), high: Type.Number(), averageMet: Type.Number() },
})

const LevelOrNull = Type.Union([SkillLevelSchema, Type.Null()])
const FrameworkSchema = Type.Object({
  role: Type.Object({ id: Type.String(), name: Type.String() }),
  level: Type.Object({ id: Type.String(), name: Type.String() }),
  isExact: Type.Boolean(),
  skills: Type.Array(
    Type.Object({
      ...{ skill: Type.String(), name: Type.String(), required: LevelOrNull, held: LevelOrNull },
      state: Type.Unsafe<FrameworkState>({
        type: 'string',
        enum: ['met', 'below', 'level-not-said', 'no-evidence'] satisfies FrameworkState[],
      }),
      evidence: Type.Array(Type.Object({ skill: Type.String(), name: Type.String(), level: LevelOrNull })),
      readFrom: Type.Array(Type.String()),
    }),
  ),
  attribution: Type.String(),
  licence: Type.Object({ name: Type.String(), url: Type.String() }),
  url: Type.String(),
  updated: Type.String(),
})

const SpanSchema = Type.Object({
  from: Type.String(),
  until: Type.String(),
  weeks: Type.Integer(),
  widened: Type.Boolean(),
})

/** `GapReport` as the API describes it. */
export const GapReportSchema = Type.Object({
  selection: SelectionSchema,
  basis: Type.Unsafe<'openings' | 'history'>({ type: 'string', enum: ['openings', 'history'] }),
  ignored: Type.Optional(
    Type.Array(Type.Unsafe<'seniority' | 'workplace'>({ type: 'string', enum: ['seniority', 'workplace'] })),
  ),
  span: Type.Union([SpanSchema, Type.Null()]),
  n: Type.Integer(),
  nWithSkills: Type.Integer(),
  notRead: LanguageCountsSchema,
  sources: Type.Array(SourceSchema),
  held: Type.Array(
    Type.Object({
      ...{ typed: Type.String(), skill: Type.String(), name: Type.String(), level: Type.Optional(LevelOrNull) },
    }),
  ),
  coverage: Type.Object({
    ...share,
    threshold: Type.Number(),
    averageMet: Type.Union([Type.Number(), Type.Null()]),
  }),
  coverageAt: Type.Array(Type.Object({ threshold: Type.Number(), ...share })),
  strengths: Type.Array(Type.Object({ ...demanded, impliedBy: OrNull.text })),
  advice: Type.Object(
    {
      basis: Type.Unsafe<GapReport['advice']['basis']>({ type: 'string', enum: ['enough', 'few', 'none'] }),
      tied: Type.Array(NamedSkillSchema),
      cautions: Type.Array(Type.String()),
    },
    { description: 'How far the figures bear advice: below 10 openings not at all; and what shares the first place' },
  ),
  gaps: Type.Array(Type.Object(gap)),
  levelGaps: Type.Array(Type.Object({ ...gap, level: SkillLevelSchema })),
  next: Type.Array(StepSchema, { description: 'The most asked for of what is missing, one step after the other' }),
  order: Type.Array(StepSchema, { description: 'The same by arithmetic alone: greedy on the truncated coverage' }),
  pair: Type.Union([
    Type.Object({
      skills: Type.Tuple([NamedSkillSchema, NamedSkillSchema]),
      ...{ gain: Type.Integer(), alone: Type.Tuple([Type.Integer(), Type.Integer()]), n: Type.Integer() },
    }),
    Type.Null(),
  ]),
  budget: Type.Union([
    Type.Object({
      ...{ hours: Type.Number(), hoursUsed: Type.Number(), reachable: ShareSchema, isBest: Type.Boolean() },
      steps: Type.Array(Type.Object({ skill: Type.String(), name: Type.String(), hours: Type.Number() })),
    }),
    Type.Null(),
  ]),
  opportunity: Type.Array(
    Type.Object({
      skill: Type.String(),
      name: Type.String(),
      here: ShareSchema,
      elsewhere: ShareSchema,
      points: Type.Number(),
      low: Type.Number(),
      high: Type.Number(),
    }),
  ),
  outside: Type.Array(
    Type.Object({
      by: Type.Unsafe<OutsideReach['by']>({ type: 'string', enum: ['country', 'workplace', 'seniority'] }),
      value: OrNull.text,
      ...share,
    }),
    {
      description:
        'Openings of the role that the selection leaves out in one respect, and those within reach by skills',
    },
  ),
  framework: Type.Union([FrameworkSchema, Type.Null()]),
  unknown: Type.Array(Type.String()),
  suggestions: Type.Array(Type.Object({ typed: Type.String(), skill: Type.String(), name: Type.String() }), {
    description: 'Skills that were perhaps meant by words that were not understood; none of them is counted',
  }),
})

/** Fails to compile when the report and its description part ways. */
export const describesGapReport: GapReport extends Static<typeof GapReportSchema> ? true : false = true
