import { describe, expect, test } from 'vitest'
import { FetchError, TemporaryFetchError } from '../../../crawler/http/fetch-errors.ts'
import type { HttpAnswer } from '../../../crawler/http/http-client.ts'
import { createRobotsGate } from '../../../crawler/http/robots-gate.ts'

type Answers = Record<string, { status: number; body?: string; location?: string } | 'unreachable'>

function gateWith(answers: Answers) {
  const asked: string[] = []
  const delays: [string, number][] = []
  const gate = createRobotsGate({
    productToken: 'SkillTide',
    onCrawlDelay: (host, delayMs) => void delays.push([host, delayMs]),
    get: async (url): Promise<HttpAnswer> => {
      asked.push(url)
      const answer = answers[url] ?? { status: 404 }
      if (answer === 'unreachable') throw new TemporaryFetchError(url, 'connection failed')
      const headers = new Map(answer.location === undefined ? [] : [['location', answer.location] as const])
      return { url, status: answer.status, headers, body: Buffer.from(answer.body ?? '') }
    },
  })
  /** `true`, or why not. */
  const mayRead = (url: string): Promise<true | string> =>
    gate.check(url, false).then(
      () => true as const,
      (error: Error) => `${error.name}: ${error.message}`,
    )
  return { mayRead, asked, delays }
}

const ROBOTS = 'https://site.example/robots.txt'
const refused = 'RobotsDisallowedError: robots.txt of site.example asks crawlers not to read this page'

describe('robots.txt', () => {
  test('of a host of the own network is refused to one source and read for the next that may', async () => {
    const asked: boolean[] = []
    const gate = createRobotsGate({
      productToken: 'SkillTide',
      onCrawlDelay: () => {},
      get: async (url, { allowPrivateHosts }): Promise<HttpAnswer> => {
        asked.push(allowPrivateHosts === true)
        if (allowPrivateHosts !== true) throw new FetchError(url, 'a host of the own network')
        return { url, status: 404, headers: new Map(), body: Buffer.from('') }
      },
    })
    const check = (mayReadOwn: boolean) => gate.check('http://intranet.example/jobs', mayReadOwn)
    await expect(check(false)).rejects.toThrow('a host of the own network')
    await expect(check(true)).resolves.toBeUndefined()
    await expect(check(false)).rejects.toThrow('a host of the own network')
    expect(asked).toEqual([false, true])
  })

  test('the group with our own name goes before the one for everybody', async () => {
    const body = 'User-agent: *\nDisallow: /\n\nUser-agent: skilltide\nDisallow: /private\n'
    const { mayRead } = gateWith({ [ROBOTS]: { status: 200, body } })
    expect(await mayRead('https://site.example/jobs')).toBe(true)
    expect(await mayRead('https://site.example/private/1')).toBe(refused)
  })

  test('the longest rule wins, and Allow wins a tie', async () => {
    const body = 'User-agent: *\nAllow: /*.json$\nDisallow: /\nAllow: /a\nDisallow: /a\n'
    const { mayRead } = gateWith({ [ROBOTS]: { status: 200, body } })
    expect(await mayRead('https://site.example/v0/item/1.json')).toBe(true)
    expect(await mayRead('https://site.example/v0/item/1')).toBe(refused)
    expect(await mayRead('https://site.example/a')).toBe(true)
  })

  test.each([404, 401, 403, 410])('an answer of %i means that there are no rules', async (status) => {
    const { mayRead } = gateWith({ [ROBOTS]: { status, body: 'User-agent: *\nDisallow: /' } })
    expect(await mayRead('https://site.example/jobs')).toBe(true)
  })

  test.each([429, 500, 503])('an answer of %i closes the host for this run, after a second try', async (status) => {
    const { mayRead, asked } = gateWith({ [ROBOTS]: { status } })
    expect(await mayRead('https://site.example/jobs')).toBe(
      `FetchError: robots.txt could not be read (answer ${status}), so nothing of this host is read in this run`,
    )
    expect(await mayRead('https://site.example/other')).toContain('nothing of this host is read')
    expect(asked).toEqual([ROBOTS, ROBOTS])
  })

  test('a host that cannot be reached is closed too', async () => {
    const { mayRead } = gateWith({ [ROBOTS]: 'unreachable' })
    expect(await mayRead('https://site.example/jobs')).toContain('robots.txt could not be read (connection failed)')
  })

  test('is asked once for each origin', async () => {
    const { mayRead, asked } = gateWith({})
    await Promise.all([
      mayRead('https://site.example/1'),
      mayRead('https://site.example/2'),
      mayRead('http://site.example/1'),
      mayRead('https://site.example:8443/1'),
    ])
    expect(asked.sort()).toEqual([
      'http://site.example/robots.txt',
      'https://site.example/robots.txt',
      'https://site.example:8443/robots.txt',
    ])
  })

  test('five redirects are followed, to another host too, and the rules hold for the first host', async () => {
    const hop = (number: number) => `https://other.example/${number}`
    const { mayRead } = gateWith({
      [ROBOTS]: { status: 301, location: hop(1) },
      [hop(1)]: { status: 302, location: '/2' },
      [hop(2)]: { status: 307, location: hop(3) },
      [hop(3)]: { status: 308, location: hop(4) },
      [hop(4)]: { status: 301, location: hop(5) },
      [hop(5)]: { status: 200, body: 'User-agent: *\nDisallow: /jobs' },
    })
    expect(await mayRead('https://site.example/jobs')).toBe(refused)
    expect(await mayRead('https://site.example/about')).toBe(true)
  })

  test('a last group without rules lets its crawler read everything', async () => {
    const body = 'User-agent: *\nDisallow: /\n\nUser-agent: SkillTide\n'
    const { mayRead } = gateWith({ [ROBOTS]: { status: 200, body } })
    expect(await mayRead('https://site.example/jobs')).toBe(true)
  })

  test('a byte order mark does not hide the first group', async () => {
    const { mayRead } = gateWith({ [ROBOTS]: { status: 200, body: '\uFEFFUser-agent: *\nDisallow: /' } })
    expect(await mayRead('https://site.example/jobs')).toBe(refused)
  })

  test('Crawl-delay is passed on in milliseconds', async () => {
    const { mayRead, delays } = gateWith({ [ROBOTS]: { status: 200, body: 'User-agent: *\nCrawl-delay: 2.5\n' } })
    await mayRead('https://site.example/jobs')
    expect(delays).toEqual([['site.example', 2500]])
  })
})
