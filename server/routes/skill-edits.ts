import { type FastifyPluginAsyncTypebox, type Static, Type } from '@fastify/type-provider-typebox'
import { editVocabulary, restoreSkill } from '../../analysis/editing/edit-vocabulary.ts'
import { UserError } from '../../data/user-error.ts'
import { SKILL_CATEGORIES, SKILL_KINDS } from '../../data/vocabulary/skill-words.ts'
import type { SkillKind, Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import type { VocabularyEdit } from '../../data/vocabulary/vocabulary-edit.ts'
import { EditSkillPage } from '../../web/pages/edit-skill.tsx'
import { NotMeantPage } from '../../web/pages/not-meant.tsx'
import { SentencesPage } from '../../web/pages/sentences.tsx'
import { hrefOf } from '../../web/view-state.ts'
import { HttpProblem } from '../problems.ts'
import { sendPage } from '../render-page.ts'
import { requireSkill } from '../require-skill.ts'
import { type RouteDeps, viewOf } from '../route-deps.ts'
import { listSentences, sentenceOf } from '../skill-sentences.ts'
import { viewParameters } from '../view-query.ts'

const PAGE_SIZE = 25
const SkillParams = Type.Object({ id: Type.String({ maxLength: 120 }) })
const SentenceQuery = Type.Object({
  ...viewParameters,
  employer: Type.Optional(Type.String({ maxLength: 200 })),
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  done: Type.Optional(Type.String({ maxLength: 200 })),
})
const PostingQuery = Type.Object({ ...viewParameters, posting: Type.Integer({ minimum: 1 }) })
const NotForm = Type.Object({
  posting: Type.Integer({ minimum: 1 }),
  where: Type.Union(['posting', 'company', 'before', 'after', 'form'].map((where) => Type.Literal(where))),
})
const EditForm = Type.Object({
  op: Type.Union(
    ['alias', 'remove-alias', 'rename', 'parent', 'classify', 'retire', 'restore'].map((op) => Type.Literal(op)),
  ),
  form: Type.Optional(Type.String({ maxLength: 200 })),
  kind: Type.Optional(Type.String({ maxLength: 40 })),
  category: Type.Optional(Type.String({ maxLength: 80 })),
})

/** Sentences behind the figures of a skill, its spellings, and what its name does not mean. */
export const skillEditRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { pageFrame, rules } = deps
  const { store } = deps.app
  const skillOf = (id: string) => {
    const skill = deps.app.vocabulary.byId.get(requireSkill(deps, id))
    if (skill === undefined) throw new HttpProblem(404, 'Skill not found', `There is no skill “${id}”.`)
    return skill
  }
  const pathOf = (id: string, page: string) => `/skills/${encodeURIComponent(id)}/${page}`

  app.get(
    '/skills/:id/sentences',
    { schema: { params: SkillParams, querystring: SentenceQuery, hide: true } },
    async (request, reply) => {
      const skill = skillOf(request.params.id)
      const { employer = null, page = 1, done = '' } = request.query
      const view = viewOf(deps, request.query)
      const from = (page - 1) * PAGE_SIZE
      const listed = await listSentences(deps, view, skill.id, { employer, offset: from, limit: PAGE_SIZE })
      const frame = pageFrame(pathOf(skill.id, 'sentences'), view.state)
      return sendPage(reply, SentencesPage, {
        page: frame,
        skill,
        employer,
        pageNumber: page,
        pageSize: PAGE_SIZE,
        done,
        ...listed,
      })
    },
  )

  app.get(
    '/skills/:id/not',
    { schema: { params: SkillParams, querystring: PostingQuery, hide: true } },
    async (request, reply) => {
      const skill = skillOf(request.params.id)
      const sentence = requireSentence(skill.id, request.query.posting)
      const page = pageFrame(pathOf(skill.id, 'not'), viewOf(deps, request.query).state)
      return sendPage(reply, NotMeantPage, { page, skill, sentence })
    },
  )

  app.post(
    '/skills/:id/not',
    { schema: { params: SkillParams, body: NotForm, hide: true } },
    async (request, reply) => {
      const skill = skillOf(request.params.id)
      const { posting, where } = request.body
      const edit = editOf(skill.id, requireSentence(skill.id, posting), where)
      const reread = await rules.change((known, before) => editVocabulary(known, before, [edit]))
      return reply.redirect(doneAt(skill.id, `remembered; ${reread} postings were read again`), 303)
    },
  )

  app.get(
    '/skills/:id/edit',
    { schema: { params: SkillParams, querystring: SentenceQuery, hide: true } },
    async (request, reply) => {
      const skill = skillOf(request.params.id)
      const page = pageFrame(pathOf(skill.id, 'edit'), viewOf(deps, request.query).state)
      const edits = store.edits.list().filter(({ edit }) => edit.skill === skill.id)
      return sendPage(reply, EditSkillPage, {
        page,
        skill,
        parentName: skill.parent === null ? null : (deps.app.vocabulary.byId.get(skill.parent)?.name ?? skill.parent),
        categories: [...SKILL_CATEGORIES],
        edits: edits.map(({ edit }) => edit),
        done: request.query.done ?? '',
      })
    },
  )

  app.post(
    '/skills/:id/edit',
    { schema: { params: SkillParams, body: EditForm, hide: true } },
    async (request, reply) => {
      const { id } = request.params
      const { op } = request.body
      if (op !== 'restore') skillOf(id)
      const reread = await rules.change((known, before) =>
        op === 'restore'
          ? restoreSkill(known, before, id)
          : editVocabulary(known, before, [editFromForm(deps.app.vocabulary, id, request.body)]),
      )
      const done = `done; ${reread} postings were read again`
      if (!deps.app.vocabulary.byId.has(id)) return reply.redirect(hrefOf('/skills', viewOf(deps, {}).state), 303)
      return reply.redirect(hrefOf(pathOf(id, 'edit'), viewOf(deps, {}).state, {}, [['done', done]]), 303)
    },
  )

  const doneAt = (id: string, done: string): string =>
    hrefOf(pathOf(id, 'sentences'), viewOf(deps, {}).state, {}, [['done', done]])

  function requireSentence(skillId: string, postingId: number) {
    const sentence = sentenceOf(deps, skillId, postingId)
    if (sentence !== null) return sentence
    throw new HttpProblem(404, 'Sentence not found', 'This advert does not name the skill, or no longer.')
  }
}

