import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openStore } from '../../data/store/open-store.ts'
import { fillDatabase, makeFolder, startWriter } from '../cli/upkeep-market.ts'
import { roundsOr, tally } from '../soak/tally.ts'
import { megabytesOf, serveProgram } from './served-program.ts'

const CLIENTS = 200
const REQUESTS_OF_EACH = 3 * roundsOr(1)
/** The program with its vocabulary takes about 200 MB; what is held for each request must not pile up. */
const MOST_MEGABYTES = 600
const PATHS = [
  '/',
  '/skills',
  '/skills/sql',
  '/roles',
  '/gaps?skills=sql',
  '/sources',
  '/skills.csv',
  '/api/v1/trends',
  '/healthz',
]

const { folder, file, remove } = makeFolder('load')
const servers: ChildProcess[] = []
beforeAll(() => fillDatabase(file('jobs.db'), 300))
afterAll(() => {
  for (const server of servers) server.kill('SIGKILL')
  remove()
})

async function startProgram() {
  const program = await serveProgram(folder, 'jobs.db')
  servers.push(program.child)
  return program
}

test(`${CLIENTS} clients read while another process writes: no fault, bounded memory, counts as they should be`, async () => {
  const { child, address, ended, said } = await startProgram()
  const writer = await startWriter(file('jobs.db'), join(import.meta.dirname, '../..'))
  const answers = new Map<number, number>()
  const read = async (client: number) => {
    for (let turn = 0; turn < REQUESTS_OF_EACH; turn += 1) {
      const response = await fetch(address + PATHS[(client + turn) % PATHS.length])
      await response.arrayBuffer()
      answers.set(response.status, (answers.get(response.status) ?? 0) + 1)
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, (_, client) => read(client)))
  const batches = writer.batches()
  expect(await writer.stop()).toEqual({ code: 0, stderr: '' })
  expect([...answers]).toEqual([[200, CLIENTS * REQUESTS_OF_EACH]])
  expect(batches).toBeGreaterThan(0)
  tally('requests answered while another process wrote', CLIENTS * REQUESTS_OF_EACH)
  const peak = megabytesOf(child, 'VmHWM')
  if (peak !== null) expect(peak).toBeLessThan(MOST_MEGABYTES)
  child.kill('SIGTERM')
  expect(await ended, said()).toEqual([0, null])
  const store = openStore(file('jobs.db'))
  expect(store.counts.findDrift()).toEqual([])
  store.close()
})

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s: a request in hand is answered, new ones are not taken, the log is closed',
  async (signal) => {
    const { child, address, ended } = await startProgram()
    const { hostname, port } = new URL(address)
    const body = 'skills=sql'
    const socket = connect(Number(port), hostname)
    let answer = ''
    socket.setEncoding('utf8').on('data', (text: string) => {
      answer += text
    })
    const closed = once(socket, 'close')
    socket.write(
      `POST /gaps HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`,
    )
    // The program says so when it has the request in hand.
    await vi.waitUntil(() => answer.includes('100 Continue'), { timeout: 30_000 })
    child.kill(signal)
    const isRefused = () =>
      fetch(`${address}/healthz`).then(
        () => false,
        () => true,
      )
    await vi.waitUntil(isRefused, { timeout: 8_000 })
    socket.write(body)
    await closed
    expect(answer).toContain('HTTP/1.1 303')
    expect(await ended).toEqual([0, null])
    expect(existsSync(file('jobs.db-wal'))).toBe(false)
  },
)
