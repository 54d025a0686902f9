import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LoopbackServer, startServer } from '../crawler/loopback-server.ts'
import { runCommand } from './run-command.ts'

const cwd = mkdtempSync(join(tmpdir(), 'skilltide-check-'))
let server: LoopbackServer
const job = { id: '1', text: 'Data Engineer', description: 'SQL', createdAt: Date.parse('2026-01-02T09:00:00Z') }

beforeAll(async () => {
  server = await startServer({
    '/v0/postings/acme': { headers: { 'content-type': 'application/json' }, body: JSON.stringify([job]) },
  })
  const lever = (board: string) => ({ id: board, type: 'lever', board, baseUrl: server.url, allowPrivateHosts: true })
  writeFileSync(join(cwd, 'skilltide.yaml'), JSON.stringify({ sources: [lever('acme'), lever('gone')] }))
})
afterAll(async () => {
  await server.close()
  rmSync(cwd, { recursive: true, force: true })
})

const check = (...args: string[]) => runCommand(['sources', 'check', ...args, '--db', 'market.db'], { cwd })

describe('skilltide sources check', () => {
  test('prints one JSON document for a sound source, and makes no database', async () => {
    const { code, stdout, stderr } = await check('acme', '--json')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ id: 'acme', isSound: true, verdict: 'healthy' },
      items: { items: 1, withTitle: 1, withText: 1, withDate: 1 },
    })
    expect(existsSync(join(cwd, 'market.db'))).toBe(false)
  })

  test('ends with 1 and the reason when the source cannot be read', async () => {
    const { code, stdout } = await check('gone')
    expect(code).toBe(1)
    expect(stdout).toContain('gone (lever): failed: answer 404')
    expect(stdout).toContain('nothing was stored')
  })

  test('ends with 2 when the configuration has no such source', async () => {
    const { code, stderr } = await check('acmee')
    expect([code, stderr.includes('    at ')]).toEqual([2, false])
    expect(stderr).toContain('acmee')
  })
})
