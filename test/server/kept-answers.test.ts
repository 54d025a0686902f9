import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import type { TrendChange } from '../../analysis/trends/trend-report.ts'
import { createKeptAnswers, type KeptAnswer } from '../../server/front/kept-answers.ts'
import type { HandedRequest, MadeAnswer } from '../../server/front/page-thread.ts'
import { readSavedAnswers, saveAnswers } from '../../server/front/saved-answers.ts'
import { savedChanges } from '../../server/front/saved-changes.ts'
import { withNotice } from '../../server/front/with-notice.ts'

const folder = mkdtempSync(join(tmpdir(), 'skilltide-kept-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const request: HandedRequest = {
  ...{ method: 'GET', url: '/', headers: {}, body: null, told: { crawl: null, schedule: null } },
}
const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const textOf = ({ body }: Pick<MadeAnswer, 'body'>) => Buffer.from(body).toString()

/** Answers over data that a test changes, with a clock of its own; the thread says which data it saw. */
function keeper({
  mayLag = false,
  begin,
}: {
  mayLag?: boolean
  begin?: Parameters<typeof createKeptAnswers>[0]['begin']
} = {}) {
  const data = { own: 'a', others: '1' }
  const clock = { ms: 0 }
  const state = { asked: 0, status: 200, tookMs: 10, isBehind: false }
  const kept = createKeptAnswers({
    versionOf: () => ({ ...data }),
    nowMs: () => clock.ms,
    now: () => '2026-11-16T08:30:00.000Z',
    restMs: async () => {},
    ...(begin && { begin }),
    async ask() {
      state.asked++
      const body = bytes(`<main id="content">own ${data.own}, others ${data.others}</main>`)
      clock.ms += state.tookMs
      await new Promise(setImmediate)
      const headers = { 'content-type': 'text/html; charset=utf-8' }
      return { status: state.status, headers, body, isBehind: state.isBehind, mayLag }
    },
  })
  const ask = async (key = '/') => {
    const { answer, isOld } = await kept.answer(key, request)
    return `${/own.*\d/.exec(textOf(answer))?.[0]}${isOld ? ' (old)' : ''}`
  }
  const idle = async () => {
    for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate)
  }
  return { kept, data, clock, state, ask, idle }
}

describe('answers that were made', () => {
  test('are made once, whoever asks at the same time, until the data change', async () => {
    const { state, data, ask } = keeper()
    expect(await Promise.all([ask(), ask(), ask('/skills')])).toEqual(Array(3).fill('own a, others 1'))
    expect(await ask()).toBe('own a, others 1')
    expect(state.asked).toBe(2)
    data.others = '2'
    expect(await Promise.all([ask(), ask()])).toEqual(Array(2).fill('own a, others 2'))
    data.own = 'b'
    expect(await ask()).toBe('own b, others 2')
    expect(state.asked).toBe(4)
  })

  test('of large data lag behind others, never behind what was changed here', async () => {
    const { state, data, clock, ask, idle } = keeper({ mayLag: true })
    await ask()
    data.others = '2'
    expect(await ask()).toBe('own a, others 1 (old)')
    await idle()
    expect(state.asked).toBe(1)
    clock.ms += 2_000
    expect(await ask()).toBe('own a, others 1 (old)')
    await idle()
    expect([await ask(), state.asked]).toEqual(['own a, others 2', 2])
    data.own = 'b'
    expect(await ask()).toBe('own b, others 2')
  })

  test('that took long are made anew more rarely', async () => {
    const { state, data, clock, ask, idle } = keeper({ mayLag: true })
    state.tookMs = 1_000
    await ask()
    data.others = '2'
    for (const [after, asked] of [
      [15_000, 1],
      [6_000, 2],
    ] as const) {
      clock.ms += after
      await ask()
      await idle()
      expect(state.asked).toBe(asked)
    }
  })

  test('begun before a change of ours are given to nobody who asks after it', async () => {
    const { data, ask } = keeper({ mayLag: true })
    const before = ask()
    data.own = 'b'
    expect(await ask()).toBe('own b, others 1')
    await before
    expect(await ask()).toBe('own b, others 1')
  })

  test('that say themselves that they lag are asked for again, and faults are not kept', async () => {
    const { state, clock, ask, idle } = keeper({ mayLag: true })
    state.isBehind = true
    await ask()
    state.isBehind = false
    clock.ms += 2_000
    await ask()
    await idle()
    expect([await ask(), state.asked]).toEqual(['own a, others 1', 2])
    state.status = 404
    await ask('/nothing')
    await ask('/nothing')
    expect(state.asked).toBe(4)
  })
})

