import { type FastifyPluginAsyncTypebox, Type } from '@fastify/type-provider-typebox'
import { findDestinations } from '../find-destinations.ts'
import { type RouteDeps, viewOf } from '../route-deps.ts'
import { viewParameters } from '../view-query.ts'

const Query = Type.Object({ ...viewParameters, q: Type.Optional(Type.String({ maxLength: 80 })) })
const Destinations = Type.Array(
  Type.Object({
    kind: Type.Unsafe<'page' | 'skill' | 'role' | 'person'>({
      type: 'string',
      enum: ['page', 'skill', 'role', 'person'],
    }),
    name: Type.String(),
    note: Type.String(),
    href: Type.String(),
  }),
)

/** What the palette asks while somebody types. Names of people are in it, so no browser keeps it. */
export const destinationRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  app.get(
    '/destinations.json',
    { schema: { querystring: Query, response: { 200: Destinations }, hide: true } },
    async ({ query }, reply) => {
      reply.header('cache-control', 'no-store')
      return findDestinations(deps.app, viewOf(deps, query).state, query.q ?? '')
    },
  )
}
