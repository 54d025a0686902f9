#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs'
import { Command } from 'commander'
import type { MailSettings } from './data/automation.ts'
import type { Grain, MergeReason } from './data/domain.ts'
import type { SelectionInput } from './data/selection.ts'
import { finish } from './data/steps.ts'
import type { Store } from './data/store/store.ts'
import { UserError } from './data/user-error.ts'
import type { WeeklySchedule } from './server/schedule/weekly-schedule.ts'
import { addCoachCommands } from './server/terminal/coach-commands.ts'
import { createCommandTools } from './server/terminal/command-tools.ts'
import {
  readCount,
  readGrain,
  readMap,
  readPort,
  readReason,
  readShare,
  withSelection,
} from './server/terminal/option-readers.ts'
import { addPlanCommands } from './server/terminal/plan-commands.ts'
import { addProfileCommands, type PersonFlags, readPerson } from './server/terminal/profile-commands.ts'
import { addReportCommand } from './server/terminal/report-command.ts'
import { addRoleCommands } from './server/terminal/role-commands.ts'
import { addUpkeepCommands } from './server/terminal/upkeep-commands.ts'
import { addVocabularyCommands } from './server/terminal/vocabulary-commands.ts'

/**
 * The command line reads like the table of contents of the program: each command is a few lines that call the public
 * function of a folder. What a command does not need is not loaded.
 */

const VERSION: string = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version

const program = new Command('skilltide')
  .description('Which skills the job market asks for, week by week, and which of them you lack.')
  .version(VERSION)
  .option('--db <file>', 'database file (or SKILLTIDE_DB)', process.env.SKILLTIDE_DB ?? 'skilltide.db')
  .option('--json', 'print one JSON document on standard output and nothing else there')
  .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
  .exitOverride()

const tools = createCommandTools(program)
const { now, today, openDatabase, existingDatabase, demoDatabase, rules, analyze, noteUnread } = tools
const { print, showProgress, stopSignal, parentChannel } = tools

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
    const schedule = startSchedule(settings, { store, program: process.argv[1] ?? '', config: options.config })
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
      reader: (await rules(store)).reader,
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
    print(report.crawl, () => crawlText(report.crawl))
  })

program
  .command('import')
  .description('read files: CSV, TSV, JSON, JSON Lines, gzip of these, saved pages, answers of known job boards')
  .argument('<file...>', 'files')
  .option('--source <id>', 'name of the source these files come from')
  .option('--map <posting-field=column...>', 'which column holds a field, where its name does not say so', readMap, {})
  .option('--posted-at <date>', 'posting day of items that state none')
  .option('--rejects <file>', 'keep rejected items with their reason as JSON Lines')
  .option('--snapshot', 'the files show only adverts that were still open: no trend can be read from their past')
  .option('--no-analyze', 'store the postings and leave the analysis for later')
  .action(async (files: string[], options: ImportFlags) => {
    const { importFiles } = await import('./crawler/import/import-files.ts')
    const { importText } = await import('./analysis/report/run-text.ts')
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
  })

// ── Ask ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

program
  .command('extract')
  .description("read one posting's text on standard input and print what is found; stores nothing")
  .option('--html', 'the input is HTML')
  .option('--title <title>', 'title of the posting')
  .option('--lines', 'JSON Lines in ({id, title?, text | html}), JSON Lines out')
  .action(async (options: { html?: boolean; title?: string; lines?: boolean }) => {
    const { extractLines, extractOne } = await import('./analysis/extract-command.ts')
    const known = await rules(await existingDatabase())
    if (options.lines) {
      const failed = await extractLines(process.stdin, process.stdout, known)
      if (failed > 0) throw new UserError(`${failed} line${failed === 1 ? '' : 's'} could not be read`)
      return
    }
    const found = extractOne(
      {
        description: { format: options.html ? 'html' : 'text', content: readFileSync(0, 'utf8') },
        ...(options.title && { title: options.title }),
      },
      known,
    )
    process.stdout.write(`${JSON.stringify(found, null, program.opts().json ? 0 : 2)}\n`)
  })

withSelection(program.command('trends'))
  .description('share of openings per skill, week by week, with interval, change and verdict')
  .option('--skill <id...>', 'only these skills')
  .option('--grain <grain>', 'week, month or quarter', readGrain, 'week')
  .option('--top <count>', 'the most asked-for skills', readCount)
  .option('--csv', 'print CSV: one line a skill and period')
  .action(async (options: SelectionInput & { skill?: string[]; grain: Grain; top?: number; csv?: boolean }) => {
    const { findTrendsInDepth } = await import('./analysis/trends/find-trends.ts')
    const { findMergeJumps } = await import('./analysis/trends/outlook/merge-jumps.ts')
    const { trendText } = await import('./analysis/report/plain-text.ts')
    const store = await openDatabase()
    const { vocabulary, roles, reader } = await rules(store)
    const { readSelection } = await import('./data/selection.ts')
    const selection = readSelection(
      options,
      roles.map(({ id }) => id),
    )
    noteUnread(store, reader)
    const report = findTrendsInDepth(store, vocabulary, {
      selection,
      grain: options.grain,
      today: today(),
      ...(options.skill && { skillIds: options.skill }),
      ...(options.top !== undefined && { top: options.top }),
      mergeJumps: options.skill === undefined ? [] : findMergeJumps(store),
    })
    if (options.csv) {
      const { trendCsv } = await import('./analysis/report/trend-csv.ts')
      process.stdout.write(trendCsv(report))
    } else print(report, () => trendText(report))
  })

