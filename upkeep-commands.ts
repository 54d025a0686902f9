import type { Command } from 'commander'
import type { CommandTools } from './vocabulary-commands.ts'

/** `backup`, `restore`, `doctor`: what keeps the database safe. */
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
  program
    .command('doctor')
    .description('check the program, the database, the configuration and the sources; changes nothing')
    .option('--config <file>', 'configuration', 'skilltide.yaml')
    .action(async (options: { config: string }) => {
      const { diagnose, diagnosisText } = await import('./doctor.ts')
      const isNamed = program.getOptionValueSource('db') !== 'default' || process.env.SKILLTIDE_DB !== undefined
      const diagnosis = await diagnose({ database: database(), isNamed, configuration: options.config })
      tools.print(diagnosis, () => diagnosisText(diagnosis))
      if (!diagnosis.ok) process.exitCode = 1
    })
}
