import { Type } from '@fastify/type-provider-typebox'

/** What a form was filled with: see `editionOf`. */
export const EditionSchema = Type.Optional(Type.String({ maxLength: 64 }))
