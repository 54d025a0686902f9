import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seededRandom } from '../boards/seeded-random.ts'
import { runCli } from '../cli/run-cli.ts'
import { fillDatabase, makeFolder } from '../cli/upkeep-market.ts'
import { roundsOr, seedOr, tally } from '../soak/tally.ts'
import { serveProgram } from './served-program.ts'

/** People and plans are edited over HTTP while the server is killed: what it answered is there, and nothing by halves. */

const ROUNDS = roundsOr(3)
/** The server is killed so long after as many answers at most: within some later request, however slow the machine is. */
const MOST_ANSWERS = 12
const LONGEST_MS = 20
const { folder, file, remove } = makeFolder('killed-server')
const random = seededRandom(seedOr(31))
let plan: { goals: object[] } & Record<string, unknown>
let planAddress: string

beforeAll(async () => {
  fillDatabase(file('people.db'), 60)
  for (const args of ['profiles add Robin --skills sql:expert', 'plan draft --profile Robin --goals 1']) {
    const { code, stderr } = await runCli([...args.split(' '), '--db', 'people.db'], { cwd: folder })
    expect(code, stderr).toBe(0)
  }
  const { child, address, ended } = await serveProgram(folder, 'people.db')
  const [{ id }] = (await (await fetch(`${address}/api/v1/profiles`)).json()) as [{ id: string }]
  planAddress = `/api/v1/profiles/${id}/plan`
  plan = (await (await fetch(address + planAddress)).json()) as typeof plan
  child.kill('SIGTERM')
  await ended
})
afterAll(remove)

/** Row by row what is in the file, read like any other program would. */
function look() {
  const db = new Database(file('people.db'))
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(db.pragma('foreign_key_check')).toEqual([])
    const names = db.prepare<[], string>('SELECT name FROM profiles ORDER BY name').pluck().all()
    const visions = db.prepare<[], string>("SELECT json_extract(fields, '$.vision') FROM plans").pluck().all()
    const version = db.prepare<[], number>('SELECT version FROM plans').pluck().get() ?? 0
    return { names, visions, version, goals: db.prepare<[], number>('SELECT count(*) FROM plan_goals').pluck().get() }
  } finally {
    db.close()
  }
}

const numberIn = (words: string): number => Number(/\d+$/.exec(words)?.[0] ?? 0)

test('what was answered is kept, what was not is there as a whole or not at all', async () => {
  let edits = 0
  let people = 0
  let answered = { edit: 0, people: new Set<string>() }
  for (let round = 0; round < ROUNDS; round += 1) {
    let { version } = look()
    const { child, address, ended } = await serveProgram(folder, 'people.db')
    let answersLeft = 1 + Math.floor(random.next() * MOST_ANSWERS)
    const send = async (method: string, path: string, document: object): Promise<boolean> => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(address + path, { method, headers, body: JSON.stringify(document) }).catch(() => null)
      if (answer !== null) expect(answer.status, await answer.text().catch(() => '')).toBeLessThan(300)
      answersLeft -= 1
      if (answersLeft === 0) setTimeout(() => child.kill('SIGKILL'), random.next() * LONGEST_MS)
      return answer !== null
    }
    for (let isUp = true; isUp; ) {
      edits += 1
      isUp = await send('PUT', planAddress, { ...plan, version, vision: `Edit ${edits}` })
      version += 1
      if (isUp) answered = { ...answered, edit: edits }
      people += 1
      isUp &&= await send('POST', '/api/v1/profiles', { name: `Person ${people}`, skills: 'sql' })
      if (isUp) answered.people.add(`Person ${people}`)
    }
    await ended
    const { names, visions, goals } = look()
    expect(visions).toHaveLength(1)
    expect(numberIn(visions[0] ?? '')).toBeGreaterThanOrEqual(answered.edit)
    expect(numberIn(visions[0] ?? '')).toBeLessThanOrEqual(edits)
    expect(goals).toBe(plan.goals.length)
    expect(names).toEqual(expect.arrayContaining([...answered.people, 'Robin']))
    expect(new Set(names).size).toBe(names.length)
  }
  expect(answered.edit).toBeGreaterThan(0)
  tally('kills survived: plan and people edited over HTTP', ROUNDS)
  tally('edits over HTTP that were answered, and kept', answered.edit + answered.people.size)
  expect(existsSync(file('people.db'))).toBe(true)
})
