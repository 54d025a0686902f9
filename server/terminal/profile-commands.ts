import { basename } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import type { Rules } from '../../analysis/load-rules.ts'
import type { ProfileHoldings } from '../../analysis/profiles/profile-skills.ts'
import { readInputFile } from '../../data/input-file.ts'
import type { Profile, ProfileSkill } from '../../data/profile.ts'
import type { ProfileInput } from '../../data/profile-input.ts'
import type { SelectionInput } from '../../data/selection.ts'
import type { Store } from '../../data/store/store.ts'
import { UserError } from '../../data/user-error.ts'
import type { CommandTools } from './command-tools.ts'

/** The three ways to say who is asking. */
export interface PersonFlags {
  skills?: string
  profile?: string
  cv?: string
}

type AddFlags = Omit<ProfileInput, 'name' | 'horizonMonths'> & { horizon?: number; skills?: string; cv?: string }

/** `profiles`: people, kept in the database alone. Gives the command, for what belongs under it. */
export function addProfileCommands(program: Command, tools: CommandTools): Command {
  const profiles = program
    .command('profiles')
    .description('people: what they can do and what they are after; kept in the database and nowhere else')
    .action(async () => {
      const { profileListText } = await import('../../analysis/profiles/profile-text.ts')
      const list = (await tools.openDatabase()).profiles.list()
      tools.print(list, () => profileListText(list))
    })
  profiles
    .command('add')
    .description('a new profile; prints it')
    .argument('<name>', 'name or pseudonym')
    .option('--current-role <words>', 'what they do now')
    .option('--role <id>', 'role family they are after (skilltide roles lists them)')
    .option('--seniority <level>', 'seniority they are after')
    .option('--horizon <months>', 'in how many months', readMonths)
    .option('--country <code>', 'ISO 3166 code, e.g. GB')
    .option('--workplace <kind>', 'onsite, hybrid or remote')
    .option('--places <words>', 'where, in words')
    .option('--group <name>', 'what a coach sorts clients by')
    .option('--skills <list>', 'e.g. "sql:expert, airflow:awareness, dbt"')
    .option('--cv <file>', 'a CV: what it names is added; look it through with "profiles show"')
    .action(async (name: string, { skills = '', cv, horizon, ...flags }: AddFlags) => {
      const { mergeSkills, readTypedSkills } = await import('../../analysis/profiles/profile-skills.ts')
      const { readProfileFields } = await import('../../data/profile-input.ts')
      const { profileText } = await import('../../analysis/profiles/profile-text.ts')
      const store = await tools.openDatabase({ create: true })
      const known = await tools.rules(store)
      const fields = readProfileFields(
        { ...flags, name, horizonMonths: horizon },
        known.roles.map(({ id }) => id),
      )
      const read = cv === undefined ? [] : await readCvSkills(cv, known)
      const typed = readTypedSkills(skills, known.vocabulary, known.extractor)
      const id = store.profiles.add(fields, mergeSkills(read, typed), tools.now())
      const profile = requireProfile(store, id)
      tools.print(profile, () => profileText(profile))
    })
  profiles
    .command('show')
    .description('one profile with its skills and what bears them out')
    .argument('<name>', 'name or id')
    .action(async (name: string) => {
      const { profileText } = await import('../../analysis/profiles/profile-text.ts')
      const profile = requireProfile(await tools.openDatabase(), name)
      tools.print(profile, () => profileText(profile))
    })
  profiles
    .command('export')
    .description('everything that is kept about a person, as JSON')
    .argument('<name>', 'name or id')
    .option('--private', 'with the private notes of the coach: not for handing over')
    .action(async (name: string, flags: { private?: boolean }) => {
      const { personRecord } = await import('../../analysis/profiles/person-record.ts')
      const store = await tools.openDatabase()
      const record = personRecord(store, requireProfile(store, name), flags.private)
      tools.print(record, () => JSON.stringify(record, null, 2))
    })
  profiles
    .command('import')
    .description('keep people again as "profiles export" or "export" wrote them, each as a new profile; prints them')
    .argument('<file>', 'JSON of one person or of several, or one a line')
    .option('--name <name>', 'another name than the one in the file')
    .action(async (file: string, { name }: { name?: string }) => {
      const { importPerson } = await import('../../analysis/profiles/import-person.ts')
      const { profileListText } = await import('../../analysis/profiles/profile-text.ts')
      const { readPersonFile } = await import('../read-person-file.ts')
      const records = withFileName(file, () => readPersonFile(readInputFile(file).toString('utf8')))
      if (records.length > 1 && name !== undefined) throw new UserError(`--name: several people are in ${file}`)
      const store = await tools.openDatabase({ create: true })
      const known = await tools.rules(store)
      const kept = store.write(() =>
        records.map((record) =>
          requireProfile(store, importPerson(store, known, { record, name, today: tools.today() })),
        ),
      )
      tools.print(kept, () => profileListText(kept))
    })
  profiles
    .command('delete')
    .description('delete a person and every byte of them in the database; backups that you made are yours to delete')
    .argument('<name>', 'name or id')
    .option('--yes', 'really')
    .action(async (name: string, { yes = false }: { yes?: boolean }) => {
      const store = await tools.openDatabase()
      const { id, name: stored } = requireProfile(store, name)
      if (!yes) throw new UserError(`"${stored}" would be gone for good; say so with --yes`)
      const isErased = store.profiles.delete(id)?.isErased === true
      tools.print({ id, deleted: true, erased: isErased }, () => (isErased ? `${stored} is deleted` : TRACES))
      if (!isErased) throw new UserError(TRACES, 'failure')
    })
  profiles
    .command('erase')
    .description('take up an erasing that another program stood in the way of')
    .action(async () => {
      if (!(await tools.openDatabase()).profiles.erase()) throw new UserError(TRACES, 'failure')
      tools.print({ erased: true }, () => 'no traces of deleted people are left')
    })
  return profiles
}

