import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type BenchRow, inTurns, LEAST_ROUNDS, readingOf } from '../harness/reading.ts'
import { report } from '../harness/report.ts'
import { PROGRAM } from '../harness/run-program.ts'
import { fetchPage, freePort, serveMarket } from '../server/serve-market.ts'

/** How long one waits for the program: measure-start-up FOLDER. The server starts over `market.db`, where that is there. */

const ROUNDS = 11
const MOST_HELP_MS = 150
const MOST_EXTRACT_MS = 500
const MOST_FIRST_PAGE_MS = 500
const ADVERT = 'Requirements:\n- 3+ years of Python and SQL\n- Kafka is a plus\n'

const [folder = '.'] = process.argv.slice(2)
const market = join(folder, 'market.db')
report(await measureCommands())
if (existsSync(market)) report(await measureServer())

async function measureCommands(): Promise<BenchRow[]> {
  const commands: Record<string, { parameters: string[]; input?: string }> = {
    node: { parameters: ['--eval', '0'] },
    help: { parameters: [PROGRAM, '--help'] },
    extract: {
      parameters: [PROGRAM, 'extract', '--title', 'Data Engineer', '--db', join(folder, 'none.db')],
      input: ADVERT,
    },
  }
  const readings = await inTurns(
    Object.entries(commands).map(([name, { parameters, input = '' }]) => ({
      name,
      run() {
        const begunAt = performance.now()
        const { status, stderr } = spawnSync(process.execPath, parameters, { input, encoding: 'utf8' })
        if (status !== 0) throw new Error(`${parameters.join(' ')}: ${stderr}`)
        return performance.now() - begunAt
      },
    })),
    ROUNDS,
  )
  const reading = (name: string) => readings.get(name) ?? readingOf([])
  const row = (work: string, name: string, mostMs: number): BenchRow => ({
    work,
    unit: 'ms',
    ours: reading(name),
    peers: [{ name: 'Node that does nothing,', version: process.version, kind: 'plain', reading: reading('node') }],
    goal: { says: `at most ${mostMs}`, isMet: reading(name).median <= mostMs },
  })
  return [
    row('skilltide --help', 'help', MOST_HELP_MS),
    row('skilltide extract of one advert', 'extract', MOST_EXTRACT_MS),
  ]
}

async function measureServer(): Promise<BenchRow[]> {
  const port = await freePort()
  const first = await startOnce(port)
  const again: Start[] = []
  for (let round = 0; round < LEAST_ROUNDS; round++) again.push(await startOnce(port))
  const page = readingOf(again.map(({ firstPageMs }) => firstPageMs))
  const rows = { peers: [], goal: null, unit: 'ms' }
  return [
    {
      ...rows,
      work: 'skilltide serve over 1 M openings, until it listens',
      ours: readingOf(again.map(({ listeningMs }) => listeningMs)),
    },
    {
      ...rows,
      work: 'the first page after that, to its last byte',
      ours: page,
      goal: { says: `at most ${MOST_FIRST_PAGE_MS}`, isMet: page.median <= MOST_FIRST_PAGE_MS },
    },
    {
      ...rows,
      work: 'the first page ever, where nothing was kept from a run before',
      ours: readingOf([first.listeningMs + first.firstPageMs]),
    },
  ]
}

interface Start {
  listeningMs: number
  firstPageMs: number
}

async function startOnce(port: number): Promise<Start> {
  const begunAt = performance.now()
  const server = await serveMarket(market, folder, port)
  const listeningAt = performance.now()
  await fetchPage(`${server.address}/`)
  const firstPageMs = performance.now() - listeningAt
  await server.stop()
  return { listeningMs: listeningAt - begunAt, firstPageMs }
}
