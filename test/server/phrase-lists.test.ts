import { describe, expect, test } from 'vitest'
import type { FoundPhrase } from '../../analysis/discovery/phrase-report.ts'
import type { Store } from '../../data/store/store.ts'
import type { AppDeps } from '../../server/app-deps.ts'
import { createPhraseLists, type PhraseListQuestion, type PhraseMaker } from '../../server/phrase-lists.ts'
import { aPosting } from '../data/builders.ts'
import { smallMarket } from './small-market.ts'
import { testApp } from './test-app.ts'
import { clockOn } from './test-clock.ts'

/** For a machine that is busy with other things. */
const WAIT = { timeout: 30_000 }

const phrase = (name: string, state: FoundPhrase['state'] = 'new'): FoundPhrase => ({
  phrase: name,
  openings: 9,
  employers: 4,
  score: 1,
  growth: null,
  examples: [],
  state,
})

/** A maker whose lists come when the test says so. */
function slowMaker() {
  const asked: PhraseListQuestion[] = []
  const pending: { resolve(names: string[]): void; reject(error: Error): void; signal: AbortSignal }[] = []
  const make: PhraseMaker = (question, signal) =>
    new Promise((resolve, reject) => {
      asked.push(question)
      pending.push({ resolve: (names) => resolve({ phrases: names.map((name) => phrase(name)) }), reject, signal })
    })
  return { asked, pending, make }
}

async function appOver(store: Store) {
  const maker = slowMaker()
  const app = await testApp(store, { makePhrases: maker.make })
  const api = async (query = '') => {
    const { statusCode, body } = await app.inject(`/api/v1/phrases${query}`)
    return { statusCode, ...JSON.parse(body) }
  }
  const namesOf = async (query = ''): Promise<string[]> =>
    (await api(query)).phrases.map((one: FoundPhrase) => one.phrase)
  const page = async () => (await app.inject('/phrases')).body
  return { app, maker, api, namesOf, page }
}

