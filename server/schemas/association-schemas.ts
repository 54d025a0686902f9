import { type Static, Type } from '@fastify/type-provider-typebox'
import type { BreakOutReport } from '../../analysis/trends/breaking-out/breaking-out.ts'
import type { DistinguishingSkill } from '../../analysis/trends/together/distinguishing-skills.ts'
import type { RelatedSkill } from '../../analysis/trends/together/related-skills.ts'
import type { YearsAsked } from '../../analysis/trends/years-asked.ts'
import type { SkillProps } from '../../web/pages/skill.tsx'
import { OrNull, ShareSchema, SourceSchema, SpanSchema } from './market-schemas.ts'

/** Answers about what stands together, what tells roles apart and what is new, as the API describes them. */

export const RelatedSchema = Type.Intersect([
  ShareSchema,
  Type.Object({
    skill: Type.String(),
    name: Type.String(),
    everywhereShare: Type.Number(),
    npmi: Type.Number(),
    lift: Type.Number(),
    g2: Type.Number(),
    employers: Type.Integer({ description: '20 stands for 20 or more' }),
  }),
])
export const TogetherSchema = Type.Object({
  skill: Type.String(),
  n: Type.Integer({ description: 'openings looked at' }),
  span: SpanSchema,
  related: Type.Array(RelatedSchema),
})

export const DistinguishingSchema = Type.Intersect([
  ShareSchema,
  Type.Object({
    skill: Type.String(),
    name: Type.String(),
    elsewhere: Type.Object({ count: Type.Integer(), n: Type.Integer(), share: Type.Number() }),
    z: Type.Number(),
    q: Type.Number(),
  }),
])
export const RoleMarksSchema = Type.Object({
  role: Type.String(),
  n: Type.Integer(),
  elsewhere: Type.Integer({ description: 'openings of all other roles' }),
  span: SpanSchema,
  skills: Type.Array(DistinguishingSchema),
})

const PartSchema = Type.Object({ id: Type.String(), name: Type.String(), figure: ShareSchema })
const Parts = Type.Array(PartSchema)
const YearsSchema = Type.Object(
  {
    n: Type.Integer({ description: 'openings that name the skill' }),
    stated: Type.Integer({ description: 'of these, openings that state years for it' }),
    employers: Type.Integer({ description: 'of the latter, where known' }),
    median: Type.Union([Type.Object({ value: Type.Number(), low: Type.Number(), high: Type.Number() }), Type.Null()], {
      description: '95 % interval; null with fewer than 10 openings or 5 employers',
    }),
    counts: Type.Array(Type.Object({ from: Type.Number(), until: OrNull.number, openings: Type.Integer() })),
  },
  { description: 'least years of experience that openings ask for in the skill' },
)
/** 95 % interval of a share, 0 to 1. */
const IntervalSchema = Type.Object({ low: Type.Number(), high: Type.Number() })
export const DimensionsSchema = Type.Object({
  skill: Type.String(),
  span: SpanSchema,
  sources: Parts,
  roles: Parts,
  countries: Parts,
  seniorities: Parts,
  workplaces: Parts,
  years: YearsSchema,
  levels: Type.Union([
    Type.Object({
      n: Type.Integer(),
      counts: Type.Object({ required: Type.Integer(), preferred: Type.Integer(), mentioned: Type.Integer() }),
      intervals: Type.Object({ required: IntervalSchema, preferred: IntervalSchema, mentioned: IntervalSchema }),
    }),
    Type.Null(),
  ]),
})

const RecentSpan = Type.Union([
  Type.Object({ from: Type.String(), until: Type.String(), n: Type.Integer() }),
  Type.Null(),
])
export const BreakOutSchema = Type.Object({
  recent: RecentSpan,
  before: RecentSpan,
  tested: Type.Integer(),
  sources: Type.Array(SourceSchema),
  skills: Type.Array(
    Type.Object({
      skill: Type.String(),
      name: Type.String(),
      label: Type.Unsafe<'new' | 'emerging' | 'surging'>({ type: 'string', enum: ['new', 'emerging', 'surging'] }),
      recent: ShareSchema,
      before: ShareSchema,
      z: Type.Number(),
      q: Type.Number(),
      employers: Type.Integer(),
      sources: Type.Integer(),
      burst: Type.Union([
        Type.Object({ from: Type.String(), lastWeekStart: Type.String(), weight: Type.Number() }),
        Type.Null(),
      ]),
    }),
  ),
  reason: OrNull.text,
})

/** Fail to compile when an answer and its description part ways. */
export const describesRelated: RelatedSkill extends Static<typeof RelatedSchema> ? true : false = true
export const describesMarks: DistinguishingSkill extends Static<typeof DistinguishingSchema> ? true : false = true
export const describesBreakOuts: BreakOutReport extends Static<typeof BreakOutSchema> ? true : false = true
type Described = Pick<Static<typeof DimensionsSchema>, keyof SkillProps['dimensions']>
export const describesYears: YearsAsked extends Static<typeof YearsSchema> ? true : false = true
export const describesDimensions: Described extends SkillProps['dimensions'] ? true : false = true
