import multipart from '@fastify/multipart'
import { type FastifyPluginAsyncTypebox, type Static, Type } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import { DESK_ORDERS, type DeskOrder, listGroups } from '../../analysis/coaching/client-desk.ts'
import { readDesk } from '../../analysis/coaching/client-questions.ts'
import { findCvSkills } from '../../analysis/profiles/find-cv-skills.ts'
import { importPerson } from '../../analysis/profiles/import-person.ts'
import { mergeSkills, readTypedSkills } from '../../analysis/profiles/profile-skills.ts'
import { readCvFile } from '../../analysis/profiles/read-cv-file.ts'
import { chooseWeek } from '../../analysis/report/weekly/build-weekly-report.ts'
import { nearestSkills } from '../../analysis/skills/suggest-skills.ts'
import { editionOf, requireEdition } from '../../data/edition.ts'
import {
  type Profile,
  type ProfileFields,
  type ProfileSkill,
  profileNameKey,
  profileSkillKey,
} from '../../data/profile.ts'
import { readProfileFields } from '../../data/profile-input.ts'
import { WHOLE_MARKET } from '../../data/selection.ts'
import { UserError } from '../../data/user-error.ts'
import { weekLabel } from '../../data/weeks.ts'
import { CvReviewPage } from '../../web/pages/cv-review.tsx'
import { ProfilePage } from '../../web/pages/profile.tsx'
import { ProfilesPage } from '../../web/pages/profiles.tsx'
import { todayOf } from '../app-deps.ts'
import { clientMarketOf, coachDepsOf } from '../coach-view.ts'
import { fitSchema } from '../fit-schema.ts'
import { HttpProblem } from '../problems.ts'
import { requireProfile } from '../profile-view.ts'
import { readFileForm } from '../read-file-form.ts'
import { readPersonFile } from '../read-person-file.ts'
import { readChosenSkills, readSkillRows } from '../read-skill-rows.ts'
import { sendPage } from '../render-page.ts'
import { type RouteDeps, viewOf } from '../route-deps.ts'
import {
  CvAloneSchema,
  CvTextSchema,
  ImportFormSchema,
  ProfileEditSchema,
  ProfileFormSchema,
  ProfileIdSchema,
  SkillRowsSchema,
  SureSchema,
} from '../schemas/profile-schemas.ts'

/** Room for a list of some hundred skills with their evidence, and the text of a CV. */
const ROWS_LIMIT = 3 * 1024 * 1024

const DeskQuery = Type.Object({
  group: Type.Optional(Type.String({ maxLength: 100 })),
  order: Type.Optional(Type.Unsafe<DeskOrder>({ type: 'string', enum: DESK_ORDERS })),
})

type ProfileEdit = Omit<Static<typeof ProfileEditSchema>, 'text' | 'at'>

