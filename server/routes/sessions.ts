import { type FastifyPluginAsyncTypebox, type Static, Type } from '@fastify/type-provider-typebox'
import { isSameStep } from '../../analysis/coaching/same-step.ts'
import { groupFacts, lookedBackIn, sessionMarkdown } from '../../analysis/coaching/session-markdown.ts'
import { factsOf } from '../../analysis/coaching/session-prep.ts'
import { ChangedMeanwhile, editionOf, requireEdition } from '../../data/edition.ts'
import { type Session, type SessionFields, withoutPrivateNotes } from '../../data/session.ts'
import { readReview, readSessionFields } from '../../data/session-input.ts'
import { UserError } from '../../data/user-error.ts'
import { SessionPage } from '../../web/pages/session.tsx'
import { SessionFormPage } from '../../web/pages/session-form.tsx'
import { SessionsPage } from '../../web/pages/sessions.tsx'
import { todayOf } from '../app-deps.ts'
import { gapsOf, prepOf } from '../coach-view.ts'
import { HttpProblem } from '../problems.ts'
import { requireProfile } from '../profile-view.ts'
import { NestedFormSchema, readNestedForm } from '../read-nested-form.ts'
import { sendPage } from '../render-page.ts'
import { type RouteDeps, viewOf } from '../route-deps.ts'
import { Problem } from '../schemas/problem-schema.ts'
import { ProfileIdSchema, SureSchema } from '../schemas/profile-schemas.ts'
import {
  PrivateQuery,
  ReviewFormSchema,
  SaidFormSchema,
  SessionFormSchema,
  SessionInputSchema,
  SessionSchema,
} from '../schemas/session-schemas.ts'

const problems = { 400: Problem, 404: Problem }
const itemId = Type.String({ pattern: '^[0-9a-f]{32}$' })
const SessionParams = Type.Object({ ...ProfileIdSchema.properties, session: itemId })
const CommitmentParams = Type.Object({
  ...SessionParams.properties,
  position: Type.Integer({ minimum: 0, maximum: 100 }),
})
const NoteParams = Type.Object({ ...ProfileIdSchema.properties, note: itemId })
const NoteForm = Type.Object({ text: Type.String({ minLength: 1, maxLength: 4000 }) })

