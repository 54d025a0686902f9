import { existsSync } from 'node:fs'
import { type Check, failed, passed, warned } from '../../data/check.ts'
import type { LockHolder } from '../../data/store/contracts/crawl-memory.ts'
import type { Store } from '../../data/store/store.ts'

const OLDEST_NODE = [20, 19] as const

export interface DoctorRequest {
  database: string
  /** Whether the database was named: one that is not there is a fault then, and else a beginning. */
  isNamed: boolean
  configuration: string
  /** Reads the configuration file and says what is wrong with it. */
  checkConfiguration: (file: string) => Promise<Check[]>
  /** Whether the process that holds the lock of the crawler still runs. */
  isCrawling: (holder: LockHolder) => Promise<boolean>
  /** UTC time. */
  now: () => string
}

type ContentsRequest = Pick<DoctorRequest, 'isCrawling' | 'now'>

export interface Diagnosis {
  /** False when a check failed; warnings leave it true. */
  ok: boolean
  checks: Check[]
}

/**
 * Looks over the program, the database, the configuration and what the sources last gave. Writes nothing, asks no
 * network; a check that cannot be made is a check that failed.
 */
export async function diagnose({ database, isNamed, ...request }: DoctorRequest): Promise<Diagnosis> {
  const sqlite = await (await import('../../data/store/check-sqlite.ts')).checkSqlite()
  const checks = [
    checkNode(process.versions.node),
    sqlite,
    ...(sqlite.state === 'ok' ? await checkDatabase(database, isNamed, request) : []),
    ...(await request.checkConfiguration(request.configuration)),
    await checkChromium(),
  ]
  return { ok: checks.every(({ state }) => state !== 'failed'), checks }
}

function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isOld = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])
  if (!isOld) return passed('node', `Node.js ${version}`)
  return failed('node', `Node.js ${version} is older than ${OLDEST_NODE.join('.')}`, 'install a newer Node.js')
}

async function checkDatabase(path: string, isNamed: boolean, request: ContentsRequest): Promise<Check[]> {
  if (!existsSync(path)) {
    const finding = ['database', `there is no database at ${path}`] as const
    return isNamed
      ? [failed(...finding, 'name another with --db, or put a backup there: skilltide restore FILE')]
      : [warned(...finding, 'skilltide start makes one')]
  }
  const { inspectDatabase } = await import('../../data/store/inspect-database.ts')
  const checks = inspectDatabase(path)
  // What stands in a damaged or an old database is not read.
  const isReadable = checks.every(({ id, state }) => (id === 'database' ? state === 'ok' : state !== 'failed'))
  return isReadable ? [...checks, ...(await checkContents(path, request))] : checks
}

async function checkContents(path: string, { isCrawling, now }: ContentsRequest): Promise<Check[]> {
  const { openStore } = await import('../../data/store/open-store.ts')
  const store = openStore(path, { readonly: true })
  try {
    return [
      checkClock(store, now()),
      await checkWaiting(store),
      await checkRuns(store, isCrawling),
      ...(await checkSources(store)),
    ]
  } finally {
    store.close()
  }
}

function checkClock(store: Store, now: string): Check {
  const latest = store.clock.latestRunAt()
  if (latest === null || latest <= now) return passed('clock', 'no run is dated later than now')
  return warned(
    'clock',
    `a run is dated ${latest}, and the clock of this computer says ${now}`,
    'set the clock; or, if it is right now and was ahead then: skilltide doctor --mend-clock',
  )
}

async function checkWaiting(store: Store): Promise<Check> {
  const { loadRules } = await import('../../analysis/load-rules.ts')
  const { reader } = loadRules(store.edits.list().map(({ edit }) => edit))
  const [waiting, all] = [store.postings.countUnanalyzed(reader.version), store.postings.count()]
  if (waiting === 0) return passed('analysis', `all ${all} postings were read by the present rules`)
  return warned('analysis', `${waiting} of ${all} postings wait to be read by the present rules`, 'skilltide analyze')
}

async function checkRuns(store: Store, isCrawling: DoctorRequest['isCrawling']): Promise<Check> {
  const holder = store.crawlLock.holder()
  if (holder !== null && (await isCrawling(holder))) {
    return passed('runs', `a crawl is at work (process ${holder.pid}, since ${holder.since})`)
  }
  const [latest] = store.runs.list(1)
  if (latest === undefined) return passed('runs', 'nothing was crawled or imported yet')
  if (latest.finishedAt !== null) return passed('runs', `the latest run (${latest.kind}) was finished`)
  const message = `the latest run (${latest.kind} of ${latest.startedAt}) was not finished, or is still at work; what it read is kept`
  return warned('runs', message, `run skilltide ${latest.kind} again`)
}

async function checkSources(store: Store): Promise<Check[]> {
  const { listKnownSources } = await import('../../analysis/report/source-health.ts')
  return listKnownSources(store, false).map(({ source, health }) => {
    const id = `source:${source}`
    const lastHealthy = health.lastHealthyRunAt?.slice(0, 10) ?? 'never'
    if (health.lastRunAt === null || health.verdict === null) return passed(id, 'was not crawled, so nothing to judge')
    if (health.verdict === 'healthy') return passed(id, `was read healthily on ${lastHealthy}`)
    return warned(
      id,
      `the latest reading was ${health.verdict}${health.reason === null ? '' : ` (${health.reason})`}; last healthy: ${lastHealthy}`,
      'see skilltide sources; crawl again, or correct the entry in skilltide.yaml',
    )
  })
}

async function checkChromium(): Promise<Check> {
  const { findChromium } = await import('../print-pdf.ts')
  const chromium = findChromium(process.env)
  if (chromium !== null) return passed('chromium', `${chromium} prints PDFs`)
  return warned('chromium', 'no Chromium was found, so no PDF can be printed', 'install it, or set SKILLTIDE_CHROMIUM')
}

/** For a terminal: a line a check, and the mend below what is not well. */
export function diagnosisText({ ok, checks }: Diagnosis): string {
  const lines = checks.flatMap(({ id, state, message, mend }) => [
    `${state.padEnd(7)}  ${id}: ${message}`,
    ...(mend === null ? [] : [`         → ${mend}`]),
  ])
  return [...lines, ok ? 'nothing failed' : 'something failed: see above'].join('\n')
}