/** People: made, changed, filled from a CV, and deleted. Nothing here is ever kept by a browser or stands in an address. */
export const profileRoutes: FastifyPluginAsyncTypebox<RouteDeps> = async (app, deps) => {
  const { store, roles, now } = deps.app
  const roleIds = roles.map(({ id }) => id)
  const rolesByName = roles.map(({ id, name }) => ({ id, name }))
  const pathOf = (id: string): string => `/profiles/${id}`
  const suggest = (words: string) => nearestSkills(words, deps.app.vocabulary)[0]
  const frame = (path: string) => deps.pageFrame(path, viewOf(deps, {}).state)

  // A file that is too large is told beside what was typed: the form is read to its end.
  await app.register(multipart, { throwFileSizeLimit: false })
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })

  app.get(
    '/profiles',
    { schema: { querystring: DeskQuery, hide: true } },
    async ({ query: { group = '', order = 'name' } }, reply) => {
      const coach = coachDepsOf(deps)
      const profiles = store.profiles.list()
      return sendPage(reply, ProfilesPage, {
        page: frame('/profiles'),
        clients: readDesk(coach, { group: group || null, order }, clientMarketOf(deps)),
        total: profiles.length,
        groups: listGroups(profiles),
        group: group || null,
        order,
        roles: rolesByName,
        today: coach.today,
      })
    },
  )

  app.post('/profiles', { schema: { body: ProfileFormSchema, hide: true } }, async ({ body }, reply) => {
    const { skills = '', ...fields } = body
    const typed = readSkillField('skills', skills)
    const id = store.profiles.add(readProfileFields(fields, roleIds), typed, now())
    return reply.redirect(pathOf(id), 303)
  })

  app.post('/profiles/import', { schema: { hide: true } }, async (request, reply) => {
    const form = await readFileForm(request)
    const { name } = fitSchema(request, form.fields, ImportFormSchema)
    if (form.file === null) throw new UserError('file: choose the file of a person, then send it')
    const records = readPeople(form.file.bytes.toString('utf8'))
    if (records.length > 1 && name !== undefined) throw new UserError('name: several people are in the file')
    const ids = store.write(() =>
      records.map((record) => importPerson(store, deps.app, { record, name, today: todayOf(deps.app) })),
    )
    return reply.redirect(ids.length === 1 && ids[0] !== undefined ? pathOf(ids[0]) : '/profiles', 303)
  })

  app.get('/profiles/:id', { schema: { params: ProfileIdSchema, hide: true } }, async ({ params }, reply) => {
    const profile = requireProfile(store, params.id)
    const suggestions = deps.app.vocabulary.skills.map(({ name }) => name)
    const groups = listGroups(store.profiles.list())
    const newest = chooseWeek(undefined, store, WHOLE_MARKET, todayOf(deps.app))
    const report = newest && weekLabel(newest)
    return sendPage(reply, ProfilePage, {
      page: frame('/profiles'),
      profile,
      editions: { person: editionOf(personOf(profile)), skills: editionOf(profile.skills) },
      roles: rolesByName,
      suggestions,
      meant: profile.skills.map(({ skill, name }) => (skill === null ? (suggest(name)?.name ?? null) : null)),
      groups,
      report,
    })
  })

  app.post(
    '/profiles/:id',
    { schema: { params: ProfileIdSchema, body: ProfileEditSchema, hide: true }, bodyLimit: ROWS_LIMIT },
    async ({ params: { id }, body }, reply) => {
      const { text, at, ...edit } = body
      const found = text === undefined ? null : await readCv('text', new TextEncoder().encode(text), 'cv.txt')
      saveEdit(id, edit)
      if (found !== null) return review(reply, requireProfile(store, id), found, true)
      return reply.redirect(at === undefined ? pathOf(id) : `${pathOf(id)}#${at}`, 303)
    },
  )

  app.post(
    '/profiles/:id/cv',
    { schema: { params: ProfileIdSchema, body: CvTextSchema, hide: true } },
    async ({ params, body }, reply) => {
      const profile = requireProfile(store, params.id)
      return review(reply, profile, await readCv('text', new TextEncoder().encode(body.text), 'cv.txt'))
    },
  )

  app.post('/profiles/:id/cv-file', { schema: { params: ProfileIdSchema, hide: true } }, async (request, reply) => {
    const { id } = requireProfile(store, request.params.id)
    const form = await readFileForm(request)
    const { file, fields } = form
    // A file alone is sent by programs, and by nobody who typed something beside it.
    const isWithPerson = Object.keys(fields).some((name) => name !== 'text')
    const { text, at: _, ...edit } = fitSchema(request, form.fields, isWithPerson ? ProfileEditSchema : CvAloneSchema)
    if (file === null && text === undefined) {
      throw new UserError('file: choose the file of a CV, or paste its text')
    }
    const found = [
      ...(file === null ? [] : await readCv('file', file.bytes, file.fileName)),
      ...(text === undefined ? [] : await readCv('text', new TextEncoder().encode(text), 'cv.txt')),
    ]
    if (isWithPerson) saveEdit(id, edit as ProfileEdit)
    return review(reply, requireProfile(store, id), found, isWithPerson)
  })

  app.post(
    '/profiles/:id/cv-skills',
    { schema: { params: ProfileIdSchema, body: SkillRowsSchema, hide: true }, bodyLimit: ROWS_LIMIT },
    async ({ params, body }, reply) => {
      const { skills } = requireProfile(store, params.id)
      saveSkills(params.id, mergeSkills(skills, readChosenSkills(body)))
      return reply.redirect(`${pathOf(params.id)}#skills`, 303)
    },
  )

  app.post(
    '/profiles/:id/delete',
    { schema: { params: ProfileIdSchema, body: SureSchema, hide: true } },
    async ({ params }, reply) => {
      const deleted = store.profiles.delete(requireProfile(store, params.id).id)
      if (deleted?.isErased !== true) {
        throw new HttpProblem(
          503,
          'Deleted, but traces are left',
          'The person is deleted, but another program has the database open, so that traces may stay in the file. Close it, then run “skilltide profiles erase”.',
        )
      }
      return reply.redirect('/profiles', 303)
    },
  )

  /** @throws UserError when it does not fit, ChangedMeanwhile when somebody else changed the same part */
  function saveEdit(id: string, { edition, skillsEdition, skills: _, ...edit }: ProfileEdit): void {
    const { skill, skillName, level, evidence, remove, meant, add, keep: _keep, ...fields } = edit
    const person = readProfileFields(fields, roleIds)
    const typed = readSkillField('add', add?.[0] ?? '')
    const hasRows = skillName !== undefined || skillsEdition !== undefined
    store.write(() => {
      const before = requireProfile(store, id)
      const rows = hasRows
        ? readSkillRows({ skill, skillName, level, evidence, remove, meant }, suggest)
        : before.skills
      // A part that was left as it was is in nobody's way, and neither is what stands there already.
      const isNew = (part: unknown, filled: string | undefined, now: unknown) =>
        editionOf(part) !== filled && editionOf(part) !== editionOf(now)
      if (isNew(personOf(person), edition, personOf(before))) {
        requireEdition(edition, personOf(before))
        store.profiles.save(id, person, now())
      }
      const skills = mergeSkills(rows, typed)
      if (isNew(skills, skillsEdition, before.skills)) {
        requireEdition(skillsEdition, before.skills)
        saveSkills(id, skills)
      }
    })
  }

  /** @throws UserError naming the field of the form */
  async function readCv(field: 'file' | 'text', bytes: Uint8Array, fileName: string): Promise<ProfileSkill[]> {
    try {
      return findCvSkills(await readCvFile(bytes, fileName), deps.app.vocabulary, deps.app.extractor).skills
    } catch (error) {
      throw error instanceof UserError ? new UserError(`${field}: ${error.message}`) : error
    }
  }

  /** @throws UserError naming the field of the form */
  function readSkillField(field: string, text: string): ProfileSkill[] {
    try {
      return readTypedSkills(text, deps.app.vocabulary, deps.app.extractor)
    } catch (error) {
      throw error instanceof UserError ? new UserError(`${field}: ${error.message}`) : error
    }
  }

  function saveSkills(id: string, skills: readonly ProfileSkill[]): void {
    const known = skills.map((skill) =>
      skill.skill !== null && !deps.app.vocabulary.byId.has(skill.skill) ? { ...skill, skill: null } : skill,
    )
    store.profiles.saveSkills(id, [...new Map(known.map((skill) => [profileSkillKey(skill), skill])).values()], now())
  }

  function review(reply: FastifyReply, profile: Profile, read: readonly ProfileSkill[], isSaved = false): FastifyReply {
    const held = new Set(profile.skills.map(profileSkillKey))
    const ownName = profileNameKey(profile.name)
    // What both a file and a text name is named once, as the file has it.
    const found = [...new Map(read.toReversed().map((skill) => [profileSkillKey(skill), skill])).values()].toReversed()
    const named = found.filter(({ skill, name }) => skill !== null || profileNameKey(name) !== ownName)
    return sendPage(reply, CvReviewPage, {
      page: frame('/profiles'),
      profile,
      isSaved,
      found: named.map((skill) => ({ ...skill, isHeld: held.has(profileSkillKey(skill)) })),
    })
  }
}

/** @throws UserError naming the field of the form, and within the file what does not fit */
function readPeople(text: string): ReturnType<typeof readPersonFile> {
  try {
    return readPersonFile(text)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const isOfField = /^[\w.[\] ]+: /.test(error.message)
    throw new UserError(`file: ${isOfField ? 'in it, ' : ''}${error.message.replace(/: is missing$/, ' is missing')}`)
  }
}

/** What the form shows of the person: everything but skills. */
const personOf = ({ name, currentRole, vision: { role, seniority, horizonMonths }, places, group }: ProfileFields) => {
  const { country, workplace, text } = places
  return { name, currentRole, vision: { role, seniority, horizonMonths }, places: { country, workplace, text }, group }
}
