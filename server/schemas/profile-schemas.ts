import { type Static, Type } from '@fastify/type-provider-typebox'
import { type Profile, SKILL_LEVELS, type SkillLevel } from '../../data/profile.ts'
import { EditionSchema } from './edition-schema.ts'
import { OrNull, SelectionSchema, SenioritySchema } from './market-schemas.ts'

export const SkillLevelSchema = Type.Unsafe<SkillLevel>({ type: 'string', enum: SKILL_LEVELS })
const SkillLevelOrNull = Type.Unsafe<SkillLevel | null>({ type: ['string', 'null'], enum: [...SKILL_LEVELS, null] })

const text = (maxLength: number) => Type.String({ maxLength })

export const ProfileSkillSchema = Type.Object(
  { skill: OrNull.text, name: text(200), level: SkillLevelOrNull, evidence: text(2000) },
  { additionalProperties: false },
)

/** `Profile` as the API describes it. */
export const ProfileSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  currentRole: Type.String(),
  vision: Type.Object({
    role: OrNull.text,
    seniority: SelectionSchema.properties.seniority,
    horizonMonths: OrNull.number,
  }),
  places: Type.Object({
    country: OrNull.text,
    workplace: SelectionSchema.properties.workplace,
    text: Type.String(),
  }),
  group: Type.String(),
  createdAt: Type.String(),
  updatedAt: Type.String(),
  skills: Type.Array(ProfileSkillSchema),
})

/** What a program says about a person: as the form of the page has it. Left out: not said. */
export const ProfileInputSchema = Type.Object(
  {
    name: text(200),
    currentRole: Type.Optional(text(200)),
    role: Type.Optional(text(60)),
    seniority: Type.Optional(SenioritySchema),
    horizonMonths: Type.Optional(Type.Integer({ minimum: 1, maximum: 120 })),
    country: Type.Optional(text(2)),
    workplace: Type.Optional(text(10)),
    places: Type.Optional(text(200)),
    group: Type.Optional(text(100)),
    skills: Type.Optional(
      Type.String({ maxLength: 4000, description: 'as typed: "sql:expert, airflow:awareness, dbt"' }),
    ),
  },
  { additionalProperties: false },
)

/** A goal or a check-in of a plan. */
export const PlanItemIdSchema = Type.String({ pattern: '^[0-9a-zA-Z-]{1,64}$' })

/** What cannot be taken back asks for a tick. */
export const SureSchema = Type.Object({ sure: Type.Literal('yes') })

export const ProfileIdSchema = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{32}$' }) })

/** The form of a page: as programs have it, and whatever a browser adds is ignored. */
export const ProfileFormSchema = Type.Object(ProfileInputSchema.properties)

const rowsOf = (maxLength: number) => Type.Optional(Type.Array(Type.String({ maxLength }), { maxItems: 2000 }))

export const SkillRowsSchema = Type.Object({
  skill: rowsOf(120),
  skillName: rowsOf(200),
  level: rowsOf(20),
  evidence: rowsOf(2000),
  remove: rowsOf(5),
  meant: rowsOf(5),
  keep: rowsOf(5),
  add: rowsOf(4000),
})

const MAX_CV_TEXT = 200_000

export const CvTextSchema = Type.Object({ text: Type.String({ minLength: 1, maxLength: MAX_CV_TEXT }) })

/** A CV without anything beside it. */
export const CvAloneSchema = Type.Partial(Type.Object({ ...CvTextSchema.properties, at: Type.Literal('skills') }))

/** Beside the file of a person who is brought back. */
export const ImportFormSchema = Type.Object({ name: Type.Optional(Type.String({ maxLength: 200 })) })

/** The person, their skills and a CV, in one form: whatever is typed in it is saved by any of its buttons. */
export const ProfileEditSchema = Type.Object({
  ...ProfileFormSchema.properties,
  ...SkillRowsSchema.properties,
  edition: EditionSchema,
  skillsEdition: EditionSchema,
  text: Type.Optional(Type.String({ maxLength: MAX_CV_TEXT })),
  /** Where the person goes on. */
  at: Type.Optional(Type.Literal('skills')),
})

/** Fails to compile when the profile and its description part ways. */
export const describesProfile: Profile extends Static<typeof ProfileSchema> ? true : false = true