/** @throws UserError when the form leaves out what its change needs */
function editFromForm(
  vocabulary: Vocabulary,
  skill: string,
  { op, ...fields }: Static<typeof EditForm>,
): VocabularyEdit {
  const form = (fields.form ?? '').trim()
  if (op === 'retire') return { op, skill }
  if (op === 'parent') return { op, skill, parent: form === '' ? null : skillNamed(vocabulary, form) }
  if (op === 'classify') {
    const { kind = '', category = '' } = fields
    if (!SKILL_KINDS.has(kind as SkillKind)) throw new UserError('kind: say what kind of skill it is')
    if (!SKILL_CATEGORIES.has(category)) throw new UserError('category: say which category it belongs to')
    return { op, skill, kind: kind as SkillKind, category }
  }
  if (form === '') throw new UserError(`form: ${op === 'rename' ? 'say the new name' : 'say which spelling'}`)
  return op === 'rename' ? { op, skill, name: form } : { op: op === 'alias' ? 'alias' : 'remove-alias', skill, form }
}

/** Id of the skill that a person typed the id or the name of. */
function skillNamed({ byId, skills }: Vocabulary, typed: string): string {
  const key = typed.toLowerCase()
  const found = byId.get(typed) ?? skills.find(({ name }) => name.toLowerCase() === key)
  if (found === undefined) throw new UserError(`form: there is no skill “${typed}” to be the parent`)
  return found.id
}

/** @throws UserError when the sentence has no such word or employer */
function editOf(skill: string, sentence: NonNullable<ReturnType<typeof sentenceOf>>, where: string): VocabularyEdit {
  const { posting, surface, wordBefore, wordAfter, isRemovable } = sentence
  const { source, board, sourceId, company } = posting
  switch (where) {
    case 'company':
      if (company === null) throw new UserError('where: the advert does not state its employer')
      return { op: 'not-at', skill, company }
    case 'before':
      if (wordAfter === null) throw new UserError('where: no word stands behind the spelling')
      return { op: 'stop', skill, phrase: `${surface} ${wordAfter}` }
    case 'after':
      if (wordBefore === null) throw new UserError('where: no word stands ahead of the spelling')
      return { op: 'stop', skill, phrase: `${wordBefore} ${surface}` }
    case 'form':
      return isRemovable ? { op: 'remove-alias', skill, form: surface } : { op: 'stop', skill, phrase: surface }
    default:
      return { op: 'not-in', skill, posting: { source, board, sourceId } }
  }
}