program
  .command('series')
  .description("the methods of trends over anybody's figures: CSV with series, weekStart, count, n and perhaps source")
  .argument('<file>', 'CSV file; weeks, months or quarters')
  .action(async (file: string) => {
    const { analyzeSeriesFile } = await import('./analysis/trends/series/analyze-series.ts')
    const { seriesText } = await import('./analysis/report/series-text.ts')
    if (!existsSync(file)) throw new UserError(`there is no file ${file}`)
    const report = analyzeSeriesFile(readFileSync(file, 'utf8'))
    print(report, () => seriesText(report))
  })

withSelection(program.command('gap'))
  .description('what the selection asks for and a person lacks, and what they have')
  .option('--skills <list>', 'skills held, separated by commas')
  .option('--profile <name>', 'a profile: what it holds, and its role, seniority and places unless others are named')
  .option('--cv <file>', 'a CV: PDF, Word, text, Markdown, JSON Resume, LinkedIn export; it is read and not stored')
  .option('--weeks <count>', 'span; default 13, widened until there are enough openings', readCount)
  .option('--threshold <share>', 'share of the skills asked for that makes an opening reachable', readShare, 0.8)
  .option('--budget <hours>', 'hours that you have: what to learn with them', readCount)
  .option('--hours <list>', 'your own estimates, by skill or kind of skill: "apache-airflow:25, language:60"')
  .action(async (options: SelectionInput & PersonFlags & GapFlags) => {
    const { findPricedGaps } = await import('./analysis/gaps/find-gaps.ts')
    const { frameworkOf } = await import('./analysis/gaps/framework-levels.ts')
    const { readOwnHours } = await import('./analysis/gaps/own-hours.ts')
    const { gapText } = await import('./analysis/report/gap-text.ts')
    const store = await openDatabase()
    const known = await rules(store)
    noteUnread(store, known.reader)
    const { selection: aimedAt, name: _, ...holdings } = await readPerson(options, store, known)
    const { readSelection } = await import('./data/selection.ts')
    const selection = readSelection(
      { ...aimedAt, ...options },
      known.roles.map(({ id }) => id),
    )
    const report = findPricedGaps(store, known.vocabulary, {
      ...{ selection, ...holdings, today: today() },
      ...{ weeks: options.weeks ?? null, threshold: options.threshold, budgetHours: options.budget ?? null },
      hours: readOwnHours(options.hours ?? '', known.vocabulary),
      framework: frameworkOf(known.roles, selection.role),
    })
    print(report, () => gapText(report))
  })

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

const merges = program
  .command('merges')
  .description('which postings count as one opening, and why; undo and redo')
  .option('--reason <reason>', 'same-advert, same-url, near-text, contained-text or unnamed-employer', readReason)
  .option('--limit <count>', 'the newest', readCount, 100)
  .action(async (options: { reason?: MergeReason; limit: number }) => {
    const { mergeText } = await import('./analysis/report/merge-text.ts')
    const { merges: known } = await openDatabase()
    const [list, undone] = [known.list(options), known.listUndone()]
    print({ counts: known.countByReason(), merges: list, undone, rates: finish(known.rates()) }, () =>
      mergeText(list, undone),
    )
  })

merges
  .command('undo')
  .description('take a merge apart for good')
  .argument('<id>', 'as "skilltide merges" prints it')
  .action(async (id: string) => {
    if (!(await openDatabase()).merges.undo(id, now())) throw new UserError(`there is no merge ${id}`)
    print({ id, undone: true }, () => `${id} is undone and stays so; "skilltide merges redo ${id}" takes that back`)
  })

merges
  .command('redo')
  .description('forget that a merge was undone')
  .argument('<id>', 'as "skilltide merges" prints it')
  .action(async (id: string) => {
    if (!(await openDatabase()).merges.redo(id)) throw new UserError(`no merge ${id} was undone`)
    print({ id, undone: false }, () => `${id} is merged again where its reason still holds`)
  })

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

interface GapFlags {
  weeks?: number
  threshold: number
  budget?: number
  hours?: string
}

interface ImportFlags {
  source?: string
  map: Record<string, string>
  postedAt?: string
  rejects?: string
  snapshot?: boolean
  analyze: boolean
}

function importOptions(flags: ImportFlags) {
  return {
    map: flags.map,
    ...(flags.source && { source: flags.source }),
    ...(flags.postedAt && { postedAt: flags.postedAt }),
    ...(flags.rejects && { rejectsFile: flags.rejects }),
    ...(flags.snapshot && { kind: 'snapshot' as const }),
  }
}

async function crawlsOf(store: Store, config: string) {
  const { crawlsOfProgram } = await import('./server/crawls/crawl-program.ts')
  return crawlsOfProgram({
    ...{ program: process.argv[1] ?? '', store, config },
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
  const known = await rules(store)
  const { mail, schedule, config, ...where } = options
  const { address, close } = await startServer({
    ...{ store, ...known, ...where, password, today, version: VERSION },
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
