import { Type } from '@fastify/type-provider-typebox'

/** Parts that the answers of the API share. They describe what is sent; they change nothing of it. */

export const OrNull = {
  text: Type.Unsafe<string | null>({ type: ['string', 'null'] }),
  number: Type.Unsafe<number | null>({ type: ['number', 'null'] }),
}

const oneOf = <Value extends string>(...values: readonly Value[]) =>
  Type.Unsafe<Value>({ type: 'string', enum: values })
const oneOfOrNull = <Value extends string>(...values: readonly Value[]) =>
  Type.Unsafe<Value | null>({ type: ['string', 'null'], enum: [...values, null] })

export const SenioritySchema = oneOf('intern', 'junior', 'mid', 'senior', 'lead', 'principal', 'head', 'unspecified')
export const LevelSchema = oneOf('required', 'preferred', 'mentioned')
export const GrainSchema = oneOf('week', 'month', 'quarter')
export const VerdictSchema = oneOf('rising', 'falling', 'steady', 'too-few')
export const ReasonCodeSchema = oneOf(
  ...(['rising', 'falling', 'steady', 'maybe-rising', 'maybe-falling', 'small', 'unclear'] as const),
  ...(['few-mentions', 'few-employers', 'one-employer'] as const),
  ...(['survivor', 'unsettled', 'outage', 'uncounted', 'unnamed', 'few-openings'] as const),
)
export const StateSchema = oneOf('good', 'unsettled', 'survivor', 'outage', 'small', 'empty')
export const KindSchema = oneOf(
  ...(['language', 'framework', 'library', 'database', 'tool', 'platform', 'service'] as const),
  ...(['standard', 'certification', 'concept', 'practice', 'soft', 'domain'] as const),
)

export const SelectionSchema = Type.Object({
  role: OrNull.text,
  seniority: oneOfOrNull('intern', 'junior', 'mid', 'senior', 'lead', 'principal', 'head', 'unspecified'),
  country: OrNull.text,
  workplace: oneOfOrNull('onsite', 'hybrid', 'remote', 'unknown'),
  source: OrNull.text,
  level: oneOfOrNull('required', 'preferred', 'mentioned'),
  from: OrNull.text,
  until: OrNull.text,
  includeHistory: Type.Boolean(),
})

export const SourceSchema = Type.Object({
  source: Type.String(),
  name: Type.String(),
  kind: oneOf('snapshot', 'archive'),
  origin: oneOf('own', 'history', 'demo'),
  attribution: OrNull.text,
  linkDuty: Type.Optional(oneOfOrNull('follow', 'link')),
  licence: OrNull.text,
  url: OrNull.text,
  firstReadOn: Type.String(),
  lastReadOn: Type.String(),
  grain: oneOf('week', 'month'),
})

/** Openings that stand outside the figures, by the language of their adverts. */
export const LanguageCountsSchema = Type.Array(Type.Object({ language: Type.String(), openings: Type.Integer() }))

export const SpanSchema = Type.Union([Type.Object({ from: Type.String(), until: Type.String() }), Type.Null()])

export const SourceHealthSchema = Type.Object({
  verdict: oneOfOrNull('healthy', 'unhealthy', 'partial', 'failed', 'empty-unverified'),
  reason: OrNull.text,
  boards: Type.Integer(),
  healthyBoards: Type.Integer(),
  lastRunAt: OrNull.text,
  lastHealthyRunAt: OrNull.text,
  items: Type.Integer(),
  closed: Type.Integer(),
  failed: Type.Integer(),
  notOffers: Type.Integer(),
  failures: Type.Array(Type.Object({ where: Type.String(), reason: Type.String() })),
  markedWeeks: Type.Array(Type.Object({ weekStart: Type.String(), reason: Type.String() })),
})

export const ShareSchema = Type.Object({
  count: Type.Integer(),
  n: Type.Integer(),
  share: Type.Number(),
  low: Type.Number(),
  high: Type.Number(),
})
