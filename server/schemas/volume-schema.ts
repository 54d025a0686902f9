import { type Static, Type } from '@fastify/type-provider-typebox'
import type { OpeningVolume, StockState } from '../../analysis/trends/volume/opening-volume.ts'
import { GrainSchema, OrNull, SelectionSchema, SourceSchema } from './market-schemas.ts'

/** `OpeningVolume` as the API describes it. */
export const OpeningVolumeSchema = Type.Object({
  selection: SelectionSchema,
  grain: GrainSchema,
  skill: OrNull.text,
  span: Type.Object({ from: Type.String(), until: Type.String() }),
  sources: Type.Array(SourceSchema),
  points: Type.Array(
    Type.Object({
      weekStart: Type.String(),
      label: Type.String(),
      new: Type.Integer({ description: 'openings posted in the period: the flow' }),
      asOf: Type.String({ description: 'day at whose end the active openings are counted' }),
      active: Type.Unsafe<number | null>({
        type: ['integer', 'null'],
        description: 'openings that stand on that day: the stock; null where no source was read around it',
      }),
      share: Type.Optional(
        Type.Object(
          { n: Type.Integer(), share: Type.Number(), low: Type.Number(), high: Type.Number() },
          { description: 'of a skill: its active openings as a part of all, with the 95 % interval' },
        ),
      ),
      state: Type.Unsafe<StockState>({ type: 'string', enum: ['complete', 'incomplete', 'unknown'] }),
      reason: Type.Optional(Type.String({ description: 'sources that are missing, and why' })),
    }),
  ),
})

/** Fails to compile when the answer and its description part ways. */
export const describesVolume: OpeningVolume extends Static<typeof OpeningVolumeSchema> ? true : false = true
