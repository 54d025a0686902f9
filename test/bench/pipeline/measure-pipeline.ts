import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type BenchRow, LEAST_ROUNDS, type Peer, type Reading, readingOf } from '../harness/reading.ts'
import { report, say } from '../harness/report.ts'
import { PROGRAM, runWatched } from '../harness/run-program.ts'
import { plainInsert } from './plain-insert.ts'
import { writePostings } from './write-postings.ts'

/**
 * From a file to weekly counts, each run a process of its own with an empty database: measure-pipeline FOLDER
 * [--postings=1000000]. What is asked for beyond 10,000 postings is run once, beside 10,000 for the cost of each.
 */

const SMALL = 10_000
const LEAST_PER_SECOND = 2_000
const PART_OF_PLAIN = 1 / 3
const MOST_MEMORY_MB = 600
const MOST_GROWTH = 1.2

interface Run {
  postingsPerSecond: number
  peakMemoryMb: number
  bytesPerPosting: number
}

const [first = '.', ...rest] = process.argv.slice(2)
if (first === 'plain') await plainInsert(rest[0] ?? '', rest[1] ?? '')
else report(await measure(first, Number(rest.find((option) => option.startsWith('--postings='))?.slice(11) ?? SMALL)))

async function measure(folder: string, postings: number): Promise<BenchRow[]> {
  const small = await runBoth(folder, SMALL, LEAST_ROUNDS)
  const rows = speedRows(SMALL, small)
  if (postings <= SMALL) return rows
  const large = await runBoth(folder, postings, 1)
  const growth = medianOf(small.ours, 'postingsPerSecond') / medianOf(large.ours, 'postingsPerSecond')
  return [
    ...rows,
    ...speedRows(postings, large),
    {
      work: `cost of a posting among ${count(postings)} beside one among ${count(SMALL)}`,
      unit: 'times',
      ours: readingOf([growth]),
      peers: [],
      goal: { says: `at most ${MOST_GROWTH}`, isMet: growth <= MOST_GROWTH },
    },
  ]
}

async function runBoth(folder: string, postings: number, rounds: number): Promise<{ ours: Run[]; plain: Run[] }> {
  const file = join(folder, `postings-${postings}.jsonl`)
  await writePostings(file, { postings })
  say(`${count(postings)} generated postings, ${(statSync(file).size / 1e6).toFixed(0)} MB`)
  const [ours, plain]: [Run[], Run[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    ours.push(await runOnce(folder, postings, (db) => [PROGRAM, 'import', file, '--db', db]))
    plain.push(await runOnce(folder, postings, (db) => [process.argv[1] ?? '', 'plain', file, db]))
  }
  rmSync(file)
  return { ours, plain }
}

async function runOnce(folder: string, postings: number, command: (db: string) => string[]): Promise<Run> {
  const db = join(folder, 'pipeline.db')
  for (const suffix of ['', '-wal', '-shm']) rmSync(db + suffix, { force: true })
  const { seconds, peakMemoryMb } = await runWatched(command(db), folder)
  const bytesPerPosting = statSync(db).size / postings
  for (const suffix of ['', '-wal', '-shm']) rmSync(db + suffix, { force: true })
  return { postingsPerSecond: postings / seconds, peakMemoryMb, bytesPerPosting }
}

function speedRows(postings: number, { ours, plain }: { ours: Run[]; plain: Run[] }): BenchRow[] {
  const reading = (runs: readonly Run[], figure: keyof Run): Reading => readingOf(runs.map((run) => run[figure]))
  const peers = (figure: keyof Run): Peer[] => [
    {
      name: 'compress and insert the text, nothing else,',
      version: process.version,
      kind: 'plain',
      reading: reading(plain, figure),
    },
  ]
  const speed = reading(ours, 'postingsPerSecond')
  const memory = reading(ours, 'peakMemoryMb')
  const plainSpeed = reading(plain, 'postingsPerSecond')
  return [
    {
      work: `import, extraction, store and weekly counts of ${count(postings)} postings of 5 KB`,
      unit: 'postings a second',
      ours: speed,
      peers: peers('postingsPerSecond'),
      goal: {
        says: `at least ${count(LEAST_PER_SECOND)}, and a third of compress and insert`,
        isMet: speed.median >= LEAST_PER_SECOND && speed.median >= PART_OF_PLAIN * plainSpeed.median,
      },
    },
    {
      work: 'the same, peak memory',
      unit: 'MB',
      ours: memory,
      peers: peers('peakMemoryMb'),
      goal: { says: `at most ${MOST_MEMORY_MB}`, isMet: memory.max <= MOST_MEMORY_MB },
    },
    {
      work: 'the same, database',
      unit: 'bytes a posting',
      ours: reading(ours, 'bytesPerPosting'),
      peers: peers('bytesPerPosting'),
      goal: null,
    },
  ]
}

function medianOf(runs: readonly Run[], figure: keyof Run): number {
  return readingOf(runs.map((run) => run[figure])).median
}

function count(postings: number): string {
  return postings.toLocaleString('en')
}
