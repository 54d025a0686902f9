import { Type } from '@fastify/type-provider-typebox'
import { KindSchema, LevelSchema, OrNull, SenioritySchema } from './market-schemas.ts'

const SalarySchema = Type.Object({
  min: OrNull.number,
  max: OrNull.number,
  currency: Type.String(),
  period: Type.String(),
})

const span = { start: Type.Integer(), end: Type.Integer(), surface: Type.String() }

/** What the API and `extract` read out of one text; offsets are UTF-16 code units. */
export const ExtractedSchema = Type.Object({
  text: Type.Optional(Type.String({ description: 'the readable text, for HTML input' })),
  language: Type.String({ description: 'ISO 639-1; only adverts in English have mentions' }),
  role: Type.String(),
  seniority: SenioritySchema,
  workplace: Type.String({ description: 'as title or text say it of this job: onsite, hybrid, remote or unknown' }),
  employment: Type.Union([Type.String(), Type.Null()], {
    description: 'full-time, part-time, contract, temporary or internship; null when nothing is said',
  }),
  salary: Type.Union([SalarySchema, Type.Null()]),
  mentions: Type.Array(
    Type.Object({
      ...span,
      skill: Type.String(),
      name: Type.String(),
      kind: KindSchema,
      level: LevelSchema,
      section: Type.String(),
      sentence: Type.String(),
      years: Type.Union([Type.Object({ min: Type.Number(), max: OrNull.number }), Type.Null()], {
        description: 'years of experience that the sentence states for the skill',
      }),
    }),
  ),
  phrases: Type.Array(Type.Object(span)),
})

/** One advert, as text or as HTML. */
export const ExtractBody = Type.Object(
  {
    title: Type.Optional(Type.String({ maxLength: 1000 })),
    text: Type.Optional(Type.String({ maxLength: 500_000 })),
    html: Type.Optional(Type.String({ maxLength: 500_000 })),
  },
  { additionalProperties: false },
)
