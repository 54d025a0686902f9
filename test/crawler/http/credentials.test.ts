import type { IncomingMessage } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { createHostPace } from '../../../crawler/http/host-pace.ts'
import { createHttpClient } from '../../../crawler/http/http-client.ts'
import { createPageFetcher } from '../../../crawler/http/page-fetcher.ts'
import { createRobotsGate } from '../../../crawler/http/robots-gate.ts'
import type { Credentials, FetchedPage, SourceRequest } from '../../../crawler/sources/source.ts'
import { type LoopbackServer, type Reply, startServer } from '../loopback-server.ts'

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

interface SetUp {
  server: LoopbackServer
  /** Headers and body of every request for a page or a token. */
  asked: { url: string; headers: IncomingMessage['headers']; body: string }[]
  clock: { now: number }
  read: (wanted: Partial<SourceRequest>) => Promise<FetchedPage>
  /** `name: message, url of the error`. */
  failure: (wanted: Partial<SourceRequest>) => Promise<string>
}

async function setUp(replies: Record<string, () => Reply>, environment: Record<string, string> = {}): Promise<SetUp> {
  const asked: SetUp['asked'] = []
  const routes = Object.fromEntries(
    Object.entries(replies).map(([path, reply]) => [
      path,
      (request: IncomingMessage, response: import('node:http').ServerResponse) => {
        const chunks: Buffer[] = []
        request.on('data', (chunk: Buffer) => chunks.push(chunk))
        request.on('end', () => {
          asked.push({ url: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() })
          const { status = 200, headers, body } = reply()
          response.writeHead(status, headers).end(body)
        })
        return undefined
      },
    ]),
  )
  const server = await startServer(routes)
  const client = createHttpClient('SkillTide/9.9.9 (test)')
  open.push(
    () => client.close(),
    () => server.close(),
  )
  const clock = { now: Date.parse('2026-11-23T12:00:00Z') }
  const pace = createHostPace(() => ({ requestsAtOnce: 8, delayMs: 0, backOffMs: 0 }))
  const robots = createRobotsGate({ productToken: 'SkillTide', get: client.get, onCrawlDelay: pace.slowDown })
  const fetchPage = createPageFetcher({ client, robots, pace, epochMs: () => clock.now, environment })
  const read = async (wanted: Partial<SourceRequest>) => {
    const { page } = await fetchPage(
      { kind: 'listing', ...wanted, url: server.url + (wanted.url ?? '/jobs') },
      { id: 'test', type: 'test', allowPrivateHosts: true },
    )
    if (page === null) throw new Error('not modified, though nothing was known')
    return page
  }
  const failure = async (wanted: Partial<SourceRequest>) => {
    const error = await read(wanted).then(
      () => new Error('no failure'),
      (caught: Error) => caught,
    )
    return `${error.name}: ${error.message}, ${'url' in error ? error.url : ''}`
  }
  return { server, asked, clock, read, failure }
}

const KEYS = { APP_ID: 'id-of-the-test', APP_KEY: 'key of the test' }
const IN_QUERY: Credentials = { kind: 'query', variables: { app_id: 'APP_ID', app_key: 'APP_KEY' } }

describe('keys of a source', () => {
  test('are added to the address while it is sent, and stand in no page', async () => {
    const { server, asked, read } = await setUp({ '/jobs': () => ({ body: '{}' }) }, KEYS)
    const page = await read({ url: '/jobs?what=data', credentials: IN_QUERY })
    expect(asked[0]?.url).toBe('/jobs?what=data&app_id=id-of-the-test&app_key=key+of+the+test')
    expect(page).toEqual({ url: `${server.url}/jobs?what=data`, kind: 'listing', contentType: null, body: '{}' })
  })

  test('stand in no error, whatever goes wrong', async () => {
    const replies = {
      '/gone': () => ({ status: 401, body: 'who are you?' }),
      '/busy': () => ({ status: 503 }),
      '/moved': () => ({ status: 302, headers: { location: 'http://127.0.0.1:1/' } }),
    }
    const { failure } = await setUp(replies, KEYS)
    for (const url of ['/gone', '/busy', '/moved']) {
      expect(await failure({ url, credentials: IN_QUERY })).not.toMatch(/of-the-test|of.the.test/)
    }
  })

  test('that a server repeats in a redirect are taken out of the address again', async () => {
    const echo = 'app_id=id-of-the-test&app_key=key+of+the+test&what=data'
    const replies = {
      '/old': () => ({ status: 301, headers: { location: `/jobs?${echo}` } }),
      '/away': () => ({ status: 302, headers: { location: `http://127.0.0.1:1/jobs?${echo}` } }),
      '/jobs': () => ({ body: '{}' }),
    }
    const { server, asked, read, failure } = await setUp(replies, KEYS)
    expect((await read({ url: '/old', credentials: IN_QUERY })).url).toBe(`${server.url}/jobs?what=data`)
    expect(asked.at(-1)?.url).toBe('/jobs?what=data&app_id=id-of-the-test&app_key=key+of+the+test')
    expect(await failure({ url: '/away', credentials: IN_QUERY })).toContain('(http://127.0.0.1:1/jobs?what=data)')
  })

  test('go into headers, also instead of our own name', async () => {
    const { asked, read } = await setUp({ '/jobs': () => ({ body: '{}' }) }, KEYS)
    await read({ credentials: { kind: 'header', variables: { 'user-agent': 'APP_ID', 'x-key': 'APP_KEY' } } })
    expect(asked[0]?.headers).toMatchObject({ 'user-agent': 'id-of-the-test', 'x-key': 'key of the test' })
  })

  test('are a user name without a password', async () => {
    const { asked, read } = await setUp({ '/jobs': () => ({ body: '{}' }) }, KEYS)
    await read({ credentials: { kind: 'basic', variable: 'APP_ID' } })
    expect(asked[0]?.headers.authorization).toBe('Basic aWQtb2YtdGhlLXRlc3Q6') // base64 of "id-of-the-test:"
  })

  test('that are not set fail the page by the name of the variable, and nothing is asked', async () => {
    const { asked, failure, server } = await setUp({ '/jobs': () => ({ body: '{}' }) })
    expect(await failure({ credentials: IN_QUERY })).toBe(
      `FetchError: the environment variable APP_ID is not set, ${server.url}/jobs`,
    )
    expect(asked).toEqual([])
  })

  test('go along with a redirect within the host', async () => {
    const { read, asked } = await setUp(
      { '/old': () => ({ status: 301, headers: { location: '/jobs' } }), '/jobs': () => ({ body: '{}' }) },
      KEYS,
    )
    await read({ url: '/old', credentials: IN_QUERY })
    expect(asked.map(({ url }) => url.split('?')[0])).toEqual(['/old', '/jobs'])
  })
})

