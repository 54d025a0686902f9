import PostalMime from 'postal-mime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadRules } from '../../../analysis/load-rules.ts'
import { buildWeeklyReport } from '../../../analysis/report/weekly/build-weekly-report.ts'
import { publishWeeklyReport, selectionKeyOf } from '../../../analysis/report/weekly/publish-weekly-report.ts'
import type { MailSettings } from '../../../data/automation.ts'
import { WHOLE_MARKET } from '../../../data/selection.ts'
import type { PublishedReport } from '../../../data/store/contracts/reports.ts'
import type { Store } from '../../../data/store/store.ts'
import { composeReportMail } from '../../../server/mail/report-mail.ts'
import { sendReportMails } from '../../../server/mail/send-report-mails.ts'
import { syntheticMarketStore } from '../synthetic-market-store.ts'
import { startMailServer } from './mail-server.ts'

const rules = loadRules()
const NOW = '2026-11-16T06:00:00.000Z'
const request = { weekStart: '2026-11-09', selection: WHOLE_MARKET }
let store: Store
let published: PublishedReport

beforeAll(async () => {
  store = syntheticMarketStore(rules)
  await publishWeeklyReport({ store, ...rules, rulesVersion: rules.reader.version }, request, NOW)
  const found = store.reports.find(request.weekStart, selectionKeyOf(WHOLE_MARKET))
  if (found === null) throw new Error('not published')
  published = found
})
afterAll(() => store.close())

const settingsFor = (port: number, parts: Partial<MailSettings> = {}): MailSettings => ({
  ...{ host: '127.0.0.1', port, security: 'none', user: null, from: 'SkillTide <reports@skilltide.example>' },
  ...{ recipients: [], owner: null, publicUrl: 'https://skills.example.org' },
  ...parts,
})