const TRACES =
  'the person is deleted, but another program has the database open and traces may stay in the file: close it, then run "skilltide profiles erase"'

/**
 * Who is asking, from a list, a profile or a CV, with the openings that a profile is after.
 *
 * @throws UserError when none or several of the three are given, or the one given cannot be read
 */
export async function readPerson(
  { skills, profile, cv }: PersonFlags,
  store: Store,
  known: Rules,
): Promise<ProfileHoldings & { name: string | null; selection: SelectionInput }> {
  const { holdingsOf, holdingsOfList, selectionOf } = await import('../../analysis/profiles/profile-skills.ts')
  if ([skills, profile, cv].filter((given) => given !== undefined).length > 1) {
    throw new UserError('choose one of --skills, --profile and --cv')
  }
  if (profile !== undefined) {
    const found = requireProfile(store, profile)
    return { ...holdingsOf(found, known.vocabulary), name: found.name, selection: selectionOf(found) }
  }
  if (cv !== undefined) {
    return { ...holdingsOf({ skills: await readCvSkills(cv, known) }, known.vocabulary), name: null, selection: {} }
  }
  if (skills === undefined) {
    throw new UserError('say what you have: --skills "sql, airflow", --profile NAME or --cv FILE')
  }
  const { readSkillList } = await import('../../analysis/skills/read-skill-list.ts')
  return { ...holdingsOfList(readSkillList(skills, known.vocabulary, known.extractor)), name: null, selection: {} }
}

/** @throws UserError when nobody has this name or id */
export function requireProfile(store: Store, name: string): Profile {
  const profile = store.profiles.findByName(name) ?? store.profiles.find(name)
  if (profile !== null) return profile
  throw new UserError(`there is no profile "${name}"; "skilltide profiles" lists them`)
}

async function readCvSkills(file: string, { vocabulary, extractor }: Rules): Promise<ProfileSkill[]> {
  const { readCvFile } = await import('../../analysis/profiles/read-cv-file.ts')
  const { findCvSkills } = await import('../../analysis/profiles/find-cv-skills.ts')
  const bytes = readInputFile(file, '--cv')
  try {
    return findCvSkills(await readCvFile(bytes, basename(file)), vocabulary, extractor).skills
  } catch (error) {
    if (error instanceof UserError) throw new UserError(`--cv ${file}: ${error.message}`)
    throw error
  }
}

/** @throws UserError as the reading does, with the name of the file */
function withFileName<Value>(file: string, read: () => Value): Value {
  try {
    return read()
  } catch (error) {
    if (error instanceof UserError && !error.message.includes(file)) throw new UserError(`${file}: ${error.message}`)
    throw error
  }
}

function readMonths(text: string): number {
  const months = Number(text)
  if (Number.isInteger(months) && months > 0 && months <= 120) return months
  throw new InvalidArgumentError('a whole number of months from 1 to 120 is needed.')
}
