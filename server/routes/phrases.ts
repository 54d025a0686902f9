import { type FastifyPluginAsyncTypebox, Type } from '@fastify/type-provider-typebox'
import { heldSkill } from '../../analysis/discovery/held-skill.ts'
import { knownForms } from '../../analysis/discovery/known-forms.ts'
import { phraseWords } from '../../analysis/discovery/phrase-key.ts'
import type { FoundPhrase } from '../../analysis/discovery/phrase-report.ts'
import { type PhraseDecision, reviewPhrase } from '../../analysis/editing/review-phrase.ts'
import { UserError } from '../../data/user-error.ts'
import { skillIdOf } from '../../data/vocabulary/skill-id.ts'
import { SKILL_CATEGORIES, SKILL_KINDS } from '../../data/vocabulary/skill-words.ts'
import type { SkillKind } from '../../data/vocabulary/vocabulary.ts'
import { type ListedPhrase, PhrasesPage } from '../../web/pages/phrases.tsx'
import { hrefOf } from '../../web/view-state.ts'
import { createPhraseLists } from '../phrase-lists.ts'
import { sendPage } from '../render-page.ts'
import { type RouteDeps, viewOf } from '../route-deps.ts'
import { PhraseListSchema } from '../schemas/phrase-schema.ts'
import { Problem } from '../schemas/problem-schema.ts'
import { viewParameters } from '../view-query.ts'

const PAGE_SIZE = 25
const MAX_PHRASES = 300
const MAX_TOP = 1000

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
  reviewed: Type.Optional(Type.Literal('on')),
})
const ApiQuery = Type.Object(
  {
    top: Type.Optional(Type.Integer({ minimum: 1, maximum: MAX_TOP })),
    hide: Type.Optional(Type.Array(Type.String())),
  },
  { additionalProperties: false },
)

export const phraseRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { market, pageFrame, rules } = deps
  const lists = createPhraseLists(deps.app)
  app.addHook('onClose', async () => lists.stop())

  app.get('/phrases', { schema: { querystring: PhraseQuery, hide: true } }, async (request, reply) => {
    const { page = 1, reviewed, done = '' } = request.query
    const includesReviewed = reviewed === 'on'
    const { phrases: all, ...list } = lists.read({ top: MAX_PHRASES, hide: [] })
    const phrases = all.filter(({ state }) => includesReviewed || state !== 'ignored').slice(0, MAX_PHRASES)
    return sendPage(reply, PhrasesPage, {
      page: pageFrame('/phrases', viewOf(deps, request.query).state),
      phrases: phrases.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(withHeldName),
      found: phrases.length,
      list,
      pageNumber: page,
      pageSize: PAGE_SIZE,
      includesReviewed,
      done,
      kinds: [...SKILL_KINDS],
      categories: [...SKILL_CATEGORIES],
    })
  })

  let known = { version: '', forms: new Map<string, string>() }
  /** The name of the known skill that a phrase says in more words ("Linux systems"), by the vocabulary of now. */
  function withHeldName(found: FoundPhrase): ListedPhrase {
    const { vocabulary, extractor, phraseRules } = deps.app
    if (known.version !== extractor.version) {
      known = { version: extractor.version, forms: knownForms(vocabulary.skills) }
    }
    const held = heldSkill(phraseWords(found.phrase), known.forms, phraseRules.words)
    return { ...found, heldName: vocabulary.byId.get(held?.skill ?? '')?.name ?? null }
  }

  app.post('/phrases', { schema: { body: ReviewForm, hide: true } }, async (request, reply) => {
    const { phrase, page = 1, reviewed = '' } = request.body
    const decision = readDecision(request.body)
    const reread = await rules.change((known, before) => reviewPhrase(known, before, phrase, decision))
    const done = `“${phrase}”: ${DONE[decision.decision]}${reread > 0 ? `; ${reread} postings were read again` : ''}`
    const at = [['page', page === 1 ? '' : String(page)] as const, ['reviewed', reviewed] as const]
    const extra = [...at, ['done', done] as const]
    return reply.redirect(hrefOf('/phrases', viewOf(deps, {}).state, {}, extra), 303)
  })

  function readDecision({ phrase, decision, name, kind = '', category = '', skill = '' }: ReviewBody): PhraseDecision {
    if (decision === 'ignore' || decision === 'reset') return { decision }
    if (decision === 'alias') {
      const typed = skill.trim()
      const known = deps.app.vocabulary.byId.get(typed) ?? market.readSkillItems([typed]).held[0]
      if (known === undefined)
        throw new UserError(`skill: there is no skill “${typed}”: type its name as the list of skills has it`)
      return { decision, skill: 'id' in known ? known.id : known.skill }
    }
    if (!SKILL_KINDS.has(kind as SkillKind)) throw new UserError('kind: say what kind of skill it is')
    if (!SKILL_CATEGORIES.has(category)) throw new UserError('category: say which category it belongs to')
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
    {
      schema: {
        operationId: 'listPhrases',
        summary: 'Recurring phrases outside the vocabulary, as last found',
        description:
          'Never waits: 202 and no phrases while the first list is made, the last list with isCurrent false while a newer one is. Ask again.',
        querystring: ApiQuery,
        response: { 200: PhraseListSchema, 202: PhraseListSchema, 400: Problem },
      },
    },
    async ({ query: { top = 50, hide = [] } }, reply) => {
      const { phrases, ...list } = lists.read({ top: top <= MAX_PHRASES ? MAX_PHRASES : MAX_TOP, hide })
      reply.code(list.madeAt === null ? 202 : 200)
      return { phrases: phrases.filter(({ state }) => state !== 'ignored').slice(0, top), ...list }
    },
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
