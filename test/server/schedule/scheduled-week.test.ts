import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import PostalMime from 'postal-mime'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openStore } from '../../../data/store/open-store.ts'
import { addPeriods, weekLabel, weekStartOf } from '../../../data/weeks.ts'
import { type Boards, startBoards } from '../../boards/start-boards.ts'
import { cliFile } from '../../cli/run-cli.ts'
import { startMailServer } from '../mail/mail-server.ts'

const RECIPIENTS = ['ann@example.org', 'bob@example.org', 'cem@example.org']
const POLL_MS = 200
const OWNER = 'owner@example.org'
/** The boards know the day it is: the program runs on the real clock. */
const today = new Date().toISOString().slice(0, 10)
const lastWeek = addPeriods(weekStartOf(today), -1, 'week')
const folders: string[] = []
const servers = new Set<ChildProcess>()
let boards: Boards

beforeAll(async () => {
  boards = await startBoards({ seed: 1, untilWeek: lastWeek, weeks: 2, postingsPerWeek: 30 })
})
afterEach(() => {
  for (const server of servers) server.kill('SIGKILL')
  servers.clear()
})
afterAll(async () => {
  await boards.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A folder with a configuration, whose schedule began long ago: what was due last Monday was missed. */
function missedMonday(mailPort: number): string {
  const cwd = mkdtempSync(join(tmpdir(), 'skilltide-schedule-'))
  folders.push(cwd)
  const mail = { host: '127.0.0.1', port: mailPort, security: 'none', from: 'SkillTide <a@skilltide.example>' }
  const configuration = {
    sources: boards.sources.filter(({ type }) => type === 'greenhouse' || type === 'ashby'),
    politeness: { secondsBetweenRequests: 0 },
    mail: { ...mail, recipients: RECIPIENTS, owner: OWNER },
    schedule: { cron: '0 6 * * 1', timeZone: 'Europe/London' },
  }
  writeFileSync(join(cwd, 'skilltide.yaml'), JSON.stringify(configuration))
  const store = openStore(join(cwd, 'market.db'))
  store.settings.set('schedule.beganAt', '2020-01-06T00:00:00.000Z')
  store.close()
  return cwd
}

/** Starts `serve --schedule`; its address, when it says so. */
function serve(cwd: string): Promise<string> {
  const child = spawn(process.execPath, [cliFile, '--db', 'market.db', 'serve', '--port', '0', '--schedule'], { cwd })
  servers.add(child)
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      said += part
      const address = /SkillTide is at (http:\S+)/.exec(said)?.[1]
      if (address !== undefined) resolve(address)
    })
    child.once('close', () => reject(new Error(`the server ended: ${said}`)))
  })
}

/** The text of the page of sources, asked for until it has the words. */
async function sourcesSaying(address: string, words: RegExp): Promise<string> {
  for (;;) {
    const html = await (await fetch(`${address}/sources`)).text()
    const text = html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')
    if (words.test(text)) return text
    await setTimeout(POLL_MS)
  }
}

async function stopServers(): Promise<void> {
  const ended = [...servers].map((server) => once(server, 'close'))
  for (const server of servers) server.kill('SIGKILL')
  await Promise.all(ended)
  servers.clear()
}

test('a missed Monday is crawled, read, published and mailed at the start, one copy each, and not again at the next', async () => {
  const mail = await startMailServer()
  const cwd = missedMonday(mail.port)
  const requestsBefore = boards.requests.length
  const text = await sourcesSaying(await serve(cwd), /Last time\s*due .*(finished \d{4}|failed)/)
  expect(text).not.toContain('It failed')
  expect(text).toMatch(/at 0 6 \* \* 1 \(Europe\/London\); next \d{4}-\d\d-\d\d 0[56]:00 UTC/)
  expect(boards.requests.length).toBeGreaterThan(requestsBefore)
  expect(mail.received.map(({ to }) => to)).toEqual(RECIPIENTS)
  for (const { raw } of mail.received) {
    const { subject, html, attachments } = await PostalMime.parse(raw)
    expect(subject).toMatch(new RegExp(`^SkillTide ${weekLabel(lastWeek)}: `))
    expect(html).toContain('What moved')
    expect(attachments.map(({ mimeType }) => mimeType)).toEqual(['image/png'])
  }

  await stopServers()
  const requestsAfter = boards.requests.length
  const again = await serve(cwd)
  expect(await sourcesSaying(again, /Last time/)).toContain('finished')
  expect((await (await fetch(`${again}/reports/${weekLabel(lastWeek)}`)).text()).includes('Published on')).toBe(true)
  expect(boards.requests.length).toBe(requestsAfter)
  expect(mail.received).toHaveLength(RECIPIENTS.length)
  await stopServers()
  await mail.close()
}, 240_000)

test('a failure is told on the page of sources and to the owner by mail; the other recipients have their copy', async () => {
  const refuse = (address: string) => (address === RECIPIENTS[1] ? { code: 550, words: 'no such mailbox' } : null)
  const mail = await startMailServer({ refuse })
  const address = await serve(missedMonday(mail.port))
  const text = await sourcesSaying(address, /Last time\s*due .*(finished \d{4}|failed)/)
  expect(text).toMatch(/It failed: .*1 of 3 recipients have no sure copy/)
  // The owner is told after the state is kept: wait for that mail, whenever it comes.
  while (mail.received.length < 3) await setTimeout(POLL_MS)
  expect(mail.received.map(({ to }) => to)).toEqual([RECIPIENTS[0], RECIPIENTS[2], OWNER])
  const note = await PostalMime.parse(mail.received[2]?.raw ?? '')
  expect(note.subject).toMatch(/^SkillTide: the run of \d{4}-\d\d-\d\dT0[56]:00:00.000Z failed$/)
  expect(note.text).toContain('1 of 3 recipients have no sure copy')
  await stopServers()
  await mail.close()
}, 240_000)
