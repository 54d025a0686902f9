import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cliFile, runCli } from '../cli/run-cli.ts'
import { startMailServer } from '../server/mail/mail-server.ts'
import { syntheticMarketStore } from '../server/synthetic-market-store.ts'
import { tally } from '../soak/tally.ts'

const folder = mkdtempSync(join(tmpdir(), 'skilltide-mailing-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const RECIPIENTS = ['ann@example.org', 'bob@example.org', 'cem@example.org']
const REPORT = ['--db', 'market.db', 'report', '--week', '2026-W46']
const SEND = [...REPORT, '--send']

/** A market whose week is published: what is killed here is the mailing. */
const market = join(folder, 'market.db')
beforeAll(async () => {
  syntheticMarketStore(undefined, market).close()
  const { code, stderr } = await runCli([...REPORT, '--publish'], { cwd: folder })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
})

/** Kills the program when the server is at `step` with the second recipient, and starts it again. */
test.each(['recipient', 'data', 'received', 'answered'] as const)(
  'killed while the second mail is at "%s" and started again, each recipient has exactly one copy',
  async (killAt) => {
    const cwd = join(folder, killAt)
    mkdirSync(cwd)
    copyFileSync(market, join(cwd, 'market.db'))

    let killed: Promise<void> | null = null
    let kill: () => Promise<void> = async () => {}
    const server = await startMailServer({
      onStep: async (step, address) => {
        if (step !== killAt || address !== RECIPIENTS[1] || killed !== null) return
        killed = kill()
        await killed
      },
    })
    const mail = {
      host: '127.0.0.1',
      port: server.port,
      security: 'none',
      from: 'a@skilltide.example',
      recipients: RECIPIENTS,
    }
    writeFileSync(join(cwd, 'skilltide.yaml'), JSON.stringify({ mail }))

    const child = spawn(process.execPath, [cliFile, ...SEND], { cwd, stdio: 'ignore' })
    const ended = new Promise<NodeJS.Signals | null>((resolve) =>
      child.once('close', (_code, signal) => resolve(signal)),
    )
    kill = async () => {
      child.kill('SIGKILL')
      await ended
    }
    expect(await ended).toBe('SIGKILL')
    tally('kills survived: mailing', 1)

    await runCli(SEND, { cwd })
    await server.close()
    expect(server.received.map(({ to }) => to).sort()).toEqual(RECIPIENTS)
  },
)
