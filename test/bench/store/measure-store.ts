import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openStore } from '../../../data/store/open-store.ts'
import type { Store } from '../../../data/store/store.ts'
import { versionOf } from '../harness/peers.ts'
import { type BenchRow, inTurns, type Peer, type Reading, readingOf } from '../harness/reading.ts'
import { report } from '../harness/report.ts'
import { type MarketSize, ONE_MILLION, type SeededOpening, seededOpenings } from '../layout/seeded-openings.ts'
import { fillMarket } from '../server/fill-market.ts'
import { FROM, openPeers, serveAsker, startAsker } from './ask-store.ts'
import type { PeerStore } from './peer-store.ts'
import { timedStore } from './timed-store.ts'

/**
 * The store beside DuckDB and plain SQLite: measure-store FOLDER [--openings=1000000]. Leaves `market.db` in the folder
 * for the parts that serve it.
 */

const STRETCHES = 10
const ROWS = [
  { query: 'oneSkill', work: 'weekly share of one skill, 99th percentile', mostMs: 1 },
  { query: 'movers', work: 'the table of all movers, last 26 weeks, 99th percentile', mostMs: 10 },
  {
    query: 'anySelection',
    work: 'all skills of one role and seniority, no prepared count, 99th percentile',
    mostMs: 100,
  },
  { query: 'together', work: 'what goes together with a skill, 99th percentile', mostMs: 50 },
] as const

const [first = '.', ...rest] = process.argv.slice(2)
if (first === 'ask') await serveAsker(JSON.parse(rest[0] ?? ''))
else await measure(first, Number(rest.find((option) => option.startsWith('--openings='))?.slice(11) ?? 1_000_000))

async function measure(folder: string, openings: number): Promise<void> {
  const size = { ...ONE_MILLION, openings }
  const store = openStore(join(folder, 'market.db'))
  const peers = await openPeers(folder)
  // Each as it is known, so that what fails takes nothing else along.
  report(await write(store, peers, size))
  report(await measureBytes(store, peers, size))
  store.close()
  for (const peer of peers) peer.close()
  report(await ask(folder, peers, size))
}

/** Speeds of ten stretches of the same length, so that a database that slows down as it grows shows it. */
async function write(store: Store, peers: readonly PeerStore[], size: MarketSize): Promise<BenchRow[]> {
  const { openings, mentionsPerOpening } = size
  const { store: timed, takeMs } = timedStore(store)
  const names = ['ours', ...peers.map(({ name }) => name)]
  const speeds = new Map(names.map((name) => [name, [] as number[]]))
  const spentMs = new Map(names.map((name) => [name, 0]))
  const add = (name: string, ms: number) => spentMs.set(name, (spentMs.get(name) ?? 0) + ms)
  const batches: { until: number; ms: number }[] = []
  fillMarket(timed, { openings, from: FROM, onProgress: (until) => batches.push({ until, ms: takeMs() }) })
  // The market is filled in one go; the same openings then go to the others, batch by batch in turns.
  const openingsAgain = seededOpenings(size)
  let written = 0
  let stretchFrom = 0
  for (const { until, ms } of batches) {
    const batch: SeededOpening[] = []
    for (; written < until; written++) {
      const { value } = openingsAgain.next()
      if (value !== undefined) batch.push(value)
    }
    add('ours', ms)
    for (const peer of peers) {
      const begunAt = performance.now()
      await peer.save(batch)
      add(peer.name, performance.now() - begunAt)
    }
    if (until < ((speeds.get('ours')?.length ?? 0) + 1) * (openings / STRETCHES)) continue
    const mentions = (until - stretchFrom) * mentionsPerOpening
    stretchFrom = until
    for (const name of names) {
      speeds.get(name)?.push(mentions / 1000 / (spentMs.get(name) ?? 0))
      spentMs.set(name, 0)
    }
  }
  const reading = (name: string) => readingOf(speeds.get(name) ?? [])
  const goal = { says: 'at least 1', isMet: reading('ours').median >= 1 }
  const work = `writing ${millions(openings * mentionsPerOpening)} mentions, weekly counts included, tenth by tenth`
  return [rowOf(peers, { work, unit: 'million a second', reading, goal })]
}

async function measureBytes(store: Store, peers: readonly PeerStore[], size: MarketSize): Promise<BenchRow[]> {
  const mentionCount = size.openings * size.mentionsPerOpening
  const inspect = new Database(store.path)
  inspect.pragma('wal_checkpoint(TRUNCATE)')
  const bytesOf = inspect
    .prepare<[string], number>('SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name = ?')
    .pluck()
  const sum = (...tables: string[]) => tables.reduce((bytes, table) => bytes + (bytesOf.get(table) ?? 0), 0)
  const mentions = new Map([
    ['ours', sum('facts', 'posting_keys', 'young_posting_keys', 'openings', 'opening_segments')],
  ])
  const counts = new Map([['ours', sum('prepared_counts', 'sqlite_autoindex_prepared_counts_1')]])
  inspect.close()
  for (const peer of peers) {
    const { mentionBytes, countBytes } = await peer.finish()
    mentions.set(peer.name, mentionBytes)
    counts.set(peer.name, countBytes)
  }
  const bytes = (work: string, of: ReadonlyMap<string, number>, most: number) => {
    const reading = (name: string) => readingOf([(of.get(name) ?? 0) / mentionCount])
    const goal = { says: `at most ${most}`, isMet: reading('ours').median <= most }
    return rowOf(peers, { work, unit: 'bytes', reading, goal })
  }
  return [
    bytes('a mention on disk, with its opening, place in the text and indexes', mentions, 14),
    bytes('a mention in the prepared weekly counts', counts, 3),
  ]
}

async function ask(folder: string, peers: readonly PeerStore[], size: MarketSize): Promise<BenchRow[]> {
  const names = ['ours', ...peers.map(({ name }) => name)]
  const askers = await Promise.all(names.map((name) => startAsker({ folder, name, size })))
  const rows: BenchRow[] = []
  for (const { query, work, mostMs } of ROWS) {
    const readings = await inTurns(askers.map(({ turn }) => turn(query)))
    const reading = (name: string) => readings.get(name) ?? readingOf([])
    const goal = { says: `at most ${mostMs}`, isMet: reading('ours').median <= mostMs }
    rows.push(rowOf(peers, { work: `${work}, ${millions(size.openings)} openings`, unit: 'ms', reading, goal }))
  }
  for (const { close } of askers) close()
  return rows
}

function millions(count: number): string {
  return count >= 1e6 ? `${count / 1e6} M` : count.toLocaleString('en')
}

function rowOf(
  peers: readonly PeerStore[],
  { reading, ...row }: Pick<BenchRow, 'work' | 'unit' | 'goal'> & { reading: (name: string) => Reading },
): BenchRow {
  return {
    ...row,
    ours: reading('ours'),
    peers: peers.map(({ name }): Peer => ({ name, version: versionOf(name), kind: 'native', reading: reading(name) })),
  }
}
