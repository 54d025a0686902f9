import { type FastifyPluginAsyncTypebox, Type } from '@fastify/type-provider-typebox'
import { findPhrases } from '../../analysis/discovery/find-phrases.ts'
import type { PhraseReport } from '../../analysis/discovery/phrase-report.ts'
import { readPendingChunks } from '../../analysis/discovery/read-pending-chunks.ts'
import { type PhraseDecision, reviewPhrase } from '../../analysis/editing/review-phrase.ts'
import { UserError } from '../../data/user-error.ts'
import { skillIdOf } from '../../data/vocabulary/skill-id.ts'
import { SKILL_CATEGORIES, SKILL_KINDS } from '../../data/vocabulary/skill-words.ts'
import type { SkillKind } from '../../data/vocabulary/vocabulary.ts'
import { PhrasesPage } from '../../web/pages/phrases.tsx'
import { hrefOf } from '../../web/view-state.ts'
import { sendPage } from '../render-page.ts'
import { viewParameters } from '../view-query.ts'
import { type RouteDeps, viewOf } from './route-deps.ts'

const PAGE_SIZE = 25
const MAX_PHRASES = 300

const PhraseQuery = Type.Object({
  ...viewParameters,
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: MAX_PHRASES / PAGE_SIZE })),
  reviewed: Type.Optional(Type.Literal('on')),
  done: Type.Optional(Type.String({ maxLength: 200 })),
})
const ReviewForm = Type.Object({
  phrase: Type.String({ minLength: 1, maxLength: 120 }),
  decision: Type.Union(['accept', 'alias', 'ignore', 'reset'].map((decision) => Type.Literal(decision))),
  name: Type.Optional(Type.String({ maxLength: 80 })),
  kind: Type.Optional(Type.String({ maxLength: 40 })),
  category: Type.Optional(Type.String({ maxLength: 80 })),
  skill: Type.Optional(Type.String({ maxLength: 120 })),
  page: Type.Optional(Type.Integer({ minimum: 1 })),
})
const ApiQuery = Type.Object(
  { top: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })), hide: Type.Optional(Type.Array(Type.String())) },
  { additionalProperties: false },
)

export const phraseRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { market, pageFrame, rules } = deps
  const { store } = deps.app

  async function find(top: number, more: { hide?: string[]; includesReviewed?: boolean } = {}): Promise<PhraseReport> {
    const { vocabulary, phraseRules, today } = deps.app
    await readPendingChunks(store, phraseRules)
    return market.remember('phrases', [top, more], () =>
      findPhrases(store, vocabulary, phraseRules, { top, today: today(), ...more }),
    )
  }

  app.get('/phrases', { schema: { querystring: PhraseQuery, hide: true } }, async (request, reply) => {
    const { page = 1, reviewed, done = '' } = request.query
    const includesReviewed = reviewed === 'on'
    const { phrases } = await find(MAX_PHRASES, { includesReviewed })
    return sendPage(reply, PhrasesPage, {
      page: pageFrame('/phrases', viewOf(deps, request.query).state),
      phrases: phrases.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
      found: phrases.length,
      pageNumber: page,
      pageSize: PAGE_SIZE,
      includesReviewed,
      done,
      kinds: [...SKILL_KINDS],
      categories: [...SKILL_CATEGORIES],
    })
  })

  app.post('/phrases', { schema: { body: ReviewForm, hide: true } }, async (request, reply) => {
    const { phrase, page = 1 } = request.body
    const decision = readDecision(request.body)
    const reread = await rules.change((known, before) => reviewPhrase(known, before, phrase, decision))
    const done = `“${phrase}”: ${DONE[decision.decision]}${reread > 0 ? `; ${reread} postings were read again` : ''}`
    const extra = [['page', page === 1 ? '' : String(page)] as const, ['done', done] as const]
    return reply.redirect(hrefOf('/phrases', viewOf(deps, {}).state, {}, extra), 303)
  })

  function readDecision({ phrase, decision, name, kind = '', category = '', skill = '' }: ReviewBody): PhraseDecision {
    if (decision === 'ignore' || decision === 'reset') return { decision }
    if (decision === 'alias') {
      const typed = skill.trim()
      const known = deps.app.vocabulary.byId.get(typed) ?? market.readSkillItems([typed]).held[0]
      if (known === undefined)
        throw new UserError(`there is no skill “${typed}”: type its name as the list of skills has it`)
      return { decision, skill: 'id' in known ? known.id : known.skill }
    }
    if (!SKILL_KINDS.has(kind as SkillKind)) throw new UserError('say what kind of skill it is')
    if (!SKILL_CATEGORIES.has(category)) throw new UserError('say which category it belongs to')
    const named = name?.trim() || phrase
    return {
      decision: 'accept',
      skill: skillIdOf(named),
      name: named,
      kind: kind as SkillKind,
      category,
      parent: null,
      aliases: named === phrase ? [] : [phrase],
    }
  }

  app.get(
    '/api/v1/phrases',
    { schema: { summary: 'Recurring phrases outside the vocabulary', querystring: ApiQuery } },
    async ({ query: { top = 50, hide } }) => find(top, hide ? { hide } : {}),
  )
}

interface ReviewBody {
  phrase: string
  decision: string
  name?: string
  kind?: string
  category?: string
  skill?: string
}

const DONE: Record<PhraseDecision['decision'], string> = {
  accept: 'is a skill now',
  alias: 'is another spelling now',
  ignore: 'is left out from now on',
  reset: 'is new again',
}