describe('a message', () => {
  const envelope = { to: 'ann@example.org', token: 'A'.repeat(22), messageId: '<w.t@skilltide.example>', sentAt: NOW }

  test('has text, HTML and its chart, and an independent parser reads it', async () => {
    const report = buildWeeklyReport({ store, ...rules, rulesVersion: 'r' }, request)
    const mail = await PostalMime.parse(await composeReportMail(report, settingsFor(25), envelope))
    expect(mail.subject).toBe(`SkillTide 2026-W46: ${report.headline}`)
    expect(mail.from?.address).toBe('reports@skilltide.example')
    expect(mail.messageId).toBe('<w.t@skilltide.example>')
    expect(mail.date).toBe(NOW)
    expect(mail.text).toContain(report.keyPoints[0])
    expect(mail.text).toContain('https://skills.example.org/unsubscribe/AAAAAAAAAAAAAAAAAAAAAA')
    expect(mail.html).toContain(report.headline)
    expect(mail.attachments).toHaveLength(1)
    expect(mail.attachments[0]).toMatchObject({ mimeType: 'image/png', disposition: 'inline', related: true })
    expect(mail.html).toContain(`cid:${mail.attachments[0]?.contentId?.replace(/[<>]/g, '')}`)
    const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value
    expect(header('list-unsubscribe')).toBe(`<https://skills.example.org/unsubscribe/${'A'.repeat(22)}>`)
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  })

  test('loads nothing from anywhere, and its text is no longer than 100 KB', async () => {
    const report = buildWeeklyReport({ store, ...rules, rulesVersion: 'r' }, request)
    const mail = await PostalMime.parse(await composeReportMail(report, settingsFor(25), envelope))
    expect(mail.html).not.toMatch(/src="(?!cid:)|<link|<script|url\(/)
    expect(mail.text?.length).toBeLessThan(100_000)
    expect(mail.html?.length).toBeLessThan(100_000)
  })

  test('a line break in what it is made of cannot add a header', async () => {
    const report = buildWeeklyReport({ store, ...rules, rulesVersion: 'r' }, request)
    const hostile = { ...report, headline: 'up\r\nBcc: eve@example.org\r\n\r\n<script>' }
    const mail = await PostalMime.parse(await composeReportMail(hostile, settingsFor(25), envelope))
    expect(mail.bcc ?? []).toEqual([])
    expect(mail.headers.some(({ key }) => key === 'bcc')).toBe(false)
    expect(mail.html).toContain('&lt;script')
  })

  test('the same report makes the same bytes but for the borders between its parts', async () => {
    const report = buildWeeklyReport({ store, ...rules, rulesVersion: 'r' }, request)
    const parts = async () => {
      const { text, html, attachments } = await PostalMime.parse(
        await composeReportMail(report, settingsFor(25), envelope),
      )
      return {
        text,
        html,
        images: attachments.map(({ content }) => Buffer.from(content as ArrayBuffer).toString('hex')),
      }
    }
    expect(await parts()).toEqual(await parts())
  })
})

describe('sending', () => {
  test('three recipients get one copy each, and none at the second call', async () => {
    const server = await startMailServer()
    const settings = settingsFor(server.port, { recipients: ['ann@example.org', 'Bob@example.org', 'cem@example.org'] })
    const deps = { store, settings, password: undefined, now: () => NOW }
    const first = await sendReportMails(published, deps)
    expect(first.map(({ recipient, state }) => [recipient, state])).toEqual([
      ['ann@example.org', 'sent'],
      ['bob@example.org', 'sent'],
      ['cem@example.org', 'sent'],
    ])
    await sendReportMails(published, deps)
    expect(server.received.map(({ to }) => to)).toEqual(['ann@example.org', 'bob@example.org', 'cem@example.org'])
    await server.close()
  })

  test('reports of one week on two selections are two messages, and none is dropped as a copy of the other', async () => {
    const server = await startMailServer()
    const selection = { ...WHOLE_MARKET, role: 'data-engineer' }
    const deps = { store, ...rules, rulesVersion: rules.reader.version }
    await publishWeeklyReport(deps, { ...request, selection }, NOW)
    const ofRole = store.reports.find(request.weekStart, selectionKeyOf(selection))
    const settings = settingsFor(server.port, { recipients: ['both@example.org'] })
    for (const report of [ofRole, published]) {
      if (report !== null) await sendReportMails(report, { store, settings, password: undefined, now: () => NOW })
    }
    const ids = await Promise.all(server.received.map(async ({ raw }) => (await PostalMime.parse(raw)).messageId))
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(2)
    for (const id of ids) expect(id).toMatch(/^<[\w.-]+@skilltide\.example>$/)
    await server.close()
  })

  test('a refused recipient does not stop the rest; one that is put off is tried again', async () => {
    let isBusy = true
    const server = await startMailServer({
      refuse: (address) =>
        address === 'gone@example.com'
          ? { code: 550, words: 'no such mailbox' }
          : address === 'full@example.com' && isBusy
            ? { code: 452, words: 'mailbox full' }
            : null,
    })
    const recipients = ['full@example.com', 'gone@example.com', 'here@example.com']
    const deps = { store, settings: settingsFor(server.port, { recipients }), password: undefined, now: () => NOW }
    const statesOf = (summary: Awaited<ReturnType<typeof sendReportMails>>) =>
      summary.filter(({ recipient }) => recipients.includes(recipient)).map(({ state }) => state)
    expect(statesOf(await sendReportMails(published, deps))).toEqual(['waiting', 'refused', 'sent'])
    isBusy = false
    expect(statesOf(await sendReportMails(published, deps))).toEqual(['sent', 'refused', 'sent'])
    expect(server.received.map(({ to }) => to)).toEqual(['here@example.com', 'full@example.com'])
    await server.close()
  })

  test('who ended the subscription gets no more', async () => {
    const server = await startMailServer()
    const recipients = ['stays@example.net', 'leaves@example.net']
    const { token } = store.mails.subscribe('leaves@example.net', 'B'.repeat(22))
    expect(store.mails.endSubscription(token, NOW)).toBe(true)
    await sendReportMails(published, {
      store,
      settings: settingsFor(server.port, { recipients }),
      password: undefined,
      now: () => NOW,
    })
    expect(server.received.map(({ to }) => to)).toEqual(['stays@example.net'])
    await server.close()
  })

  test('the password comes from the environment, and its lack is told', async () => {
    const login = { user: 'sender', password: 'right' }
    const server = await startMailServer({ login })
    const settings = settingsFor(server.port, { user: 'sender', recipients: ['with-login@example.org'] })
    const send = (password: string | undefined) =>
      sendReportMails(published, { store, settings, password, now: () => NOW })
    await expect(send(undefined)).rejects.toThrow('set SKILLTIDE_MAIL_PASSWORD to the password of sender')
    await expect(send('wrong')).rejects.toThrow(/^mail: 127\.0\.0\.1:\d+: /)
    await send('right')
    expect(server.received.map(({ to }) => to)).toEqual(['with-login@example.org'])
    await server.close()
  })

  test('a server that is not there is told in one sentence', async () => {
    const settings = settingsFor(1, { recipients: ['nobody@example.org'] })
    await expect(sendReportMails(published, { store, settings, password: undefined, now: () => NOW })).rejects.toThrow(
      /^mail: 127\.0\.0\.1:1: /,
    )
  })
})
