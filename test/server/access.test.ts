import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readPassword } from '../../server/access/password.ts'
import { createSessions } from '../../server/access/sessions.ts'
import { createSignInLimit, type GuessOutcome } from '../../server/access/sign-in-limit.ts'
import { aStore } from '../data/builders.ts'
import { testApp } from './test-app.ts'

const PASSWORD = 'correct horse battery staple'
const HTML = { accept: 'text/html' }
const FORM = { 'content-type': 'application/x-www-form-urlencoded', ...HTML }

const logged = (): { event: string; address: string }[] =>
  vi.mocked(process.stderr.write).mock.calls.map(([line]) => JSON.parse(String(line)))
beforeEach(() => void vi.spyOn(process.stderr, 'write').mockReturnValue(true))
afterEach(() => void vi.restoreAllMocks())

const guarded = (): Promise<FastifyInstance> =>
  testApp(aStore([]), { password: PASSWORD, publicHost: 'skills.example.org', hostNames: ['localhost', '192.0.2.7'] })

const signIn = (app: FastifyInstance, password: string, headers: Record<string, string> = {}, next = '/skills?q=sql') =>
  app.inject({
    method: 'POST',
    url: '/sign-in',
    headers: { ...FORM, ...headers },
    payload: new URLSearchParams({ password, next }).toString(),
  })

const basic = (password: string) => ({ authorization: `Basic ${Buffer.from(`anyone:${password}`).toString('base64')}` })

test('without the password a person is asked for it, and a program is told how to send it', async () => {
  const app = await guarded()
  const page = await app.inject({ url: '/profiles?q=a', headers: HTML })
  expect(page.statusCode).toBe(303)
  expect(page.headers.location).toBe('/sign-in?next=%2Fprofiles%3Fq%3Da')
  for (const url of [
    '/api/v1/trends',
    '/feed.xml',
    '/skills.csv',
    '/no-such-page',
    '/docs',
    '/openapi.json',
    '/sources/crawl/events',
  ]) {
    const { statusCode, headers } = await app.inject(url)
    expect([url, statusCode]).toEqual([url, 401])
    expect(headers['www-authenticate']).toContain('Basic')
  }
  for (const url of ['/gaps', '/sources/crawl', '/sources/crawl/stop']) {
    const change = await app.inject({ method: 'POST', url, headers: FORM, payload: 'skills=sql' })
    expect([url, change.statusCode]).toEqual([url, 401])
  }
})

test('what is open without it gives nothing away', async () => {
  const app = await guarded()
  expect((await app.inject('/healthz')).statusCode).toBe(200)
  const form = await app.inject({ url: '/sign-in', headers: HTML })
  expect(form.statusCode).toBe(200)
  expect(form.body).not.toContain('/profiles')
  const style = /href="(\/assets\/paper-[A-Z0-9]+\.css)"/.exec(form.body)?.[1] ?? ''
  expect((await app.inject(style)).statusCode).toBe(200)
  expect((await app.inject('/assets/../profiles')).statusCode).toBe(401)
})

test('signing in leads to where one wanted to go, and signing out ends it at once', async () => {
  const app = await guarded()
  const answer = await signIn(app, PASSWORD)
  expect(answer.statusCode).toBe(303)
  expect(answer.headers.location).toBe('/skills?q=sql')
  const [cookie] = answer.cookies
  expect(cookie).toMatchObject({ name: 'skilltide', httpOnly: true, sameSite: 'Strict', path: '/' })
  const cookies = { [cookie?.name ?? '']: cookie?.value ?? '' }
  const page = await app.inject({ url: '/skills', headers: HTML, cookies })
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('Sign out')
  const out = await app.inject({ method: 'POST', url: '/sign-out', headers: FORM, cookies })
  expect(out.statusCode).toBe(303)
  expect(out.headers['clear-site-data']).toBe('"cache"')
  expect(logged().map(({ event }) => event)).toEqual(['signed in', 'signed out'])
  expect((await app.inject({ url: '/skills', headers: HTML, cookies })).statusCode).toBe(303)
})

