import { join } from 'node:path'
import { type Command, Option } from 'commander'
import type { CoachDeps } from '../../analysis/coaching/client-questions.ts'
import { readInputText } from '../../data/input-file.ts'
import type { Store } from '../../data/store/store.ts'
import { UserError } from '../../data/user-error.ts'
import type { CommandTools } from './command-tools.ts'
import { requireProfile } from './profile-commands.ts'
import { printOut, requireOut, writeOut } from './write-out.ts'

interface SheetFlags {
  format: 'md' | 'html' | 'pdf'
  out?: string
}

/**
 * What a coach asks of profiles: the advice sheet of one, the sessions with one, the counts of a group.
 *
 * @param profiles  the command that these are parts of
 */
export function addCoachCommands(profiles: Command, tools: CommandTools): void {
  profiles
    .command('sheet')
    .description('one page to hand over: what the market asks, what they have, what is missing, three next steps')
    .argument('<name>', 'name or id')
    .addOption(
      new Option('--format <format>', 'pdf needs --out, and is printed by the Chromium that is installed')
        .choices(['md', 'html', 'pdf'])
        .default('md'),
    )
    .option('--out <file>', 'write to a file instead of standard output')
    .action(async (name: string, { format, out }: SheetFlags) => {
      const { json } = profiles.optsWithGlobals<{ json?: boolean }>()
      if (!json) await requireOut(out, format, tools.databaseFile())
      const { findGaps } = await import('../../analysis/gaps/find-gaps.ts')
      const { targetSelectionOf } = await import('../../analysis/coaching/client-market.ts')
      const { readSheet } = await import('../../analysis/coaching/client-questions.ts')
      const { holdingsOf } = await import('../../analysis/profiles/profile-skills.ts')
      const { store, deps } = await open()
      const profile = requireProfile(store, name)
      const selection = targetSelectionOf(profile)
      const request = { selection, ...holdingsOf(profile, deps.vocabulary), weeks: null, today: deps.today }
      const sheet = readSheet(deps, profile, findGaps(store, deps.vocabulary, request))
      if (json) return tools.print(sheet, () => '')
      if (format === 'md') {
        const { sheetMarkdown } = await import('../../analysis/coaching/sheet-markdown.ts')
        return writeOut(out, sheetMarkdown(sheet), { isPrivate: true })
      }
      const { sheetHtml } = await import('../sheet-file.ts')
      const html = sheetHtml(sheet, join(import.meta.dirname, '..', '..', 'web', 'assets'))
      if (format === 'html') return writeOut(out, html, { isPrivate: true })
      await printOut(out, html, { isPrivate: true })
    })

  profiles
    .command('group')
    .description('how many of a group lack, know of or hold what the openings they are after ask for; without names')
    .argument('<group>', 'as it stands in the profiles')
    .option('--names', 'with the names of members: for the coach alone')
    .action(async (group: string, { names = false }: { names?: boolean }) => {
      const { readGroup } = await import('../../analysis/coaching/client-questions.ts')
      const { groupText } = await import('../../analysis/coaching/group-text.ts')
      const { deps } = await open()
      const report = readGroup(deps, { group, hasNames: names })
      if (report === null) throw new UserError(`nobody is in a group "${group}"; "skilltide profiles" shows the groups`)
      tools.print(report, () => groupText(report, deps.roles))
    })

  profiles
    .command('sessions')
    .description('the sessions with a client; --add keeps another one')
    .argument('<name>', 'name or id')
    .option(
      '--add <file>',
      'JSON: {"heldOn": "2026-11-26", "focus": …, "commitments": [{"what": …, "by": …}], "nextOn": …, "privateNotes": …}',
    )
    .option('--private', 'with the private notes of the coach: not for handing over')
    .action(async (name: string, flags: { add?: string; private?: boolean }) => {
      const { withoutPrivateNotes } = await import('../../data/session.ts')
      const { sessionsText } = await import('../../analysis/coaching/session-markdown.ts')
      const { store, deps } = await open()
      const profile = requireProfile(store, name)
      if (flags.add !== undefined) {
        const { readSessionFile } = await import('../../data/session-input.ts')
        store.sessions.add(
          profile.id,
          readSessionFile(readInputText(flags.add, '--add'), flags.add, tools.today()),
          tools.now(),
        )
      }
      const kept = store.sessions.list(profile.id)
      const sessions = flags.private ? kept : kept.map(withoutPrivateNotes)
      tools.print(sessions, () => sessionsText(sessions, profile.name, deps.roles))
    })

  async function open(): Promise<{ store: Store; deps: CoachDeps }> {
    const store = await tools.openDatabase()
    const { vocabulary, roles, reader } = await tools.rules(store)
    return { store, deps: { store, vocabulary, roles, reader, today: tools.today() } }
  }
}
