import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { servedFront } from './served-front.ts'
import { smallMarket } from './small-market.ts'

const { ask, send, handedOn } = await servedFront(smallMarket())

describe('a page of another website', () => {
  const foreign = (dest: string, more: Record<string, string> = {}) => ({
    headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': dest, ...more },
  })

  test.each([
    ...['iframe', 'frame', 'embed', 'object', 'fencedframe'].map((dest) => [dest, foreign(dest)] as const),
    ['a frame for a figure', foreign('iframe', { referer: 'https://evil.example/' })] as const,
    ['a frame that hides where it stands', foreign('iframe')] as const,
    ['a link that nobody followed yet', foreign('document', { 'sec-purpose': 'prefetch' })] as const,
  ])('cannot make us work: %s', async (_what, asked) => {
    const before = handedOn()
    for (const path of ['/gaps?skills=sql', '/embed/skills/sql?weeks=5']) {
      expect([path, (await ask(path, asked)).status]).toEqual([path, 403])
    }
    expect(handedOn()).toBe(before)
  })

  test('may lead here, and this machine may frame a figure under its other name', async () => {
    expect((await ask('/skills/sql', foreign('document'))).status).toBe(200)
    const notebook = foreign('iframe', { referer: 'http://localhost:8888/' })
    expect((await ask('/embed/skills/sql', notebook)).status).toBe(200)
    expect((await ask('/skills/sql', notebook)).status).toBe(403)
  })
})

describe('HEAD', () => {
  test.each([
    ...['/', '/skills', '/skills.csv', '/openings.png', '/api/v1/trends', '/healthz', '/feed.xml', '/profiles'],
    ...['/no-such-page', '/api/v1/no-such', '/skills?q='],
  ])('%s answers as GET does, without the body', async (path) => {
    for (const headers of [{}, { 'accept-encoding': 'gzip' }]) {
      const [whole, head] = [await ask(path, { headers }), await ask(path, { method: 'HEAD', headers })]
      expect(head.body).toHaveLength(0)
      expect([head.status, head.headers.location]).toEqual([whole.status, whole.headers.location])
      expect([head.headers['content-length'], head.headers['content-type']]).toEqual([
        `${whole.body.length}`,
        whole.headers['content-type'],
      ])
    }
  })
})

describe('a body that was packed', () => {
  const packed = (body: Uint8Array, encoding: string) => ({
    ...{ method: 'POST', body: new Uint8Array(body) },
    headers: { 'content-type': 'application/json', 'content-encoding': encoding },
  })
  const advert = JSON.stringify({ text: 'You know SQL and Python.' })

  test.each([
    ['gzip', gzipSync(advert)],
    ['deflate', deflateSync(advert)],
    ['br', brotliCompressSync(advert)],
  ])('by %s is read', async (encoding, body) => {
    const answer = await ask('/api/v1/extract', packed(body, encoding))
    expect(answer.status, answer.body.toString()).toBe(200)
    expect(answer.json()).toMatchObject({ mentions: [{ skill: 'sql' }, { skill: 'python' }] })
  })

  test('is held to the same size once it is unpacked', async () => {
    for (const megabytes of [2, 50]) {
      const text = 'a'.repeat(megabytes * 2 ** 20)
      const { status } = await ask('/api/v1/extract', packed(gzipSync(JSON.stringify({ text })), 'gzip'))
      expect([megabytes, status]).toEqual([megabytes, 413])
    }
  })
})

test('a plan that is there is replaced by what says which version it changed, and is never emptied by less', async () => {
  const { id } = (await send('POST', '/api/v1/profiles', { name: 'Robin', skills: 'sql' })).json() as { id: string }
  const path = `/api/v1/profiles/${id}/plan`
  const plan = (await send('POST', `${path}/draft`, { skills: ['terraform'] })).json() as { version: number }
  for (const body of [{}, { vision: 'x' }, { ...plan, version: undefined }]) {
    const { status, headers, json } = await send('PUT', path, body)
    expect([status, headers['content-type']]).toEqual([428, 'application/problem+json; charset=utf-8'])
    expect(json()).toMatchObject({
      title: 'Version needed',
      detail: expect.stringContaining(`version ${plan.version}`),
    })
  }
  expect((await ask(path)).json()).toEqual(plan)
  expect((await send('PUT', path, { ...plan, vision: 'Mine.' })).json()).toMatchObject({ vision: 'Mine.' })
  expect((await send('PUT', path, plan)).status).toBe(409)
})