/** Sessions of a coach with a person: prepared, written down, looked back on. Nothing of them is ever kept by a browser. */
export const sessionRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { store, roles, now } = deps.app
  const { sessions } = store
  const frame = () => deps.pageFrame('/profiles', viewOf(deps, {}).state)
  const pathOf = (id: string): string => `/profiles/${id}/sessions`
  const [params, hide] = [ProfileIdSchema, true]

  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })

  app.get('/profiles/:id/sessions', { schema: { params, hide } }, async ({ params: { id } }, reply) => {
    const profile = requireProfile(store, id)
    const prep = await prepOf(deps, profile)
    return sendPage(reply, SessionsPage, {
      page: deps.pageFrame('/profiles', viewOf(deps, {}).state, prep.market.sources),
      ...{ prep, sessions: sessions.list(id), notes: sessions.listNotes(id) },
    })
  })

  app.get('/profiles/:id/sessions/new', { schema: { params, hide } }, async ({ params: { id } }, reply) => {
    const prep = await prepOf(deps, requireProfile(store, id))
    const offered = groupFacts(prep.suggestedFacts, roles)
    const { name, today, plannedSessions } = prep
    return sendPage(reply, SessionFormPage, {
      ...{ page: frame(), profileId: id, name, session: null, edition: null, today, plannedSessions, offered },
    })
  })

  app.post('/profiles/:id/sessions', { schema: { params, body: NestedFormSchema, hide } }, async (request, reply) => {
    const { id } = request.params
    const profile = requireProfile(store, id)
    const { facts = [], edition: _, ...input } = readNestedForm(request, request.body, SessionFormSchema)
    const fields = readSessionFields(input, todayOf(deps.app))
    const shown = facts.filter(({ isShown }) => isShown === true).map(({ skill }) => skill)
    const kept = shown.length === 0 ? [] : factsOf(await gapsOf(deps, profile), shown, todayOf(deps.app))
    const added = sessions.add(id, { ...fields, facts: kept }, now())
    if (added === null) requireProfile(store, id) // deleted while the figures were read
    return reply.redirect(`${pathOf(id)}/${added}`, 303)
  })

  app.get('/profiles/:id/sessions/:session', { schema: { params: SessionParams, hide } }, async ({ params }, reply) => {
    const { profile, session, number, lookedBack } = sessionOf(params)
    return sendPage(reply, SessionPage, {
      ...{ page: frame(), profileId: profile.id, name: profile.name, session, number, lookedBack },
      facts: groupFacts(session.facts, roles),
    })
  })

  app.get(
    '/profiles/:id/sessions/:session/edit',
    { schema: { params: SessionParams, hide } },
    async ({ params }, reply) => {
      const { profile, session } = sessionOf(params)
      const { id: profileId, name } = profile
      return sendPage(reply, SessionFormPage, {
        ...{ page: frame(), profileId, name, session, edition: editionOf(writtenOf(session)), offered: [] },
        ...{ today: todayOf(deps.app), plannedSessions: null },
      })
    },
  )

  app.post(
    '/profiles/:id/sessions/said',
    { schema: { params, body: NestedFormSchema, hide } },
    async (request, reply) => {
      const { id } = requireProfile(store, request.params.id)
      const { at = 'commitments', ...said } = readNestedForm(request, request.body, SaidFormSchema)
      const { steps = [], note = '', remove = [] } = said
      const reviews = steps.flatMap((step, index) => {
        const review = readStep(step, `steps ${index + 1}`)
        return review === null ? [] : [{ ...placeOf(step.step), review }]
      })
      if (reviews.length + remove.length === 0 && note.trim() === '') {
        throw new UserError('nothing was said: say what became of a step, write a note, or tick one to delete it')
      }
      store.write(() => {
        const open = new Map(sessions.list(id).map((session) => [session.id, session.commitments]))
        for (const { session, position, what, review } of reviews) {
          if (open.get(session)?.[position]?.what !== what) {
            throw new ChangedMeanwhile('A step was changed after the page was opened, so nothing was saved.')
          }
          sessions.review(id, session, position, review, now())
        }
        if (note.trim() !== '') sessions.addNote(id, note.trim(), now())
      })
      // Apart: what is deleted is overwritten outside of a larger change.
      for (const removed of remove) sessions.deleteNote(id, removed)
      return reply.redirect(`${pathOf(id)}#${at}`, 303)
    },
  )

  /** @throws UserError naming the field of the form */
  function readStep({ outcome, learned }: { outcome?: string; learned?: string }, field: string) {
    if (outcome === undefined && (learned?.trim() ?? '') !== '') {
      throw new UserError(`${field}: outcome: say what became of it`)
    }
    try {
      return readReview(
        { ...(outcome !== undefined && { outcome }), ...(learned !== undefined && { learned }) },
        todayOf(deps.app),
      )
    } catch (error) {
      throw error instanceof UserError ? new UserError(`${field}: ${error.message}`) : error
    }
  }

  app.post(
    '/profiles/:id/sessions/:session',
    { schema: { params: SessionParams, body: NestedFormSchema, hide } },
    async (request, reply) => {
      const { id } = request.params
      const { facts: _, edition, ...input } = readNestedForm(request, request.body, SessionFormSchema)
      const fields = readSessionFields(input, todayOf(deps.app))
      store.write(() => {
        const { session } = sessionOf(request.params)
        requireEdition(edition, writtenOf(session))
        sessions.save(id, session.id, withKept(fields, session, writtenRows(request.body)), now())
      })
      return reply.redirect(`${pathOf(id)}/${request.params.session}`, 303)
    },
  )

  app.post(
    '/profiles/:id/sessions/:session/delete',
    { schema: { params: SessionParams, body: SureSchema, hide } },
    async ({ params }, reply) => {
      const { profile, session } = sessionOf(params)
      sessions.delete(profile.id, session.id)
      return reply.redirect(pathOf(profile.id), 303)
    },
  )

  app.post(
    '/profiles/:id/sessions/:session/commitments/:position',
    { schema: { params: CommitmentParams, body: ReviewFormSchema, hide } },
    async ({ params, body }, reply) => {
      const { profile, session } = sessionOf(params)
      if (!sessions.review(profile.id, session.id, params.position, readReview(body, todayOf(deps.app)), now())) {
        throw new HttpProblem(404, 'Commitment not found', 'The session has no such commitment.')
      }
      return reply.redirect(`${pathOf(profile.id)}#commitments`, 303)
    },
  )

  // For the client, under a name that tells nobody's name.
  app.get(
    '/profiles/:id/sessions/:session/copy.md',
    { schema: { params: SessionParams, hide } },
    async ({ params }, reply) => {
      const { profile, session, number, lookedBack } = sessionOf(params)
      return reply
        .type('text/markdown; charset=utf-8')
        .header('content-disposition', 'attachment; filename="session.md"')
        .send(sessionMarkdown(withoutPrivateNotes(session), { name: profile.name, number, lookedBack }, roles))
    },
  )

  app.post(
    '/profiles/:id/notes',
    { schema: { params, body: NoteForm, hide } },
    async ({ params: { id }, body }, reply) => {
      sessions.addNote(requireProfile(store, id).id, body.text.trim(), now())
      return reply.redirect(`${pathOf(id)}#notes`, 303)
    },
  )

  app.post(
    '/profiles/:id/notes/:note/delete',
    { schema: { params: NoteParams, body: SureSchema, hide } },
    async ({ params }, reply) => {
      sessions.deleteNote(requireProfile(store, params.id).id, params.note)
      return reply.redirect(`${pathOf(params.id)}#notes`, 303)
    },
  )

  app.get(
    '/api/v1/profiles/:id/sessions',
    {
      schema: {
        operationId: 'listSessions',
        summary: 'The sessions with a person, the earliest first; private notes only when asked for',
        ...{ params, querystring: PrivateQuery },
        response: { 200: Type.Array(SessionSchema), ...problems },
      },
    },
    async ({ params: { id }, query }) => {
      const kept = sessions.list(requireProfile(store, id).id)
      return query.private === 'yes' ? kept : kept.map(withoutPrivateNotes)
    },
  )

  app.post(
    '/api/v1/profiles/:id/sessions',
    {
      schema: {
        operationId: 'addSession',
        summary: 'Keeps a session with a person',
        ...{ params, body: SessionInputSchema },
        response: { 201: SessionSchema, ...problems },
      },
    },
    async ({ params: { id }, body }, reply) => {
      requireProfile(store, id)
      const added = sessions.add(id, readSessionFields(body, todayOf(deps.app)), now())
      return reply.code(201).send(withoutPrivateNotes(sessionOf({ id, session: added ?? '' }).session))
    },
  )

  /** @throws HttpProblem when there is no such session with the person */
  function sessionOf({ id, session: sessionId }: Static<typeof SessionParams>) {
    const profile = requireProfile(store, id)
    const all = sessions.list(id)
    const index = all.findIndex((session) => session.id === sessionId)
    const session = all[index]
    if (session === undefined) {
      throw new HttpProblem(404, 'Session not found', 'There is no such session, or it was deleted.')
    }
    return { profile, session, number: index + 1, lookedBack: lookedBackIn(session, all) }
  }
}

