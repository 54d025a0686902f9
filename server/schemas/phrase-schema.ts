import { Type } from '@fastify/type-provider-typebox'
import type { FoundPhrase } from '../../analysis/discovery/phrase-report.ts'
import { OrNull } from './market-schemas.ts'

const PhraseSchema = Type.Unsafe<FoundPhrase>({
  type: 'object',
  required: ['phrase', 'openings', 'employers', 'score', 'growth', 'examples', 'state'],
  properties: {
    phrase: { type: 'string', description: 'as adverts write it most often' },
    openings: { type: 'integer' },
    employers: { type: 'integer' },
    score: { type: 'number', description: 'a rank, no measure: higher is likelier to be a skill' },
    growth: { type: ['object', 'null'], description: 'the newest weeks against the half year before them' },
    examples: { type: 'array', items: { type: 'object' } },
    state: { type: 'string', enum: ['new', 'accepted', 'alias', 'ignored'] },
  },
})

/** A list of phrases as it was last made, as the API describes it. */
export const PhraseListSchema = Type.Object({
  phrases: Type.Array(PhraseSchema),
  madeAt: OrNull.text,
  isCurrent: Type.Boolean(),
  isBeingMade: Type.Boolean(),
  failure: OrNull.text,
})