describe('an old page says since when its figures stand', () => {
  const answer = (parts: Partial<KeptAnswer>) =>
    ({
      ...{ status: 200, isBehind: false, mayLag: true, own: '', others: '', tookMs: 1, madeAtMs: 0 },
      ...{ headers: { 'content-type': 'text/html; charset=utf-8' }, madeAt: '2026-11-16T08:30:00.000Z' },
      ...{ body: bytes('<p>Selection</p><main id="content">Figures</main>'), ...parts },
    }) satisfies KeptAnswer

  test('before its content, packed or not', async () => {
    const plain = Buffer.from(await withNotice(answer({}))).toString()
    expect(plain).toMatch(
      /^<p>Selection<\/p><aside class="notice"[^>]*>.*16 Nov 2026, 08:30 UTC.*<main id="content">Figures<\/main>$/,
    )
    const { body } = answer({})
    const headers = { 'content-type': 'text/html', 'content-encoding': 'gzip' }
    const packed = await withNotice(answer({ headers, body: new Uint8Array(gzipSync(body)) }))
    expect(gunzipSync(packed).toString()).toBe(plain)
  })

  test('once, and what is no page is left as it is', async () => {
    const own = answer({ isBehind: true })
    expect(await withNotice(own)).toBe(own.body)
    const document = answer({ headers: { 'content-type': 'application/json' } })
    expect(await withNotice(document)).toBe(document.body)
  })
})

describe('from one run to the next', () => {
  const where = { path: join(folder, 'market.db'), mark: '1', today: () => '2026-11-16' }

  async function saved(mayLag: boolean) {
    writeFileSync(where.path, 'data')
    const { kept, ask } = keeper({ mayLag })
    for (const key of ['/', '/gaps?skills=sql', '/skills?q=sql']) await ask(key)
    saveAnswers(where, kept.list())
  }

  test('pages are there at once, for their owner alone; nothing that was typed is kept', async () => {
    await saved(false)
    expect(statSync(`${where.path}-pages`).mode & 0o777).toBe(0o600)
    const begin = readSavedAnswers(where)
    expect(begin.answers.map(([key]) => key)).toEqual(['/'])
    const { state, ask } = keeper({ begin })
    expect([await ask(), state.asked]).toEqual(['own a, others 1', 0])
  })

  test('of changed data they are shown as old where pages may lag, and else not at all', async () => {
    for (const [mayLag, shown] of [
      [true, 'own a, others 1 (old)'],
      [false, 'own a, others 2'],
    ] as const) {
      await saved(mayLag)
      writeFileSync(where.path, 'other data')
      const { data, ask } = keeper({ mayLag, begin: readSavedAnswers(where) })
      data.others = '2'
      expect(await ask()).toBe(shown)
    }
  })

  test('old ones stay old when they are kept once more', async () => {
    await saved(true)
    writeFileSync(where.path, 'other data')
    const { kept } = keeper({ mayLag: true, begin: readSavedAnswers(where) })
    saveAnswers(where, kept.list())
    expect(await keeper({ mayLag: true, begin: readSavedAnswers(where) }).ask()).toBe('own a, others 1 (old)')
  })

  test('another build, another day, a damaged file: not taken for current', async () => {
    await saved(true)
    expect(readSavedAnswers({ ...where, mark: '2' })).toEqual({ isCurrent: false, answers: [] })
    expect(readSavedAnswers({ ...where, today: () => '2026-11-17' })).toMatchObject({ isCurrent: false })
    writeFileSync(`${where.path}-pages`, 'damaged')
    expect(readSavedAnswers(where)).toEqual({ isCurrent: false, answers: [] })
  })

  test('what was judged is not judged again; of many tables the last few', () => {
    const there = { file: join(folder, 'judged'), mark: '1' }
    const changes = (points: number) => ({ changes: new Map([['sql', { points } as TrendChange]]), belief: [1] })
    const first = savedChanges(24, there)
    for (let table = 0; table < 8; table++) first.set(`table ${table}`, changes(table))
    first.save()
    const next = savedChanges(24, there)
    expect([next.get('table 7'), next.get('table 0')]).toEqual([changes(7), undefined])
    expect(savedChanges(24, { ...there, mark: '2' }).get('table 7')).toBeUndefined()
  })
})
