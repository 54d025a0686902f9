import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Rules } from '../../analysis/load-rules.ts'
import type { Store } from '../../data/store/store.ts'
import { UserError } from '../../data/user-error.ts'
import { skillIdOf } from '../../data/vocabulary/skill-id.ts'
import { SKILL_CATEGORIES, SKILL_KINDS } from '../../data/vocabulary/skill-words.ts'
import type { Skill, SkillKind } from '../../data/vocabulary/vocabulary.ts'
import type { VocabularyEdit } from '../../data/vocabulary/vocabulary-edit.ts'
import { findSkillsByText } from '../skill-search.ts'
import type { CommandTools } from './command-tools.ts'

interface SkillFlags {
  id?: string
  name?: string
  kind: SkillKind
  category: string
  parent?: string
  alias?: string[]
}

/** `phrases` and `skills`: what adverts name beyond the vocabulary, and the vocabulary itself. */
export function addVocabularyCommands(program: Command, tools: CommandTools): void {
  addPhraseCommands(program, tools)
  addSkillCommands(program, tools)
}

function addPhraseCommands(program: Command, tools: CommandTools): void {
  const phrases = program
    .command('phrases')
    .description('recurring phrases outside the vocabulary, likeliest skills first; accept, alias and ignore decide')
    .option('--top <count>', 'how many', readTop, 50)
    .option('--hide <skill...>', 'treat these skills as unknown')
    .option('--all', 'with those that were ignored')
    .action(async (options: { top: number; hide?: string[]; all?: boolean }) => {
      const { findPhrases } = await import('../../analysis/discovery/find-phrases.ts')
      const { readPendingChunks } = await import('../../analysis/discovery/read-pending-chunks.ts')
      const { phraseText } = await import('../../analysis/discovery/phrase-text.ts')
      const store = await tools.openDatabase()
      const { vocabulary, phraseRules } = await tools.rules(store)
      await readPendingChunks(store, phraseRules, { onProgress: tools.showProgress('reading phrases') })
      const report = findPhrases(store, vocabulary, phraseRules, {
        top: options.top,
        today: tools.today(),
        includesReviewed: options.all ?? false,
        ...(options.hide && { hide: options.hide }),
      })
      tools.print(report, () => phraseText(report))
    })
  withSkillFlags(phrases.command('accept').argument('<phrase>'))
    .description('the phrase becomes a skill; history is counted again')
    .option('--name <name>', 'another name than the phrase')
    .action(async (phrase: string, flags: SkillFlags) => {
      const { reviewPhrase } = await import('../../analysis/editing/review-phrase.ts')
      await change(tools, (store, known) =>
        reviewPhrase(store, known, phrase, { decision: 'accept', ...newSkill(phrase, flags) }),
      )
    })
  phrases
    .command('alias')
    .description('the phrase is another spelling of a skill; history is counted again')
    .argument('<phrase>')
    .argument('<skill>', 'id of the skill')
    .action(async (phrase: string, skill: string) => {
      const { reviewPhrase } = await import('../../analysis/editing/review-phrase.ts')
      await change(tools, (store, known) => reviewPhrase(store, known, phrase, { decision: 'alias', skill }))
    })
  for (const [decision, description] of [
    ['ignore', 'no skill: leave these phrases out of the list'],
    ['reset', 'take the decision back: the phrase is new again'],
  ] as const) {
    phrases
      .command(decision)
      .description(description)
      .argument('<phrase...>')
      .action(async (list: string[]) => {
        const { reviewPhrase } = await import('../../analysis/editing/review-phrase.ts')
        await change(tools, (store, known) =>
          list.reduce((rules, phrase) => reviewPhrase(store, rules, phrase, { decision }), known),
        )
      })
  }
}

