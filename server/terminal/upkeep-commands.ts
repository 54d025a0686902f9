import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { UserError } from '../../data/user-error.ts'
import type { CommandTools } from './command-tools.ts'
import type { DoctorRequest } from './doctor.ts'

/** `backup`, `restore`, `doctor`, `export`: what keeps the database safe, and its owner free to leave. */
export function addUpkeepCommands(
  program: Command,
  tools: Pick<CommandTools, 'databaseFile' | 'isDatabaseNamed' | 'now' | 'print' | 'rules'>,
  crawler: Pick<DoctorRequest, 'checkConfiguration' | 'isCrawling'>,
): void {
  const database = tools.databaseFile
  const existingFile = (): string => {
    if (existsSync(database())) return database()
    throw new UserError(`${database()}: there is no database; name it with --db`)
  }
  program
    .command('backup')
    .description('a consistent copy of the database, also while a crawl or the dashboard is at work')
    .argument('<file>', 'the copy: one file, readable by you alone')
    .option('--force', 'replace the file if it is there')
    .action(async (file: string, options: { force?: boolean }) => {
      const { backUpDatabase } = await import('../../data/store/backup.ts')
      const copy = backUpDatabase(existingFile(), file, { force: options.force ?? false })
      tools.print(copy, () => `${copy.file}: ${copy.postings} postings, ${copy.bytes} bytes, checked`)
    })
  program
    .command('restore')
    .description('put a backup in the place of the database, which is kept as FILE.before-restore')
    .argument('<file>', 'what "skilltide backup" made')
    .action(async (file: string) => {
      const { restoreDatabase } = await import('../../data/store/backup.ts')
      const done = restoreDatabase(file, database())
      const kept = done.keptAs === null ? '' : `; the one before is kept as ${done.keptAs}`
      const place = done.file === database() ? '' : `${database()} is a link to ${done.file}; `
      tools.print(done, () => `${place}${done.file} holds ${done.postings} postings of ${done.from}${kept}`)
    })
  program
    .command('doctor')
    .description('check the program, the database, the configuration and the sources; changes nothing unless told to')
    .option('--config <file>', 'configuration', 'skilltide.yaml')
    .option('--mend-clock', 'the clock was ahead and is right now: date what it dated later than now as of now')
    .action(async (options: { config: string; mendClock?: boolean }) => {
      if (options.mendClock) {
        const { openStore } = await import('../../data/store/open-store.ts')
        const store = openStore(existingFile())
        process.once('exit', () => store.close())
        const done = store.clock.setBack(tools.now())
        process.stderr.write(
          `dated back: ${done.postings} postings, ${done.runs} runs; open again: ${done.reopened} postings\n`,
        )
      }
      const { diagnose, diagnosisText } = await import('./doctor.ts')
      const { now } = tools
      const diagnosis = await diagnose({
        database: database(),
        isNamed: tools.isDatabaseNamed(),
        configuration: options.config,
        now,
        ...crawler,
      })
      tools.print(diagnosis, () => diagnosisText(diagnosis))
      if (!diagnosis.ok) process.exitCode = 1
    })
  program
    .command('export')
    .description(
      'everything as open files (JSON Lines, CSV), with what the sources ask; profiles only if named; no mails or settings',
    )
    .argument('<target>', 'a folder; or, with one part, a file: counts.csv')
    .option(
      '--what <part...>',
      'postings, openings, mentions, skills, counts, reports, sources, profiles; all but profiles unless named',
    )
    .option('--texts', 'with the texts of the postings')
    .option('--force', 'replace files of these names')
    .action(async (target: string, options: { what?: string[]; texts?: boolean; force?: boolean }) => {
      const { writeExport } = await import('../../analysis/export/write-export.ts')
      const { openStore } = await import('../../data/store/open-store.ts')
      const store = openStore(existingFile(), { readonly: true })
      process.once('exit', () => store.close())
      const files = writeExport(store, (await tools.rules(store)).vocabulary, {
        target,
        texts: options.texts ?? false,
        force: options.force ?? false,
        ...(options.what && { what: options.what.flatMap((part) => part.split(',')) }),
      })
      tools.print({ target, files }, () => files.map(({ file, rows }) => `${file}: ${rows} rows`).join('\n'))
    })
}
