import { type Static, Type } from '@fastify/type-provider-typebox'
import type { SkillOutlook } from '../../analysis/trends/outlook/skill-outlook.ts'
import { GrainSchema, OrNull } from './market-schemas.ts'

const EventSchema = Type.Object({
  periodStart: Type.String(),
  kind: Type.Unsafe<'joined' | 'left' | 'outage' | 'merges' | 'rules'>({
    type: 'string',
    enum: ['joined', 'left', 'outage', 'merges', 'rules'],
  }),
  source: OrNull.text,
  text: Type.String(),
})
const share = { share: Type.Number(), low: Type.Number(), high: Type.Number() }

const CountedSchema = Type.Object({ count: Type.Integer(), n: Type.Integer() })

/** The line that charts draw where sources join or leave. */
export const ComparableSchema = Type.Object({
  points: Type.Array(
    Type.Object({ weekStart: Type.String(), label: Type.String(), ...share, effectiveN: Type.Number() }),
  ),
  boundaries: Type.Array(
    Type.Object({
      weekStart: Type.String(),
      joined: Type.Array(Type.String()),
      left: Type.Array(Type.String()),
      isBreak: Type.Boolean(),
    }),
  ),
})

/** Forecast, levels, bursts and events of a skill as the API describes them. */
export const OutlookSchema = Type.Object({
  grain: GrainSchema,
  forecastLevel: Type.Number(),
  forecast: Type.Union([
    Type.Array(Type.Object({ weekStart: Type.String(), label: Type.String(), ...share })),
    Type.Null(),
  ]),
  forecastMethod: Type.Unsafe<SkillOutlook['forecastMethod']>({ enum: ['theta', 'mean-of-4', null] }),
  level: Type.Union([
    Type.Object({ count: Type.Integer(), n: Type.Integer(), ...share, from: Type.String(), until: Type.String() }),
    Type.Null(),
  ]),
  periods: Type.Integer(),
  periodsNeeded: Type.Integer(),
  shifts: Type.Array(
    Type.Object({
      weekStart: Type.String(),
      label: Type.String(),
      before: Type.Number(),
      after: Type.Number(),
      points: Type.Number(),
      event: Type.Union([EventSchema, Type.Null()]),
    }),
  ),
  bursts: Type.Array(
    Type.Object({
      from: Type.String(),
      lastPeriodStart: Type.String(),
      until: Type.String({ description: 'day after its last period' }),
      weight: Type.Number(),
      within: CountedSchema,
      outside: CountedSchema,
    }),
  ),
  comparable: Type.Union([ComparableSchema, Type.Null()]),
  events: Type.Array(EventSchema),
})

/** Fails to compile when the outlook and its description part ways. */
export const describesOutlook: SkillOutlook extends Static<typeof OutlookSchema> ? true : false = true