/** Which step the form speaks of: its session, its place there, and its words, so that no other is meant. */
function placeOf(step: string): { session: string; position: number; what: string } {
  const [session = '', position = '', ...what] = step.split('/')
  return { session, position: Number(position), what: what.join('/').replaceAll('\r\n', '\n') }
}

/** What the form shows of a session: what became of commitments is written elsewhere. */
const writtenOf = ({ id: _, createdAt, updatedAt, facts, commitments, ...session }: Session) => ({
  ...session,
  commitments: commitments.map(({ review, ...commitment }) => commitment),
})

/** Rows of the form that say what was agreed, by their numbers: empty ones are left out of what is kept. */
const writtenRows = (form: Readonly<Record<string, string>>): number[] =>
  Object.entries(form)
    .flatMap(([name, value]) => (value.trim() === '' ? [] : (/^commitments\.(\d+)\.what$/.exec(name)?.[1] ?? [])))
    .map(Number)
    .sort((one, other) => one - other)

/**
 * Figures that were shown stay as they were, and so does what became of a commitment: found by its words, and where these were
 * changed by its row, unless another commitment stands there now.
 *
 * @param rows  of the form, one for each commitment of `fields`
 */
const withKept = (fields: SessionFields, { facts, commitments }: Session, rows: readonly number[]): SessionFields => {
  const unchanged = new Set(fields.commitments.map(({ what }) => what))
  return {
    ...fields,
    facts,
    commitments: fields.commitments.map((commitment, index) => {
      const inRow = commitments[rows[index] ?? -1]
      const isReworded = inRow !== undefined && !unchanged.has(inRow.what) && isSameStep(inRow.what, commitment.what)
      const before = commitments.find(({ what }) => what === commitment.what) ?? (isReworded ? inRow : undefined)
      return { ...commitment, review: before?.review ?? null }
    }),
  }
}
