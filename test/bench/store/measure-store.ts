import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Selection } from '../../../data/domain.ts'
import { SENIORITIES } from '../../../data/domain.ts'
import { WHOLE_MARKET } from '../../../data/selection.ts'
import { openStore } from '../../../data/store/open-store.ts'
import type { Store } from '../../../data/store/store.ts'
import { loadRoles } from '../../../data/vocabulary/load-roles.ts'
import { addDays } from '../../../data/weeks.ts'
import { versionOf } from '../harness/peers.ts'
import { percentileTurn } from '../harness/percentile.ts'
import { type BenchRow, inTurns, type Peer, type Reading, readingOf } from '../harness/reading.ts'
import { report } from '../harness/report.ts'
import { ONE_MILLION, type SeededOpening, seededOpenings } from '../layout/seeded-openings.ts'
import { fillMarket } from '../server/fill-market.ts'
import { createDuckDbLayout } from './duckdb-layout.ts'
import type { PeerStore } from './peer-store.ts'
import { createSqliteLayout } from './sqlite-layout.ts'
import { timedStore } from './timed-store.ts'

/**
 * The store beside DuckDB and plain SQLite: measure-store FOLDER [--openings=1000000]. Leaves `market.db` in the folder
 * for the parts that serve it.
 */

const FROM = '2024-01-01'
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
type Query = (typeof ROWS)[number]['query']

const [folder = '.', ...options] = process.argv.slice(2)
const openings = Number(options.find((option) => option.startsWith('--openings='))?.slice(11) ?? 1_000_000)
const size = { ...ONE_MILLION, openings }
const mentionCount = openings * size.mentionsPerOpening

const path = join(folder, 'market.db')
const peers: PeerStore[] = [
  await createDuckDbLayout(join(folder, 'market.duckdb')),
  createSqliteLayout(join(folder, 'plain.db')),
]
const store = openStore(path)
const millions = (count: number): string => (count >= 1e6 ? `${count / 1e6} M` : count.toLocaleString('en'))
const skillNumber = (number: number) => (number * 37) % size.skills

/** Speeds of ten stretches of the same length, so that a database that slows down as it grows shows it. */
async function write(): Promise<BenchRow[]> {
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
    const mentions = (until - stretchFrom) * size.mentionsPerOpening
    stretchFrom = until
    for (const name of names) {
      speeds.get(name)?.push(mentions / 1000 / (spentMs.get(name) ?? 0))
      spentMs.set(name, 0)
    }
  }
  const reading = (name: string) => readingOf(speeds.get(name) ?? [])
  return [
    row(
      `writing ${millions(mentionCount)} mentions, weekly counts included, tenth by tenth`,
      'million a second',
      reading,
      {
        says: 'at least 1',
        isMet: reading('ours').median >= 1,
      },
    ),
  ]
}

async function measureBytes(): Promise<BenchRow[]> {
  const inspect = new Database(path)
  inspect.pragma('wal_checkpoint(TRUNCATE)')
  const bytesOf = inspect
    .prepare<[string], number>('SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name = ?')
    .pluck()
  const sum = (...tables: string[]) => tables.reduce((bytes, table) => bytes + (bytesOf.get(table) ?? 0), 0)
  const mentions = new Map([['ours', sum('facts', 'facts_by_opening_key', 'openings', 'opening_segments')]])
  const counts = new Map([['ours', sum('prepared_counts', 'sqlite_autoindex_prepared_counts_1')]])
  inspect.close()
  for (const peer of peers) {
    const { mentionBytes, countBytes } = await peer.finish()
    mentions.set(peer.name, mentionBytes)
    counts.set(peer.name, countBytes)
  }
  const bytes = (work: string, of: ReadonlyMap<string, number>, most: number) => {
    const reading = (name: string) => readingOf([(of.get(name) ?? 0) / mentionCount])
    return row(work, 'bytes', reading, { says: `at most ${most}`, isMet: reading('ours').median <= most })
  }
  return [
    bytes('a mention on disk, with its opening, place in the text and indexes', mentions, 14),
    bytes('a mention in the prepared weekly counts', counts, 3),
  ]
}

async function ask(): Promise<BenchRow[]> {
  const ours = questions(store)
  const answers: BenchRow[] = []
  for (const { query, work, mostMs } of ROWS) {
    const turns = [
      percentileTurn('ours', ours[query]),
      ...peers.map((peer) => percentileTurn(peer.name, (number) => asked(peer, query, number))),
    ]
    const readings = await inTurns(turns)
    const reading = (name: string) => readings.get(name) ?? readingOf([])
    answers.push(
      row(`${work}, ${millions(openings)} openings`, 'ms', reading, {
        says: `at most ${mostMs}`,
        isMet: reading('ours').median <= mostMs,
      }),
    )
  }
  return answers
}

function asked(peer: PeerStore, query: Query, number: number): unknown {
  if (query === 'movers') return peer.movers()
  if (query === 'anySelection') return peer.anySelection(number % size.roles, number % 8)
  return peer[query](skillNumber(number))
}

function questions({ counts, openings: index }: Store): Record<Query, (number: number) => unknown> {
  const any: Selection = { ...WHOLE_MARKET }
  const skills = [...counts.table(any, 'month').mentions.keys()]
  const until = addDays(FROM, size.weeks * 7)
  const known = loadRoles().slice(0, size.roles)
  const skill = (number: number) => skills[skillNumber(number) % skills.length] ?? ''
  return {
    oneSkill: (number) => counts.table(any, 'week', [skill(number)]),
    movers: () => counts.table({ ...any, from: addDays(until, -26 * 7) }, 'week'),
    anySelection: (number) =>
      counts.table(
        {
          ...any,
          role: known[number % known.length]?.id ?? null,
          seniority: SENIORITIES[number % SENIORITIES.length] ?? null,
        },
        'week',
      ),
    together: (number) => index.countTogether(any, skill(number)),
  }
}

function row(work: string, unit: string, reading: (name: string) => Reading, goal: BenchRow['goal']): BenchRow {
  return {
    work,
    unit,
    ours: reading('ours'),
    peers: peers.map(({ name }): Peer => ({ name, version: versionOf(name), kind: 'native', reading: reading(name) })),
    goal,
  }
}

// Each as it is known, so that what fails takes nothing else along.
for (const measure of [write, measureBytes, ask]) report(await measure())
store.close()
for (const peer of peers) peer.close()