describe('the list of phrases', () => {
  test('is never waited for: first a word that it is being made, then the list', async () => {
    const { maker, api, page } = await appOver(smallMarket())
    expect(await page()).toContain('The first list is being worked out')
    expect(await api()).toEqual({
      statusCode: 202,
      phrases: [],
      madeAt: null,
      isCurrent: false,
      isBeingMade: true,
      failure: null,
    })
    expect(maker.asked).toEqual([{ top: 300, hide: [] }])
    maker.pending[0]?.resolve(['Quarzflow', 'moss grafting'])
    await expect.poll(api, WAIT).toMatchObject({ statusCode: 200, isCurrent: true, failure: null })
    expect((await api('?top=1')).phrases).toEqual([phrase('Quarzflow')])
    const shown = await page()
    expect(shown).toContain('<h2>moss grafting</h2>')
    expect(shown).toMatch(/Made on \d+ \w+ \d{4} at \d\d:\d\d UTC/)
    expect(shown).not.toContain('being made anew')
    expect(maker.asked).toHaveLength(1)
  })

  test('of the last time is shown while new adverts are read, and survives a restart', async () => {
    const store = smallMarket()
    const first = await appOver(store)
    await first.api()
    first.maker.pending[0]?.resolve(['Quarzflow'])
    await expect.poll(first.api, WAIT).toMatchObject({ isCurrent: true })
    store.postings.save([aPosting({ sourceId: 'another' })], '2026-11-20T00:00:00Z')
    const { maker, api, page } = await appOver(store)
    expect(await page()).toContain('being made anew')
    expect(await api()).toMatchObject({ statusCode: 200, isCurrent: false, phrases: [phrase('Quarzflow')] })
    expect(maker.asked).toHaveLength(1)
    maker.pending[0]?.resolve(['fern ledger'])
    await expect.poll(api, WAIT).toMatchObject({ isCurrent: true, phrases: [phrase('fern ledger')] })
  })

  test('has a decision at once, and what was ignored takes nobody’s place', async () => {
    const store = smallMarket()
    const { app, maker, api, namesOf, page } = await appOver(store)
    await api()
    maker.pending[0]?.resolve(['Quarzflow', 'moss grafting', 'fern ledger'])
    await expect.poll(api, WAIT).toMatchObject({ isCurrent: true })
    store.phrases.saveReview({ phrase: 'moss grafting', state: 'ignored', skill: null })
    expect(await namesOf()).toEqual(['Quarzflow', 'fern ledger'])
    expect(await page()).not.toContain('<h2>moss grafting</h2>')
    expect((await app.inject('/phrases?reviewed=on')).body).toContain('<h2>moss grafting</h2>')
    store.phrases.saveReview({ phrase: 'quarzflow', state: 'accepted', skill: 'quarzflow' })
    expect(await namesOf()).toEqual(['fern ledger'])
    store.phrases.deleteReview('moss grafting')
    expect(await namesOf()).toEqual(['moss grafting', 'fern ledger'])
    store.phrases.saveReview({ phrase: 'moss grafting', state: 'ignored', skill: null })
    store.edits.add([{ op: 'retire', skill: 'python' }])
    expect(await api()).toMatchObject({ isCurrent: false })
    expect(maker.asked.at(-1)).toEqual({ top: 301, hide: [] })
  })

  test('shows a refused decision on the page that it was made on, beyond the first too', async () => {
    const { app, maker, api } = await appOver(smallMarket())
    await api()
    maker.pending[0]?.resolve(Array.from({ length: 30 }, (_, index) => `moss ${'abcdefghij'[index % 10]}${index}`))
    await expect.poll(api, WAIT).toMatchObject({ isCurrent: true })
    const fields = { phrase: 'moss h27', page: '2', decision: 'accept', kind: 'tool', name: 'Moss' }
    const { statusCode, body } = await app.inject({
      ...{ method: 'POST', url: '/phrases', payload: new URLSearchParams(fields).toString() },
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    })
    expect(statusCode).toBe(400)
    expect(body).toMatch(
      /<h2>moss h27<\/h2>.*Category: say which category it belongs to.*<input name="name" value="Moss"/s,
    )
    expect(body).not.toContain('<h2>moss a0</h2>')
  })

  test('with skills treated as unknown is a list of its own', async () => {
    const { maker, api, namesOf } = await appOver(smallMarket())
    await api('?hide=sql&hide=python')
    expect(maker.asked).toEqual([{ top: 300, hide: ['sql', 'python'] }])
    maker.pending[0]?.resolve(['SQL'])
    await expect.poll(() => namesOf('?hide=python&hide=sql'), WAIT).toEqual(['SQL'])
    expect((await api()).statusCode).toBe(202)
    expect((await api('?hide=no-such-skill')).statusCode).toBe(400)
  })

  test('that could not be made says why and is tried again', async () => {
    const { maker, api, page } = await appOver(smallMarket())
    await api()
    maker.pending[0]?.reject(new Error('the disk is full'))
    await expect.poll(api, WAIT).toMatchObject({ statusCode: 202, failure: 'the disk is full' })
    expect(await page()).toContain('failed: the disk is full')
    maker.pending[1]?.resolve(['Quarzflow'])
    await expect.poll(api, WAIT).toMatchObject({ statusCode: 200, failure: null })
  })
})

test('while adverts come all the time, a list is made anew for a tenth of it; other rules are a reason at once', async () => {
  const store = smallMarket()
  const { pending, asked, make } = slowMaker()
  const clock = { ms: 0 }
  const rules = { extractor: { version: '1' }, phraseRules: { version: '1' }, vocabulary: { byId: new Map() } }
  const deps = { ...rules, store, now: clockOn('2026-11-20'), makePhrases: make } as unknown as AppDeps
  const lists = createPhraseLists(deps, () => clock.ms)
  const read = () => lists.read({ top: 300, hide: [] })
  const finish = async () => {
    clock.ms += 1_000
    pending.at(-1)?.resolve(['Quarzflow'])
    await expect.poll(() => read().isBeingMade, WAIT).toBe(false)
  }
  let adverts = 0
  const write = () => store.postings.save([aPosting({ sourceId: `later ${++adverts}` })], '2026-11-20T00:00:00Z')

  read()
  await finish()
  write()
  expect(read()).toMatchObject({ isCurrent: false, isBeingMade: false })
  clock.ms += 9_000
  expect(read()).toMatchObject({ isCurrent: false, isBeingMade: true })
  await finish()
  write()
  rules.extractor.version = '2'
  expect(read()).toMatchObject({ isCurrent: false, isBeingMade: true })
  expect(asked).toHaveLength(3)
  store.close()
})

test('a list that is being made is stopped with the server', async () => {
  const { app, maker, page } = await appOver(smallMarket())
  await page()
  expect(maker.pending.map(({ signal }) => signal.aborted)).toEqual([false])
  await app.close()
  expect(maker.pending.map(({ signal }) => signal.aborted)).toEqual([true])
})