test('programs send it with each request', async () => {
  const app = await guarded()
  expect((await app.inject({ url: '/api/v1/trends', headers: basic(PASSWORD) })).statusCode).toBe(200)
  expect((await app.inject({ url: '/api/v1/trends', headers: basic(`${PASSWORD}!`) })).statusCode).toBe(401)
  for (const authorization of ['Basic', 'Basic !!!', 'Basic bm9jb2xvbg==', 'Bearer x']) {
    expect((await app.inject({ url: '/api/v1/trends', headers: { authorization } })).statusCode).toBe(401)
  }
})

test('wrong passwords are said, counted and stopped, one address apart from the other', async () => {
  const app = await guarded()
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const answer = await signIn(app, 'wrong')
    expect(answer.statusCode).toBe(401)
    expect(answer.body).toContain('This is not the password')
    expect(answer.cookies).toEqual([])
  }
  const stopped = await signIn(app, PASSWORD)
  expect(stopped.statusCode).toBe(429)
  expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(0)
  expect((await app.inject({ url: '/api/v1/trends', headers: basic(PASSWORD) })).statusCode).toBe(429)
  const proxied = { host: 'skills.example.org', 'x-forwarded-for': 'spoofed, 198.51.100.9' }
  expect((await signIn(app, PASSWORD, proxied)).statusCode).toBe(303)
  expect(logged().map(({ event, address }) => `${event}, ${address}`)).toEqual([
    ...Array.from({ length: 5 }, () => 'wrong password, 127.0.0.1'),
    'too many wrong passwords, 127.0.0.1',
    'too many wrong passwords, 127.0.0.1',
    'signed in, 198.51.100.9',
  ])
  expect(JSON.stringify(logged())).not.toContain(PASSWORD)
})

test('who comes directly cannot pretend to be another address', async () => {
  const app = await guarded()
  for (let attempt = 0; attempt < 5; attempt += 1)
    await signIn(app, 'wrong', { 'x-forwarded-for': `10.0.0.${attempt}` })
  expect((await signIn(app, PASSWORD, { 'x-forwarded-for': '10.0.0.99' })).statusCode).toBe(429)
})

test('under the public name the cookie, and all else, goes over TLS alone', async () => {
  const app = await guarded()
  const { cookies, headers } = await signIn(app, PASSWORD, {
    host: 'skills.example.org',
    origin: 'https://skills.example.org',
  })
  expect(headers['strict-transport-security']).toBe('max-age=31536000')
  expect((await app.inject('/sign-in')).headers['strict-transport-security']).toBeUndefined()
  expect(cookies[0]).toMatchObject({ name: '__Host-skilltide', secure: true, httpOnly: true, sameSite: 'Strict' })
  const foreign = await signIn(app, PASSWORD, { host: 'skills.example.org', origin: 'http://skills.example.org' })
  expect(foreign.statusCode).toBe(403)
})

