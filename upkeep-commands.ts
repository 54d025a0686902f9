import type { Command } from 'commander'
import type { CommandTools } from './vocabulary-commands.ts'

/** `backup`, `restore`: what keeps the database safe. */
export function addUpkeepCommands(program: Command, tools: Pick<CommandTools, 'print'>): void {
  const database = (): string => program.opts<{ db: string }>().db
  program
    .command('backup')
    .description('a consistent copy of the database, also while a crawl or the dashboard is at work')
    .argument('<file>', 'the copy: one file, readable by you alone')
    .option('--force', 'replace the file if it is there')
    .action(async (file: string, options: { force?: boolean }) => {
      const { backUpDatabase } = await import('./data/store/backup.ts')
      const copy = backUpDatabase(database(), file, { force: options.force ?? false })
      tools.print(copy, () => `${copy.file}: ${copy.postings} postings, ${copy.bytes} bytes, checked`)
    })
  program
    .command('restore')
    .description('put a backup in the place of the database, which is kept as FILE.before-restore')
    .argument('<file>', 'what "skilltide backup" made')
    .action(async (file: string) => {
      const { restoreDatabase } = await import('./data/store/backup.ts')
      const done = restoreDatabase(file, database())
      const kept = done.keptAs === null ? '' : `; the one before is kept as ${done.keptAs}`
      tools.print(done, () => `${done.file} holds ${done.postings} postings of ${done.from}${kept}`)
    })
}
