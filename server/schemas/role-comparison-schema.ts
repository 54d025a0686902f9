import { type Static, Type } from '@fastify/type-provider-typebox'
import type { RoleComparison } from '../../analysis/trends/together/compare-roles.ts'
import { ShareSchema, SourceSchema, SpanSchema } from './market-schemas.ts'

/** Two roles side by side, as the API describes them. */
export const RoleComparisonSchema = Type.Object({
  first: Type.String(),
  second: Type.String(),
  span: SpanSchema,
  n: Type.Object({ first: Type.Integer(), second: Type.Integer() }),
  sources: Type.Array(SourceSchema),
  skills: Type.Array(
    Type.Object({
      skill: Type.String(),
      name: Type.String(),
      first: ShareSchema,
      second: ShareSchema,
      points: Type.Number({ description: 'first less second, at fixed weights of the sources' }),
      low: Type.Number(),
      high: Type.Number(),
      q: Type.Number({ description: 'adjusted over all skills compared' }),
      lean: Type.Unsafe<RoleComparison['skills'][number]['lean']>({
        type: 'string',
        enum: ['first', 'second', 'alike', 'not-clear'],
      }),
    }),
  ),
})

/** Fails to compile when the answer and its description part ways. */
type Described = Pick<Static<typeof RoleComparisonSchema>, keyof RoleComparison>
export const describesComparison: RoleComparison extends Described ? true : false = true
