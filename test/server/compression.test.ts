import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { smallMarket } from './small-market.ts'
import { testApp } from './test-app.ts'

const app = await testApp(smallMarket())
const get = (url: string, encoding?: string) =>
  app.inject({ url, headers: { accept: 'text/html', ...(encoding && { 'accept-encoding': encoding }) } })

test('pages and answers travel compressed to whoever asks for it, and say that it depends on that', async () => {
  for (const url of ['/skills', '/api/v1/trends', '/openapi.json']) {
    const plain = await get(url)
    const { headers, rawPayload } = await get(url, 'gzip, deflate, br')
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect([url, headers['content-encoding'], headers.vary]).toEqual([url, 'gzip', 'accept-encoding'])
    expect(gunzipSync(rawPayload).toString()).toBe(plain.body)
  }
})

test('styles and scripts were compressed by the build', async () => {
  const [, path = ''] = /src="(\/assets\/app[^"]+)"/.exec((await get('/')).body) ?? []
  const plain = await get(path)
  const { headers, rawPayload } = await get(path, 'br')
  expect(headers['content-encoding']).toBe('br')
  expect(headers['cache-control']).toContain('immutable')
  expect(brotliDecompressSync(rawPayload).toString()).toBe(plain.body)
  expect(rawPayload.length).toBeLessThan(plain.rawPayload.length / 2)
})

test('pictures are not compressed twice, and what is too short is left as it is', async () => {
  expect((await get('/openings.png', 'gzip')).headers['content-encoding']).toBeUndefined()
  expect((await get('/healthz', 'gzip')).headers['content-encoding']).toBeUndefined()
})
