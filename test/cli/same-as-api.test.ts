import { afterAll, describe, expect, test } from 'vitest'
import { loadRules } from '../../analysis/load-rules.ts'
import { syntheticMarketStore } from '../server/synthetic-market-store.ts'
import { testApp } from '../server/test-app.ts'
import { runCommand } from './run-command.ts'
import { makeFolder } from './upkeep-market.ts'

const { folder, file, remove } = makeFolder('same-as-api')
afterAll(remove)
const store = syntheticMarketStore(loadRules(), file('jobs.db'))
const app = await testApp(store, { now: () => new Date().toISOString() })

describe('the API answers what --json prints', () => {
  test.each([
    ['/api/v1/trends?skill=sql&skill=python', ['trends', '--skill', 'sql', 'python']],
    ['/api/v1/trends?role=data-engineer&top=5', ['trends', '--role', 'data-engineer', '--top', '5']],
    ['/api/v1/trends?skill=sql&grain=month', ['trends', '--skill', 'sql', '--grain', 'month']],
    ['/api/v1/trends?skill=sql&grain=auto', ['trends', '--skill', 'sql', '--grain', 'auto']],
    ['/api/v1/roles/trends', ['roles', 'trends']],
    ['/api/v1/skills?q=airfl', ['skills', '--search', 'airfl']],
  ])('%s', async (url, command) => {
    const { code, stdout, stderr } = await runCommand([...command, '--json', '--db', 'jobs.db'], { cwd: folder })
    expect(code, stderr).toBe(0)
    const answer = await app.inject(url)
    expect(answer.statusCode).toBe(200)
    expect(JSON.parse(stdout)).toEqual(answer.json())
  })
})

test('the API names every role, those without openings last', async () => {
  const { stdout } = await runCommand(['roles', '--json', '--db', 'jobs.db'], { cwd: folder })
  const known: { id: string; name: string; ddatRole: string | null }[] = JSON.parse(stdout)
  const answered = (await app.inject('/api/v1/roles')).json<((typeof known)[number] & { openings: number })[]>()
  const named = answered.map(({ id, name, ddatRole }) => ({ id, name, ddatRole }))
  const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1)
  expect(named.sort(byId)).toEqual(known.sort(byId))
  const openings = answered.map((role) => role.openings)
  expect(openings).toEqual([...openings].sort((one, other) => other - one))
  expect(openings.at(-1)).toBe(0)
})
