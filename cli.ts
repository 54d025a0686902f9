#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { Command, Option } from 'commander'
import type { MailSettings } from './data/automation.ts'
import type { Store } from './data/store/store.ts'
import { UserError } from './data/user-error.ts'
import type { WeeklySchedule } from './server/schedule/weekly-schedule.ts'
import { addAskCommands } from './server/terminal/ask-commands.ts'
import { addCoachCommands } from './server/terminal/coach-commands.ts'
import { createCommandTools } from './server/terminal/command-tools.ts'
import { addMergeCommands } from './server/terminal/merge-commands.ts'
import { readCount, readDatabaseName, readMap, readPort } from './server/terminal/option-readers.ts'
import { addPlanCommands } from './server/terminal/plan-commands.ts'
import { addProfileCommands } from './server/terminal/profile-commands.ts'
import { addReportCommand } from './server/terminal/report-command.ts'
import { addRoleCommands } from './server/terminal/role-commands.ts'
import { addUpkeepCommands } from './server/terminal/upkeep-commands.ts'
import { addVocabularyCommands } from './server/terminal/vocabulary-commands.ts'

// V8 clears old objects when they have grown by so much, where it would wait until there are several times as many.
setFlagsFromString('--heap-growing-percent=30')

const VERSION: string = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version

// Whoever read on has seen enough, as "| head" does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

// What is set to nothing is not set.
if (process.env.SKILLTIDE_DB === '') delete process.env.SKILLTIDE_DB

/**
 * The command line reads like the table of contents of the program: each command is a few lines that call the public
 * function of a folder. What a command does not need is not loaded.
 */
const program = new Command('skilltide')
  .description('Which skills the job market asks for, week by week, and which of them you lack.')
  .version(VERSION)
  .addOption(
    new Option('--db <file>', 'database file').env('SKILLTIDE_DB').default('skilltide.db').argParser(readDatabaseName),
  )
  .option('--json', 'print one JSON document on standard output and nothing else there')
  .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
  .exitOverride()
  .hook('preAction', (_program, command) => {
    if (program.opts().json && command.opts().csv)
      throw new UserError('--csv and --json: one document is printed; name one')
  })

const tools = createCommandTools(program)
const { now, today, openDatabase, existingDatabase, demoDatabase, rules, readerInForce, analyze, noteDamaged, print } =
  tools
const { showProgress, stopSignal, parentChannel } = tools

// ── See it ───────────────────────────────────────────────────────────────────────────────────────────────────────────

program
  .command('start')
  .description('set up if need be, load the shipped history, serve the dashboard and open the browser')
  .option('--no-open', 'do not open the browser')
  .option('-p, --port <port>', 'port', readPort, 4747)
  .action(async (options: { open: boolean; port: number }) => {
    const store = await openDatabase({ create: true })
    const { listShippedHistory } = await import('./data/history/load-history.ts')
    for (const dataset of listShippedHistory()) store.history.save(dataset)
    await analyze(store)
    await serve(store, { ...options, host: '127.0.0.1', mode: 'own', config: 'skilltide.yaml' })
  })

program
  .command('demo')
  .description('crawl loopback job boards that hold synthetic postings, analyse and serve; in a database of its own')
  .option('--no-open', 'do not open the browser')
  .option('--no-serve', 'stop after the analysis')
  .option('-p, --port <port>', 'port', readPort, 4747)
  .option('--seed <number>', 'seed of the synthetic postings', readCount, 1)
  .action(async (options: { open: boolean; serve: boolean; port: number; seed: number }) => {
    const { fillDemo } = await import('./test/boards/fill-demo.ts')
    const { store, summary } = await fillDemo({
      path: demoDatabase(),
      reader: (await rules()).reader,
      seed: options.seed,
      today: today(),
      version: VERSION,
      signal: stopSignal(),
      onProgress: showProgress('crawling the demo boards, week by week'),
    })
    print(summary, () => `${summary.postings} synthetic postings, ${summary.openings} openings in ${store.path}`)
    if (options.serve) await serve(store, { ...options, host: '127.0.0.1', mode: 'demo' })
  })

program
  .command('serve')
  .description('serve the dashboard and the API from the database as it is')
  .option('--host <host>', 'address to bind; another one than this machine needs SKILLTIDE_PASSWORD', '127.0.0.1')
  .option('-p, --port <port>', 'port', readPort, 4747)
  .option('--config <file>', 'configuration', 'skilltide.yaml')
  .option(
    '--schedule [cron]',
    'crawl, publish and mail at these times ("0 6 * * 1"); without times, at those of the file',
  )
  .action(async (options: { host: string; port: number; config: string; schedule?: string | true }) => {
    const { readSettings } = await import('./crawler/configuration/read-settings.ts')
    const settings = readSettings(options.config, options.schedule)
    const store = await openDatabase({ create: true })
    const { startSchedule } = await import('./server/schedule/start-schedule.ts')
    const schedule = startSchedule(settings, { store, program: process.argv[1] ?? '', config: options.config, now })
    await serve(store, { ...options, open: false, mode: 'own', mail: settings.mail, schedule })
  })

