import { type FastifyPluginAsyncTypebox, Type } from '@fastify/type-provider-typebox'
import { importPerson } from '../../analysis/profiles/import-person.ts'
import { personRecord } from '../../analysis/profiles/person-record.ts'
import { mergeSkills, readTypedSkills } from '../../analysis/profiles/profile-skills.ts'
import { readProfileFields } from '../../data/profile-input.ts'
import { todayOf } from '../app-deps.ts'
import { requireProfile } from '../profile-view.ts'
import { MAX_PERSON_BYTES, readPerson } from '../read-person-file.ts'
import type { RouteDeps } from '../route-deps.ts'
import { ImportedPersonSchema } from '../schemas/person-import-schema.ts'
import { PersonRecordSchema } from '../schemas/plan-schemas.ts'
import { Problem } from '../schemas/problem-schema.ts'
import { ProfileIdSchema, ProfileInputSchema, ProfileSchema } from '../schemas/profile-schemas.ts'
import { PrivateQuery } from '../schemas/session-schemas.ts'

const problems = { 400: Problem, 404: Problem }

/** People, for programs on this machine. */
export const profileApiRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { store, roles, now } = deps.app
  const roleIds = roles.map(({ id }) => id)

  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })

  app.get(
    '/api/v1/profiles',
    { schema: { operationId: 'listProfiles', summary: 'All profiles', response: { 200: Type.Array(ProfileSchema) } } },
    async () => store.profiles.list(),
  )

  app.post(
    '/api/v1/profiles',
    {
      schema: {
        operationId: 'addProfile',
        summary: 'Adds a profile',
        body: ProfileInputSchema,
        response: { 201: ProfileSchema, ...problems },
      },
    },
    async ({ body: { skills = '', ...fields } }, reply) => {
      const typed = readTypedSkills(skills, deps.app.vocabulary, deps.app.extractor)
      const id = store.profiles.add(readProfileFields(fields, roleIds), typed, now())
      return reply.code(201).header('location', `/api/v1/profiles/${id}`).send(requireProfile(store, id))
    },
  )

  app.post(
    '/api/v1/profiles/import',
    {
      schema: {
        operationId: 'importProfile',
        summary: 'Keeps a person again as getProfile handed them out: a new profile, with plan, sessions and notes',
        querystring: Type.Object({
          name: Type.Optional(Type.String({ maxLength: 200, description: 'another name than the one in the record' })),
        }),
        body: ImportedPersonSchema,
        response: { 201: PersonRecordSchema, ...problems },
      },
      bodyLimit: MAX_PERSON_BYTES,
    },
    async ({ body, query: { name } }, reply) => {
      const id = importPerson(store, deps.app, { record: readPerson(body), name, today: todayOf(deps.app) })
      const kept = personRecord(store, requireProfile(store, id), body.privateNotes !== undefined)
      return reply.code(201).header('location', `/api/v1/profiles/${id}`).send(kept)
    },
  )

  app.get(
    '/api/v1/profiles/:id',
    {
      schema: {
        operationId: 'getProfile',
        summary: 'Everything that is kept about a person; the coach’s private notes only when asked for',
        params: ProfileIdSchema,
        querystring: PrivateQuery,
        response: { 200: PersonRecordSchema, ...problems },
      },
    },
    async ({ params, query }) => personRecord(store, requireProfile(store, params.id), query.private === 'yes'),
  )

  app.put(
    '/api/v1/profiles/:id',
    {
      schema: {
        operationId: 'replaceProfile',
        summary: 'Replaces the fields of a profile; skills that are given are added',
        params: ProfileIdSchema,
        body: ProfileInputSchema,
        response: { 200: ProfileSchema, ...problems },
      },
    },
    async ({ params, body: { skills, ...fields } }) => {
      const before = requireProfile(store, params.id)
      const typed = readTypedSkills(skills ?? '', deps.app.vocabulary, deps.app.extractor)
      store.write(() => {
        store.profiles.save(params.id, readProfileFields(fields, roleIds), now())
        if (typed.length > 0) store.profiles.saveSkills(params.id, mergeSkills(before.skills, typed), now())
      })
      return requireProfile(store, params.id)
    },
  )

  app.delete(
    '/api/v1/profiles/:id',
    {
      schema: {
        operationId: 'deleteProfile',
        summary: 'Deletes a person, and every byte of them in the database unless another program has it open',
        params: ProfileIdSchema,
        response: {
          200: Type.Object({ id: Type.String(), deleted: Type.Boolean(), erased: Type.Boolean() }),
          ...problems,
        },
      },
    },
    async ({ params: { id } }) => {
      requireProfile(store, id)
      return { id, deleted: true, erased: store.profiles.delete(id)?.isErased === true }
    },
  )
}