function addSkillCommands(program: Command, tools: CommandTools): void {
  const skills = program.command('skills').description('the skills of the vocabulary, with your changes; edit them')
  const list = async (options: { search?: string }): Promise<void> => {
    const { vocabulary } = await tools.rules(await tools.existingDatabase())
    const found = options.search ? findSkillsByText(vocabulary, options.search) : [...vocabulary.skills]
    tools.print(found, () => found.map(({ id, name, category }) => `${id}  ${name}  (${category})`).join('\n'))
  }
  skills.option('--search <text>', 'part of a name or alias').action(list)
  skills
    .command('list', { hidden: true })
    .option('--search <text>', 'part of a name or alias')
    .action((options: { search?: string }, command: Command) => list({ ...command.parent?.opts(), ...options }))
  skills
    .command('show')
    .description('one skill: name, spellings, parent')
    .argument('<id>')
    .action(async (id: string) => {
      const { vocabulary } = await tools.rules(await tools.existingDatabase())
      const skill = vocabulary.byId.get(id)
      if (!skill) throw new UserError(`there is no skill "${id}"; skilltide skills --search finds ids`)
      tools.print(skill, () => skillText(skill))
    })
  skills
    .command('changes')
    .description('what you changed, in order')
    .action(async () => {
      const made = (await tools.openDatabase()).edits.list().map(({ edit }) => edit)
      tools.print(made, () => made.map((edit) => JSON.stringify(edit)).join('\n'))
    })
  withSkillFlags(skills.command('add').argument('<name>'))
    .description('a skill of your own')
    .action((name: string, flags: SkillFlags) => edit(tools, [{ op: 'add', ...newSkill(name, flags) }]))
  skills
    .command('alias')
    .description('add spellings to a skill')
    .argument('<id>')
    .argument('<spelling...>')
    .action((skill: string, forms: string[]) =>
      edit(
        tools,
        forms.map((form) => ({ op: 'alias', skill, form })),
      ),
    )
  skills
    .command('remove-alias')
    .description('take spellings away from a skill')
    .argument('<id>')
    .argument('<spelling...>')
    .action((skill: string, forms: string[]) =>
      edit(
        tools,
        forms.map((form) => ({ op: 'remove-alias', skill, form })),
      ),
    )
  skills
    .command('rename')
    .description('another name; the old one stays a spelling')
    .argument('<id>')
    .argument('<name>')
    .action((skill: string, name: string) => edit(tools, [{ op: 'rename', skill, name }]))
  skills
    .command('parent')
    .description('the broader skill that it implies; "none" takes it away')
    .argument('<id>')
    .argument('<parent>', 'id of the broader skill, or none')
    .action((skill: string, parent: string) =>
      edit(tools, [{ op: 'parent', skill, parent: parent === 'none' ? null : parent }]),
    )
  skills
    .command('classify')
    .description('what it is and where it belongs')
    .argument('<id>')
    .addOption(new Option('--kind <kind>', 'what it is; as it was unless given').choices([...SKILL_KINDS]))
    .addOption(
      new Option('--category <category>', 'where it belongs; as it was unless given').choices([...SKILL_CATEGORIES]),
    )
    .action(async (id: string, flags: { kind?: SkillKind; category?: string }) => {
      const { vocabulary } = await tools.rules(await tools.existingDatabase())
      const skill = vocabulary.byId.get(id)
      if (!skill) throw new UserError(`there is no skill "${id}"; skilltide skills --search finds ids`)
      const { kind = skill.kind, category = skill.category } = flags
      if (kind === skill.kind && category === skill.category) {
        throw new UserError(`${id} is ${kind}, ${category} already; say --kind or --category`)
      }
      await edit(tools, [{ op: 'classify', skill: id, kind, category }])
    })
  skills
    .command('retire')
    .description('stop counting a skill')
    .argument('<id>')
    .action((skill: string) => edit(tools, [{ op: 'retire', skill }]))
  skills
    .command('restore')
    .description('take back everything you changed about a skill')
    .argument('<id>')
    .action(async (skill: string) => {
      const { restoreSkill } = await import('../../analysis/editing/edit-vocabulary.ts')
      await change(tools, (store, known) => restoreSkill(store, known, skill))
    })
  skills
    .command('never')
    .description('say where a skill is not meant: by a phrase around its spelling, or at an employer')
    .argument('<id>')
    .addOption(new Option('--phrase <words>', 'words that hold its spelling and do not mean it, e.g. "go to"'))
    .addOption(new Option('--company <name>', 'employer whose adverts do not mean it').conflicts('phrase'))
    .action((skill: string, { phrase, company }: { phrase?: string; company?: string }) => {
      if (phrase !== undefined) return edit(tools, [{ op: 'stop', skill, phrase }])
      if (company !== undefined) return edit(tools, [{ op: 'not-at', skill, company }])
      throw new UserError('say where: --phrase "go to" or --company NAME')
    })
}

async function edit(tools: CommandTools, edits: readonly VocabularyEdit[]): Promise<void> {
  const { editVocabulary } = await import('../../analysis/editing/edit-vocabulary.ts')
  await change(tools, (store, known) => editVocabulary(store, known, edits))
}

/** Makes a change and reads again what it can have changed. */
async function change(tools: CommandTools, make: (store: Store, known: Rules) => Rules): Promise<void> {
  const { analyzePending } = await import('../../analysis/analyze-pending.ts')
  const { currentRules } = await import('../../analysis/current-rules.ts')
  const store = await tools.openDatabase({ create: true })
  const changed = make(store, await tools.rules(store))
  const rulesInForce = currentRules(store, changed, store.edits.stamp())
  const onProgress = tools.showProgress('counting again')
  const summary = await analyzePending(store, () => rulesInForce().reader, { onProgress })
  tools.noteDamaged(summary)
  const { postings } = summary
  tools.print(
    { reread: postings, version: rulesInForce().reader.version },
    () => `done; ${postings} postings were read again`,
  )
}

function withSkillFlags(command: Command): Command {
  return command
    .addOption(new Option('--kind <kind>', 'what it is').choices([...SKILL_KINDS]).makeOptionMandatory())
    .addOption(
      new Option('--category <category>', 'where it belongs').choices([...SKILL_CATEGORIES]).makeOptionMandatory(),
    )
    .option('--id <id>', 'id; made from the name unless given')
    .option('--parent <id>', 'broader skill that it implies')
    .option('--alias <spelling...>', 'other spellings')
}

function newSkill(name: string, { id, name: other, kind, category, parent = undefined, alias = [] }: SkillFlags) {
  const named = other ?? name
  const aliases = named === name ? alias : [name, ...alias]
  return { skill: id ?? skillIdOf(named), name: named, kind, category, parent: parent ?? null, aliases }
}

function skillText({ id, name, kind, category, parent, aliases, ambiguousForms, cues }: Skill): string {
  return [
    `${name} (${id}): ${kind}, ${category}${parent === null ? '' : `, implies ${parent}`}`,
    aliases.length === 0 ? '' : `also written: ${aliases.join(', ')}`,
    ambiguousForms.length === 0 ? '' : `only with evidence: ${ambiguousForms.join(', ')} (${cues.join(', ')})`,
  ]
    .filter((line) => line !== '')
    .join('\n')
}

function readTop(text: string): number {
  const count = Number(text)
  if (Number.isInteger(count) && count > 0) return count
  throw new InvalidArgumentError('a whole number above 0 is needed.')
}
