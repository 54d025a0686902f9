import { existsSync } from 'node:fs'
import { type Command, CommanderError } from 'commander'
import type { AnalysisOptions, AnalysisSummary, FactsReader } from '../../analysis/analyze-pending.ts'
import type { Rules } from '../../analysis/load-rules.ts'
import type { Selection } from '../../data/domain.ts'
import type { SelectionInput } from '../../data/selection.ts'
import type { Store } from '../../data/store/store.ts'
import { UserError } from '../../data/user-error.ts'

const SHOWN_DAMAGE = 5

/**
 * What the commands share: the database, the rules with the person's edits, printing, progress and the end of a command.
 * What a command does not need is not loaded.
 */
export function createCommandTools(program: Command) {
  const now = (): string => new Date().toISOString()
  const today = (): string => now().slice(0, 10)

  const databaseFile = (): string => program.opts<{ db: string }>().db

  async function openDatabase(options: { create?: boolean } = {}): Promise<Store> {
    const path = databaseFile()
    if (!options.create && !existsSync(path)) {
      throw new UserError(
        `there is no database at ${path}; make one with "skilltide start", "crawl" or "import", or name it with --db`,
      )
    }
    const { openStore } = await import('../../data/store/open-store.ts')
    const store = openStore(path, {
      onUpdate: (keptAs) =>
        process.stderr.write(
          `${path} is brought up to date for this version of SkillTide; as it was it is kept as ${keptAs}\n`,
        ),
    })
    process.once('exit', () => store.close())
    return store
  }

  /** For reading alone, if there is one that can be read; the command does without it and says what it lacks then. */
  async function existingDatabase(lack = 'your edits of the vocabulary are not read'): Promise<Store | undefined> {
    const path = databaseFile()
    if (!existsSync(path)) return undefined
    const { openStore } = await import('../../data/store/open-store.ts')
    try {
      const store = openStore(path, { readonly: true })
      process.once('exit', () => store.close())
      return store
    } catch (error) {
      process.stderr.write(`skilltide: ${lack}: ${(error as Error).message}\n`)
      return undefined
    }
  }

  /** Whether somebody named the database, in the command or in the environment. */
  const isDatabaseNamed = (): boolean => program.getOptionValueSource('db') !== 'default'

  /** The demo keeps to a file of its own unless one is named. */
  const demoDatabase = (): string => (isDatabaseNamed() ? databaseFile() : 'skilltide-demo.db')

  /** With the edits of the database, if there is one. */
  async function rules(store?: Pick<Store, 'edits'>): Promise<Rules> {
    const { loadRules } = await import('../../analysis/load-rules.ts')
    const known = loadRules(store?.edits.list().map(({ edit }) => edit))
    for (const { edit, reason } of known.conflicts) {
      process.stderr.write(`your edit "${edit.op}" of ${edit.skill} is left out: ${reason}\n`)
    }
    return known
  }

  /** Tells the reader by the vocabulary as it is edited, also in another process. */
  async function readerInForce(store: Store): Promise<() => FactsReader> {
    const { currentRules } = await import('../../analysis/current-rules.ts')
    const stamp = store.edits.stamp()
    const rulesInForce = currentRules(store, await rules(store), stamp)
    return () => rulesInForce().reader
  }

  /** What the flags select, of the roles and sources that there are. */
  async function selectionOf(
    store: Pick<Store, 'sources'>,
    flags: SelectionInput,
    roles: readonly { id: string }[] = [],
  ): Promise<Selection> {
    const { readSelection } = await import('../../data/selection.ts')
    // To list the sources counts their postings: only where one is named.
    const sources = flags.source ? store.sources.list(true) : []
    return readSelection(
      flags,
      roles.map(({ id }) => id),
      sources.map(({ source }) => source),
    )
  }

  async function analyze(store: Store, options: Omit<AnalysisOptions, 'onProgress'> = {}) {
    const { analyzePending } = await import('../../analysis/analyze-pending.ts')
    const summary = await analyzePending(store, await readerInForce(store), {
      ...options,
      onProgress: showProgress('analysing'),
    })
    noteDamaged(summary)
    return summary
  }

  /** A damaged text is no reason to leave the others unread; it is told whenever it was to be read. */
  function noteDamaged({ damaged }: AnalysisSummary): void {
    for (const words of damaged.slice(0, SHOWN_DAMAGE)) process.stderr.write(`skilltide: ${words}\n`)
    const more = damaged.length - SHOWN_DAMAGE
    if (more > 0) process.stderr.write(`skilltide: … and so are those of ${more} more\n`)
  }

  /** Figures of postings that newer rules have not read yet are those of the older rules: say so. */
  function noteUnread(store: Store, { version }: Rules['reader']): void {
    const waiting = store.postings.countUnanalyzed(version)
    if (waiting > 0)
      process.stderr.write(`${waiting} postings wait to be read by these rules: run "skilltide analyze"\n`)
  }

  function print(value: unknown, asText: () => string): void {
    process.stdout.write(`${program.opts<{ json?: boolean }>().json ? JSON.stringify(value) : asText()}\n`)
  }

  /** One line on standard error that rewrites itself; silent in a pipe. */
  function showProgress(what: string): (done: number, all?: number | null) => void {
    if (!process.stderr.isTTY) return () => {}
    return (done, all) => {
      const isLast = done === all
      process.stderr.write(`\r\u001b[K${what}: ${done}${all ? ` of ${all}` : ''}${isLast ? '\n' : ''}`)
    }
  }

  /** Ctrl-C or SIGTERM: finish the batch in hand and stop. Twice: stop at once; nothing that was stored is lost either way. */
  function stopSignal(): AbortSignal {
    const controller = new AbortController()
    const stop = () => {
      process.stderr.write('\nstopping after the batch in hand; run the same command again to go on\n')
      controller.abort()
      process.off('SIGINT', stop).off('SIGTERM', stop)
      process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143))
    }
    process.once('SIGINT', stop).once('SIGTERM', stop)
    // The process that started this one listens no more: it was killed, and nobody else knows of what runs here.
    process.once('disconnect', () => controller.abort())
    process.channel?.unref()
    return controller.signal
  }

  /** Writes to the process that started this one, if that listens. */
  function parentChannel(): ((message: object) => void) | undefined {
    if (process.send === undefined) return undefined
    return (message) => {
      if (process.connected) process.send?.(message, undefined, {}, () => {})
    }
  }

  /** Exit codes: 2 for wrong usage or input, 1 for a failure. A user's mistake never shows a stack trace. */
  async function fail(thrown: unknown): Promise<void> {
    const error =
      thrown instanceof Error && thrown.name === 'SqliteError' ? await databaseError(thrown) : await named(thrown)
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
    else if (error instanceof UserError) {
      process.stderr.write(`skilltide: ${error.message}\n`)
      process.exitCode = error.kind === 'usage' ? 2 : 1
    } else if (isSystemError(error)) {
      process.stderr.write(`skilltide: ${error.message}\n`)
      process.exitCode = 1
    } else {
      process.stderr.write(`skilltide: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
      process.exitCode = 1
    }
  }

  /** The database module fails to load wherever it is needed first. */
  const named = async (thrown: unknown): Promise<unknown> =>
    (await import('../../data/store/native-module.ts')).nativeModuleFault(thrown) ?? thrown

  const databaseError = async (error: Error): Promise<unknown> =>
    (await import('../../data/store/database-errors.ts')).storeErrorOf(error, databaseFile())

  return {
    ...{
      now,
      today,
      databaseFile,
      isDatabaseNamed,
      openDatabase,
      existingDatabase,
      demoDatabase,
      rules,
      readerInForce,
      selectionOf,
      analyze,
      noteUnread,
      noteDamaged,
    },
    ...{ print, showProgress, stopSignal, parentChannel, fail },
  }
}

/** What the operating system refused; its message names what was tried, and where. */
const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error

export type CommandTools = ReturnType<typeof createCommandTools>