test('after signing in nobody is sent elsewhere', async () => {
  const app = await guarded()
  const traps = [
    '//evil.example/a',
    'https://evil.example/',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '',
  ]
  for (const next of traps) {
    const { headers } = await signIn(app, PASSWORD, {}, next)
    expect(new URL(String(headers.location), 'http://localhost').origin, next).toBe('http://localhost')
    expect(String(headers.location), next).not.toMatch(/^\/\//)
  }
})

test('names of the network are answered, others are not', async () => {
  const app = await guarded()
  expect((await app.inject({ url: '/healthz', headers: { host: '192.0.2.7' } })).statusCode).toBe(200)
  expect((await app.inject({ url: '/healthz', headers: { host: 'evil.example' } })).statusCode).toBe(421)
  const open = await testApp(aStore([]), { publicHost: 'skills.example.org' })
  const { statusCode } = await open.inject({ url: '/skills', headers: { host: 'skills.example.org' } })
  expect(statusCode).toBe(421)
})

test('a password that protects nothing is refused', () => {
  expect(readPassword({})).toBeNull()
  expect(readPassword({ SKILLTIDE_PASSWORD: '' })).toBeNull()
  expect(readPassword({ SKILLTIDE_PASSWORD: PASSWORD })).toBe(PASSWORD)
  expect(() => readPassword({ SKILLTIDE_PASSWORD: 'short' })).toThrow('SKILLTIDE_PASSWORD has 5 characters; use 12')
})

test.each([
  '123456789012',
  'aaaaaaaaaaaaaaaa',
  'passwordpassword',
  'P@ssw0rd2024!',
  'qwertyuiop123',
  'asdfghjkl;1234',
  'abcabcabcabc',
  'Administrator1',
  'skilltide-2026',
  'zyxwvutsrqponm',
  'letmein welcome',
  '1qaz2wsx3edc',
])('%s is one of the first that would be tried', (password) => {
  expect(() => readPassword({ SKILLTIDE_PASSWORD: password })).toThrow('use a sentence of your own')
})

test('what nobody would guess is taken, whatever it is made of', () => {
  const random = Array.from({ length: 300 }, (_, number) =>
    createHash('sha256').update(`${number}`).digest('base64url'),
  )
  const typed = [
    'vermilion otter',
    'drei kleine Igel',
    'ünlü çay bahçesi',
    'tq8-Wv2-mRz-55',
    '天气很好我们去公园散步吧',
  ]
  for (const password of [...random.map((text) => text.slice(0, 22)), ...typed]) {
    expect(readPassword({ SKILLTIDE_PASSWORD: password })).toBe(password)
  }
})

test('a session ends when it is idle, and in any case after a week', () => {
  const hour = 60 * 60 * 1000
  let now = 0
  const sessions = createSessions(() => now)
  const idle = sessions.open()
  now += 12 * hour
  expect(sessions.isOpen(idle)).toBe(true)
  now += 12 * hour + 1
  expect(sessions.isOpen(idle)).toBe(false)
  const busy = sessions.open()
  const opened = now
  while (now < opened + 7 * 24 * hour) {
    expect(sessions.isOpen(busy)).toBe(true)
    now += 11 * hour
  }
  expect(sessions.isOpen(busy)).toBe(false)
  expect(sessions.isOpen('made up')).toBe(false)
})

test('guesses that arrive together are counted one after the other', async () => {
  const app = await guarded()
  const answers = await Promise.all(Array.from({ length: 12 }, () => signIn(app, 'wrong')))
  const counts = answers.map(({ statusCode }) => statusCode)
  expect(counts.filter((status) => status === 401)).toHaveLength(5)
  expect(counts.filter((status) => status === 429)).toHaveLength(7)
})

describe('the limit of guesses', () => {
  const wrong = async () => false
  const tries = async (guessers: { address: string; peer: string }[]) => {
    const limit = createSignInLimit()
    const outcomes: GuessOutcome[] = []
    for (const guesser of guessers) outcomes.push(await limit.guess(guesser, wrong))
    return outcomes.filter((outcome) => outcome === 'wrong').length
  }

  test('holds for a whole IPv6 network, and for IPv4 written as IPv6', async () => {
    const from = (address: string) => ({ address, peer: address })
    expect(await tries(Array.from({ length: 20 }, (_, index) => from(`2001:db8:1:2::${index + 1}`)))).toBe(5)
    expect(await tries(Array.from({ length: 20 }, (_, index) => from(`2001:db8:1:${index}::1`)))).toBe(20)
    expect(
      await tries(Array.from({ length: 9 }, (_, index) => from(index % 2 === 0 ? '192.0.2.1' : '::ffff:192.0.2.1'))),
    ).toBe(5)
  })

  test('holds for a machine, whatever addresses it states', async () => {
    expect(
      await tries(Array.from({ length: 150 }, (_, index) => ({ address: `10.0.${index}.1`, peer: '192.0.2.7' }))),
    ).toBe(100)
  })

  test('who waits does not keep a queue without end', async () => {
    const limit = createSignInLimit()
    const guesser = { address: '192.0.2.1', peer: '192.0.2.1' }
    const outcomes = await Promise.all(Array.from({ length: 60 }, () => limit.guess(guesser, wrong)))
    expect(outcomes.filter((outcome) => typeof outcome === 'object')).toHaveLength(55)
    expect(outcomes.at(-1)).toEqual({ waitSeconds: 1 })
  })

  test('ends with the right password', async () => {
    const limit = createSignInLimit()
    const guesser = { address: '192.0.2.1', peer: '192.0.2.1' }
    for (let round = 0; round < 3; round += 1) {
      for (let guess = 0; guess < 4; guess += 1) expect(await limit.guess(guesser, wrong)).toBe('wrong')
      expect(await limit.guess(guesser, async () => true)).toBe('right')
    }
  })
})
