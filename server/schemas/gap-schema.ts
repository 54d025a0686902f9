import { type Static, Type } from '@fastify/type-provider-typebox'
import type { GapReport } from '../../analysis/gaps/gap-report.ts'
import {
  KindSchema,
  LanguageCountsSchema,
  OrNull,
  SelectionSchema,
  ShareSchema,
  SourceSchema,
  VerdictSchema,
} from './market-schemas.ts'
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
}

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
  held: Type.Array(Type.Object({ typed: Type.String(), skill: Type.String(), name: Type.String() })),
  coverage: Type.Object({
    ...share,
    threshold: Type.Number(),
    averageMet: Type.Union([Type.Number(), Type.Null()]),
  }),
  strengths: Type.Array(Type.Object({ ...demanded, impliedBy: OrNull.text })),
  gaps: Type.Array(Type.Object({ ...demanded, gain: Type.Integer() })),
  levelGaps: Type.Array(Type.Object({ ...demanded, gain: Type.Integer(), level: SkillLevelSchema })),
  next: Type.Array(
    Type.Object({
      skill: Type.String(),
      name: Type.String(),
      gain: Type.Integer(),
      reachable: Type.Integer(),
      averageMet: Type.Number(),
      n: Type.Integer(),
    }),
  ),
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
  unknown: Type.Array(Type.String()),
})

/** Fails to compile when the report and its description part ways. */
export const describesGapReport: GapReport extends Static<typeof GapReportSchema> ? true : false = true
