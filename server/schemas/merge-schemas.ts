import { Type } from '@fastify/type-provider-typebox'
import { MERGE_REASONS, type MergeReason } from '../../data/domain.ts'
import { OrNull } from './market-schemas.ts'

export const MergeReasonSchema = Type.Unsafe<MergeReason>({ type: 'string', enum: MERGE_REASONS })

const PostingSchema = Type.Object({
  postingId: Type.Integer(),
  source: Type.String(),
  board: Type.String(),
  sourceId: Type.String(),
  title: Type.String(),
  company: OrNull.text,
  placeText: OrNull.text,
  url: OrNull.text,
  postedOn: Type.String(),
})
const merge = {
  id: Type.String(),
  posting: PostingSchema,
  mergedWith: PostingSchema,
  reason: MergeReasonSchema,
  jaccard: OrNull.number,
  overlap: OrNull.number,
  weekStart: Type.String(),
}

export const MergeListSchema = Type.Object({
  counts: Type.Array(Type.Object({ reason: MergeReasonSchema, merges: Type.Integer() })),
  merges: Type.Array(Type.Object(merge)),
  undone: Type.Array(Type.Object({ ...merge, undoneAt: Type.String() })),
  rates: Type.Array(
    Type.Object({
      weekStart: Type.String(),
      source: Type.String(),
      postings: Type.Integer(),
      openings: Type.Integer(),
      mergeRate: Type.Number(),
      crossSourceMergeRate: Type.Number(),
    }),
  ),
  jumps: Type.Array(
    Type.Object({
      source: Type.String(),
      name: Type.String(),
      weekStart: Type.String(),
      weeks: Type.Integer(),
      rate: Type.Number(),
      rateBefore: Type.Number(),
    }),
  ),
})