describe('a token', () => {
  const token = (lifetime: number) => () => ({
    body: JSON.stringify({ access_token: 'token-of-the-test', expires_in: lifetime }),
  })
  const oauth = (server: LoopbackServer): Credentials => ({
    kind: 'oauth',
    tokenUrl: `${server.url}/token`,
    idVariable: 'APP_ID',
    secretVariable: 'APP_KEY',
    scope: 'read',
  })
  const pathsOf = ({ asked }: SetUp) => asked.map(({ url }) => url)

  test('is asked for once and used until it ends', async () => {
    const run = await setUp({ '/token': token(1500), '/jobs': () => ({ body: '{}' }) }, KEYS)
    const credentials = oauth(run.server)
    await Promise.all([run.read({ credentials }), run.read({ credentials })])
    expect(pathsOf(run).toSorted()).toEqual(['/jobs', '/jobs', '/token'])
    expect(run.asked.find(({ url }) => url === '/token')?.body).toBe(
      'grant_type=client_credentials&client_id=id-of-the-test&client_secret=key+of+the+test&scope=read',
    )
    expect(run.asked.at(-1)?.headers.authorization).toBe('Bearer token-of-the-test')
    run.clock.now += 1_441_000 // a minute before its end
    await run.read({ credentials })
    expect(pathsOf(run).filter((path) => path === '/token')).toHaveLength(2)
  })

  test('that is refused fails every page, names the address and no key', async () => {
    const run = await setUp({ '/token': () => ({ status: 400, body: '{"error":"key of the test"}' }) }, KEYS)
    const credentials = oauth(run.server)
    const failures = await Promise.all([run.failure({ credentials }), run.failure({ credentials })])
    for (const words of failures) expect(words).toBe(`FetchError: answer 400 without a token, ${run.server.url}/token`)
  })

  test('that cannot be read is none', async () => {
    const run = await setUp({ '/token': () => ({ body: '<h1>Maintenance</h1>' }) }, KEYS)
    expect(await run.failure({ credentials: oauth(run.server) })).toContain('answer 200 without a token')
  })
})

describe('a search that is posted', () => {
  test('sends its JSON, and its fragment stays with us', async () => {
    const { server, asked, read } = await setUp({ '/search': () => ({ body: '{"total":1}' }) })
    const page = await read({ url: '/search#offset=20', post: '{"offset":20}' })
    expect(asked).toMatchObject([
      { url: '/search', body: '{"offset":20}', headers: { 'content-type': 'application/json' } },
    ])
    expect(page.url).toBe(`${server.url}/search#offset=20`)
  })

  test('a redirect keeps the fragment', async () => {
    const { server, read } = await setUp({
      '/old': () => ({ status: 301, headers: { location: '/new' } }),
      '/new': () => ({ body: '{}' }),
    })
    expect((await read({ url: '/old#page=3' })).url).toBe(`${server.url}/new#page=3`)
  })

  test('is not posted again where it was redirected to', async () => {
    const { server, failure } = await setUp({ '/search': () => ({ status: 307, headers: { location: '/other' } }) })
    expect(await failure({ url: '/search', post: '{}' })).toBe(
      `FetchError: a POST was redirected (${server.url}/other), ${server.url}/search`,
    )
  })
})

test('"no content" is an empty page, an empty answer of any other kind is a failure', async () => {
  const { read, failure } = await setUp({ '/none': () => ({ status: 204 }), '/empty': () => ({ body: '' }) })
  expect((await read({ url: '/none' })).body).toBe('')
  expect(await failure({ url: '/empty' })).toContain('answer 200 with an empty body')
})

test('what a listing said about a posting comes back with its page', async () => {
  const { read } = await setUp({ '/p/1': () => ({ body: 'x' }) })
  expect((await read({ url: '/p/1', kind: 'detail', listed: { workplace: 'hybrid' } })).listed).toEqual({
    workplace: 'hybrid',
  })
})