// ── Bring postings in ────────────────────────────────────────────────────────────────────────────────────────────────

program
  .command('crawl')
  .description('read the configured sources once, then analyse what is new')
  .option('--config <file>', 'configuration', 'skilltide.yaml')
  .option('--source <id...>', 'only these sources')
  .action(async (options: { config: string; source?: string[] }) => {
    const { readConfiguration } = await import('./crawler/configuration/read-configuration.ts')
    const { runPipeline } = await import('./pipeline.ts')
    const { crawlText } = await import('./analysis/report/run-text.ts')
    const configuration = readConfiguration(options.config, options.source)
    const store = await openDatabase({ create: true })
    const { showCrawlProgress } = await import('./crawler/crawl-progress.ts')
    const { tellCrawlSteps } = await import('./server/crawls/crawl-step.ts')
    const { readInThread } = await import('./crawler/reading/page-thread.ts')
    const show = {
      crawl: showCrawlProgress(process.stderr, () => performance.now()),
      analysis: showProgress('analysing'),
    }
    const told = tellCrawlSteps(parentChannel(), () => performance.now())
    const report = await runPipeline(configuration.sources, {
      ...configuration.crawler,
      store,
      readerInForce: await readerInForce(store),
      now,
      signal: stopSignal(),
      openPageReader: readInThread(),
      onProgress: (entries) => {
        show.crawl(entries)
        told.onProgress(entries)
      },
      onAnalyzed: (done, all) => {
        show.analysis(done, all)
        told.onAnalyzed(done, all)
      },
    })
    noteDamaged(report.analysis)
    print(report.crawl, () => crawlText(report.crawl))
  })

program
  .command('import')
  .description('read files: CSV, TSV, JSON, JSON Lines, gzip of these, saved pages, answers of known job boards')
  .argument('<file...>', 'files')
  .option('--source <id>', 'name of the source these files come from')
  .option('--map <posting-field=column...>', 'which column holds a field, where its name does not say so', readMap, {})
  .option('--posted-at <date>', 'posting day of items that state none')
  .option('--read-on <date>', 'day on which the files were saved, if not today: what they show was open then')
  .option('--rejects <file>', 'keep rejected items with their reason as JSON Lines')
  .option('--snapshot', 'the files show only adverts that were still open: no trend can be read from their past')
  .option('--no-analyze', 'store the postings and leave the analysis for later')
  .action(async (files: string[], options: ImportFlags) => {
    const { importFiles } = await import('./crawler/import/import-files.ts')
    const { importText, isAllRejected } = await import('./analysis/report/run-text.ts')
    const store = await openDatabase({ create: true })
    const signal = stopSignal()
    // What is stored is read while the next postings are brought in: on two cores both take little longer than one.
    const arrivals = { stored: 0, isOver: false }
    const failed = new AbortController()
    const importing = importFiles(files, importOptions(options), {
      ...{ store, now, signal, onProgress: showProgress('importing') },
      onStored: (count) => {
        arrivals.stored += count
      },
    })
      .catch((error: unknown) => {
        failed.abort()
        throw error
      })
      .finally(() => {
        arrivals.isOver = true
      })
    const analyzing = options.analyze && analyze(store, { signal: AbortSignal.any([signal, failed.signal]), arrivals })
    const [report] = await Promise.all([importing, analyzing])
    print(report, () => importText(report))
    if (report.unread.length > 0 || isAllRejected(report)) process.exitCode = 1
  })

program
  .command('analyze')
  .description('read skills, roles and pay out of the postings that are new, or of all')
  .option('--rebuild', 'read all postings again')
  .action(async (options: { rebuild?: boolean }) => {
    const started = performance.now()
    const summary = await analyze(await openDatabase(), { isRebuild: options.rebuild ?? false, signal: stopSignal() })
    const seconds = Number(((performance.now() - started) / 1000).toFixed(2))
    print({ ...summary, seconds }, () => `${summary.postings} postings, ${summary.mentions} mentions, ${seconds} s`)
    if (summary.damaged.length > 0) process.exitCode = 1
  })

// ── Ask ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

addAskCommands(program, tools)

addReportCommand(program, tools, async (file) => {
  const { readSettings } = await import('./crawler/configuration/read-settings.ts')
  return readSettings(file).mail
})

// ── People ───────────────────────────────────────────────────────────────────────────────────────────────────────────

addCoachCommands(addProfileCommands(program, tools), tools)
addPlanCommands(program, tools)

// ── Look into it ─────────────────────────────────────────────────────────────────────────────────────────────────────

addVocabularyCommands(program, tools)

addRoleCommands(program, tools)

