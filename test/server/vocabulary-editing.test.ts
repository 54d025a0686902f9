import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { inventedAdverts, marketOf } from '../analysis/discovery/advert-market.ts'
import { testApp } from './test-app.ts'

const store = await marketOf(inventedAdverts())
const app = await testApp(store)

const send = (to: FastifyInstance, url: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  to.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(form).toString(),
  })
const read = async (url: string): Promise<string> => {
  const { statusCode, body } = await app.inject(url)
  expect(statusCode, url).toBe(200)
  return body
}
const namingOf = async (skill: string): Promise<number> =>
  Number(/(\d+)\sopenings? names? it/.exec(await read(`/skills/${skill}/sentences?since=2026-01-01`))?.[1] ?? 0)

test('phrases are listed with their sentences and forms that need no script', async () => {
  expect(await read('/phrases')).toContain('The first list is being worked out')
  await expect.poll(async () => (await app.inject('/api/v1/phrases')).statusCode, { timeout: 60_000 }).toBe(200)
  const page = await read('/phrases')
  expect(page).toContain('<h2>Quarzflow</h2>')
  expect(page).toContain('<mark>Quarzflow</mark>')
  expect(page).toMatch(/18\sopenings/)
  expect(page).toContain('<form class="review" action="/phrases" method="post"')
  expect((await app.inject('/api/v1/phrases?top=3')).json().phrases).toHaveLength(3)
})

