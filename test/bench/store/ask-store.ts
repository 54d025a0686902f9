import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { SENIORITIES, type Selection } from '../../../data/domain.ts'
import { WHOLE_MARKET } from '../../../data/selection.ts'
import { openStore } from '../../../data/store/open-store.ts'
import type { Store } from '../../../data/store/store.ts'
import { loadRoles } from '../../../data/vocabulary/load-roles.ts'
import { addDays } from '../../../data/weeks.ts'
import { percentileTurn } from '../harness/percentile.ts'
import type { Turn } from '../harness/reading.ts'
import type { MarketSize } from '../layout/seeded-openings.ts'
import { createDuckDbLayout } from './duckdb-layout.ts'
import type { PeerStore } from './peer-store.ts'
import { createSqliteLayout } from './sqlite-layout.ts'

/**
 * Questions to a market that was filled before, each store in a process of its own, as a dashboard would hold it: none pays
 * for the garbage of another.
 */

/** Day of the first openings. */
export const FROM = '2024-01-01'

export type Query = 'oneSkill' | 'movers' | 'anySelection' | 'together'

export interface Asker {
  turn(query: Query): Turn
  close(): void
}

/** Who is asked, and of what. */
interface Asked {
  folder: string
  name: string
  size: MarketSize
}

export async function startAsker(asked: Asked): Promise<Asker> {
  const { name } = asked
  const child = fork(process.argv[1] ?? '', ['ask', JSON.stringify(asked)])
  const ended = once(child, 'exit').then(() => {
    throw new Error(`the process that asks ${name} ended`)
  })
  ended.catch(() => {})
  const answer = () => Promise.race([once(child, 'message'), ended])
  await answer()
  return {
    turn: (query) => ({
      name,
      async run() {
        child.send(query)
        const [milliseconds] = await answer()
        return Number(milliseconds)
      },
    }),
    close: () => child.disconnect(),
  }
}

/** Asks a round of questions for each message, and answers with its 99th percentile. */
export async function serveAsker({ folder, name, size }: Asked): Promise<void> {
  const isOurs = name === 'ours'
  const questions = isOurs
    ? ourQuestions(openStore(join(folder, 'market.db')), size)
    : await peerQuestions(folder, name, size)
  const turns = new Map<Query, Turn>()
  process.on('message', async (query: Query) => {
    const turn = turns.get(query) ?? percentileTurn(name, questions[query])
    turns.set(query, turn)
    process.send?.(await turn.run())
  })
  process.send?.('ready')
}

/** By their names. */
const PEERS: Readonly<Record<string, (folder: string) => PeerStore | Promise<PeerStore>>> = {
  '@duckdb/node-api': (folder) => createDuckDbLayout(join(folder, 'market.duckdb')),
  'better-sqlite3': (folder) => createSqliteLayout(join(folder, 'plain.db')),
}

export function openPeers(folder: string): Promise<PeerStore[]> {
  return Promise.all(Object.values(PEERS).map((open) => open(folder)))
}

type Questions = Record<Query, (number: number) => unknown>

const skillNumber = (number: number, { skills }: MarketSize) => (number * 37) % skills

async function peerQuestions(folder: string, name: string, size: MarketSize): Promise<Questions> {
  const peer = await PEERS[name]?.(folder)
  if (peer === undefined) throw new Error(`there is no store ${name}`)
  return {
    oneSkill: (number) => peer.oneSkill(skillNumber(number, size)),
    movers: () => peer.movers(),
    anySelection: (number) => peer.anySelection(number % size.roles, number % SENIORITIES.length),
    together: (number) => peer.together(skillNumber(number, size)),
  }
}

function ourQuestions({ counts, openings: index }: Store, size: MarketSize): Questions {
  const any: Selection = { ...WHOLE_MARKET }
  const skills = [...counts.table(any, 'month').mentions.keys()]
  const until = addDays(FROM, size.weeks * 7)
  const known = loadRoles().slice(0, size.roles)
  const skill = (number: number) => skills[skillNumber(number, size) % skills.length] ?? ''
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