const sources = program
  .command('sources')
  .description('the sources in the database: kind, span, openings, and how their readings go')
  .action(async () => {
    const { listKnownSources, sourcesText } = await import('./analysis/report/source-health.ts')
    const sources = listKnownSources(await openDatabase(), true)
    print(sources, () => sourcesText(sources))
  })

sources
  .command('check')
  .description(
    'read the first pages of one configured source as a crawl would, and say what came of it; stores nothing',
  )
  .argument('<id>', 'id of the source in the configuration')
  .option('--config <file>', 'configuration', 'skilltide.yaml')
  .action(async (id: string, { config }: { config: string }) => {
    const { readConfiguration } = await import('./crawler/configuration/read-configuration.ts')
    const { checkSource } = await import('./crawler/check-source.ts')
    const { checkText } = await import('./analysis/report/check-text.ts')
    const { sources: wanted, crawler } = readConfiguration(config, [id])
    const store = await existingDatabase('what earlier crawls learnt of hosts is not heeded')
    for (const source of wanted) {
      const check = await checkSource(source, { ...crawler, now, store, signal: stopSignal() })
      print(check, () => checkText(check))
      if (!check.isSound) process.exitCode = 1
    }
  })

addMergeCommands(program, tools)

// ── Keep it safe ─────────────────────────────────────────────────────────────────────────────────────────────────────

addUpkeepCommands(program, tools, {
  checkConfiguration: async (file) =>
    (await import('./crawler/configuration/check-configuration.ts')).checkConfiguration(file),
  isCrawling: async (holder) => (await import('./crawler/crawl-lock.ts')).isAlive(holder),
})

program
  .command('history', { hidden: true })
  .description('compute the shipped figures of data/history from public data sets (for maintainers)')
  .argument('<corpora>', 'folder of the data sets')
  .argument('<out>', 'folder for the figures')
  .action(async (corpora: string, out: string) => {
    const { computeHistory } = await import('./pipeline.ts')
    const leftOut = await computeHistory(corpora, out, { ...(await rules()), now })
    print({ leftOut }, () => leftOut.map(({ month, reason }) => `${month} left out: ${reason}`).join('\n'))
  })

await program.parseAsync().catch(tools.fail)

// ── What some of them share ───────────────────────────────────────────────────────────────────────────────────────────

interface ImportFlags {
  source?: string
  map: Record<string, string>
  postedAt?: string
  readOn?: string
  rejects?: string
  snapshot?: boolean
  analyze: boolean
}

function importOptions(flags: ImportFlags) {
  return {
    map: flags.map,
    ...(flags.source && { source: flags.source }),
    ...(flags.postedAt && { postedAt: flags.postedAt }),
    ...(flags.readOn && { readOn: flags.readOn }),
    ...(flags.rejects && { rejectsFile: flags.rejects }),
    ...(flags.snapshot && { kind: 'snapshot' as const }),
  }
}

async function crawlsOf(store: Store, config: string) {
  const { crawlsOfProgram } = await import('./server/crawls/crawl-program.ts')
  return crawlsOfProgram({
    ...{ program: process.argv[1] ?? '', store, config, now },
    listSources: async () => {
      const { readConfiguration } = await import('./crawler/configuration/read-configuration.ts')
      return readConfiguration(config).sources.map(({ id }) => id)
    },
    isAlive: async (holder) => (await import('./crawler/crawl-lock.ts')).isAlive(holder),
  })
}

async function serve(
  store: Store,
  options: {
    host: string
    port: number
    open: boolean
    mode: 'own' | 'demo'
    mail?: MailSettings | null
    schedule?: WeeklySchedule | null
    /** What crawls that pages start read; left out: they start none. */
    config?: string
  },
): Promise<void> {
  const { startServer } = await import('./server/listen.ts')
  const { phrasesOfProgram } = await import('./server/phrases-of-program.ts')
  const { readPassword } = await import('./server/access/password.ts')
  const password = readPassword(process.env)
  // What ran before is done: Ctrl-C ends the process again, and from the first request on when those in hand are answered.
  process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM')
  const { mail, schedule, config, ...where } = options
  const { address, close } = await startServer({
    ...{ store, ...where, password, now, version: VERSION, program: process.argv[1] ?? '' },
    loadRules: () => rules(store),
    makePhrases: phrasesOfProgram(process.argv[1] ?? '', store.path),
    ...(config !== undefined && { crawls: await crawlsOf(store, config) }),
    publicHost: mail?.publicUrl ? new URL(mail.publicUrl).host : null,
    ...(schedule && { schedule: schedule.state }),
  })
  const { stopOnSignal } = await import('./server/stop-on-signal.ts')
  stopOnSignal(close)
  process.stderr.write(`SkillTide is at ${address} (Ctrl-C stops it)\n`)
  const { isLocalHost } = await import('./server/access/host-names.ts')
  if (!isLocalHost(where.host)) {
    process.stderr.write('It answers the network over plain HTTP; see “On a network” in the README\n')
  }
  if (options.open) await (await import('open')).default(address)
}