test('a decision that another website sends is refused', async () => {
  const form = { phrase: 'Quarzflow', decision: 'ignore' }
  expect((await send(app, '/phrases', form, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
  expect(await read('/phrases')).toContain('<h2>Quarzflow</h2>')
})

test('an accepted phrase is a skill at once, with every opening that names it', async () => {
  const form = {
    phrase: 'Quarzflow',
    decision: 'accept',
    name: 'Quarzflow',
    kind: 'tool',
    category: 'Data engineering',
  }
  const { statusCode, headers } = await send(app, '/phrases', form, { 'sec-fetch-site': 'same-origin' })
  expect(statusCode).toBe(303)
  expect(await read(String(headers.location))).toContain('“Quarzflow”: is a skill now; 18 postings were read again')
  expect(await read('/phrases')).not.toContain('<h2>Quarzflow</h2>')
  expect(await namingOf('quarzflow')).toBe(18)
})

test('a decision that cannot be made is said in words', async () => {
  for (const [form, words] of [
    [{ phrase: 'fern ledger', decision: 'accept', kind: 'tool', category: '' }, 'say which category'],
    [{ phrase: 'fern ledger', decision: 'alias', skill: 'no such thing' }, 'there is no skill'],
    [{ phrase: 'Python', decision: 'alias', skill: 'SQL' }, 'is a spelling of python'],
  ] as const) {
    const { statusCode, body } = await send(app, '/phrases', form)
    expect([statusCode, body.includes(words)], words).toEqual([400, true])
  }
})

test('a refused decision about a phrase or a sentence comes back on its page as it was typed', async () => {
  expect(await app.inject('/phrases?reviewed=on').then(({ body }) => body)).toContain('name="reviewed" value="on"')
  const phrase = 'fern ledger'
  const form = { phrase, page: '1', reviewed: 'on', decision: 'accept', kind: 'tool', name: 'Fern Ledger' }
  const refused = await send(app, '/phrases', form)
  expect(refused.body).toContain('Category: say which category it belongs to')
  expect(refused.body).toMatch(/<input name="name" value="Fern Ledger"/)
  expect(refused.body.match(/Nothing was saved/g)).toHaveLength(1)
  expect(refused.body).toContain('Leave out what was ignored')
  const posting = /posting=(\d+)/.exec(await read('/skills/python/sentences?since=2026-01-01'))?.[1] ?? ''
  const nowhere = await send(app, '/skills/python/not', { posting })
  expect(nowhere.statusCode).toBe(400)
  expect(nowhere.body).toContain('<h1>This does not mean Python</h1>')
  expect(nowhere.body).toContain('Nothing was saved.')
})

test('a figure leads to its sentences, page by page, for the level and the employer that it counts', async () => {
  const skill = await read('/skills/python?since=2026-01-01')
  expect(skill).toContain('href="/skills/python/sentences?since=2026-01-01"')
  expect(skill).toContain('href="/skills/python/sentences?level=required&amp;since=2026-01-01"')
  const all = await read('/skills/sql/sentences?since=2026-01-01')
  expect(all.match(/<blockquote/g)).toHaveLength(6)
  const one = await read('/skills/sql/sentences?since=2026-01-01&employer=Employer+A')
  expect(one.match(/<blockquote/g)).toHaveLength(1)
  expect(one).toContain('Employer A')
  const beyond = await read('/skills/sql/sentences?since=2026-01-01&page=2')
  expect(beyond).toContain('No sentence to show')
})

test('a sentence that means something else mends the rule', async () => {
  const before = await namingOf('python')
  const list = await read('/skills/python/sentences?since=2026-01-01')
  const posting = /\/skills\/python\/not\?[^"]*posting=(\d+)/.exec(list)?.[1] ?? ''
  const form = await read(`/skills/python/not?posting=${posting}`)
  expect(form).toContain('not in this advert')
  expect(form).toMatch(/never in adverts of Employer [A-X]/)
  expect(form).not.toContain('never behind “with”')
  expect((await send(app, '/skills/python/not', { posting, where: 'posting' })).statusCode).toBe(303)
  expect(await namingOf('python')).toBe(before - 1)
  const other = /posting=(\d+)/.exec(await read('/skills/python/sentences?since=2026-01-01'))?.[1] ?? ''
  expect((await send(app, '/skills/python/not', { posting: other, where: 'company' })).statusCode).toBe(303)
  expect(await namingOf('python')).toBe(before - 2)
  expect(await read('/skills/python/edit')).toMatch(/not meant in adverts of Employer [A-X]/)
  expect((await app.inject('/skills/python/not?posting=999999')).statusCode).toBe(404)
  expect((await send(app, '/skills/python/edit', { op: 'restore' })).statusCode).toBe(303)
  expect(await namingOf('python')).toBe(before)
})

test('spellings are added, taken away and renamed in the dashboard', async () => {
  const url = '/skills/data-modeling/edit'
  const before = await namingOf('data-modeling')
  expect((await send(app, url, { op: 'alias', form: 'moss grafting' })).statusCode).toBe(303)
  expect(await namingOf('data-modeling')).toBe(before + 12)
  expect(await read(url)).toContain('“moss grafting” is a spelling')
  await send(app, url, { op: 'remove-alias', form: 'moss grafting' })
  expect(await namingOf('data-modeling')).toBe(before)
  const refused = await send(app, url, { op: 'alias', form: 'Kubernetes' })
  expect([refused.statusCode, refused.body.includes('is a spelling of kubernetes')]).toEqual([400, true])
  await send(app, url, { op: 'rename', form: 'Shaping of data' })
  expect(await read(url)).toContain('Spellings of Shaping of data')
})

test('the broader skill, kind and category are set in the dashboard; a circle is refused in words', async () => {
  const url = '/skills/terraform/edit'
  const before = await namingOf('terraform')
  expect((await send(app, url, { op: 'parent', form: 'Python' })).statusCode).toBe(303)
  const text = (await read('/skills/terraform?since=2026-01-01')).replaceAll(/<[^>]+>/g, '')
  expect(text).toContain('implies Python')
  expect(await read(url)).toContain('implies python')
  const circle = await send(app, '/skills/python/edit', { op: 'parent', form: 'terraform' })
  expect(circle.statusCode).toBe(400)
  expect(circle.body.replaceAll('&quot;', '"')).toContain('it implies "python" itself (terraform → python)')
  const unknown = await send(app, url, { op: 'parent', form: 'no such thing' })
  expect([unknown.statusCode, unknown.body.includes('to be the parent')]).toEqual([400, true])
  expect((await send(app, url, { op: 'classify', kind: 'concept', category: 'Security' })).statusCode).toBe(303)
  expect(await read(url)).toContain('concept, Security')
  expect((await send(app, url, { op: 'classify', kind: 'sorcery', category: 'Security' })).statusCode).toBe(400)
  expect(await namingOf('terraform')).toBe(before)
  await send(app, url, { op: 'parent', form: '' })
  expect(await read(url)).toContain('implies no broader skill')
  await send(app, url, { op: 'restore' })
  expect(await read(url)).toContain('Nothing: this is the entry as it ships')
})

test('a change that another process makes is seen by the next request', async () => {
  store.edits.add([{ op: 'retire', skill: 'grafana' }])
  expect((await app.inject('/skills/grafana/edit')).statusCode).toBe(404)
})
