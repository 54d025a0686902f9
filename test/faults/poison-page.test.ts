import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '../../data/store/open-store.ts'
import { type LoopbackServer, type Reply, startServer } from '../crawler/loopback-server.ts'
import { type CrawlProcess, reportOf, startCrawl } from './crawl-process.ts'

/** A site of five adverts, one of which ends every process that asks for it. */

const POISON = '/jobs/3'
const cwd = mkdtempSync(join(tmpdir(), 'skilltide-poison-'))
let server: LoopbackServer
let process: CrawlProcess

const page = (body: string): Reply => ({ headers: { 'content-type': 'text/html' }, body: `<html>${body}</html>` })
const advert = (id: number) => {
  const posting = { '@type': 'JobPosting', title: `Engineer ${id}`, description: 'Build.', identifier: String(id) }
  return page(`<script type="application/ld+json">${JSON.stringify(posting)}</script>`)
}

beforeAll(async () => {
  const adverts = [1, 2, 3, 4, 5].map((id) => [`/jobs/${id}`, advert(id)] as const)
  server = await startServer({
    ...Object.fromEntries(adverts),
    '/jobs/': page(adverts.map(([path]) => `<a href="${path}">x</a>`).join('')),
    [POISON]: () => {
      process.child.kill('SIGKILL')
      return undefined
    },
  })
  const site = { id: 'site', type: 'job-posting-site', url: `${server.url}/jobs/`, allowPrivateHosts: true }
  writeFileSync(join(cwd, 'skilltide.yaml'), JSON.stringify({ sources: [site] }))
})
afterAll(async () => {
  await server.close()
  rmSync(cwd, { recursive: true, force: true })
})

test('a page that ends the process each time is given up after the fifth, with that reason; the others are read', async () => {
  for (let end = 1; end <= 5; end += 1) {
    process = startCrawl(cwd)
    const { signal, stderr } = await process.ended
    expect(signal, stderr).toBe('SIGKILL')
    expect(server.paths.filter((path) => path === POISON)).toHaveLength(end)
  }
  process = startCrawl(cwd)
  const last = await process.ended
  expect(last.code, last.stderr).toBe(0)
  expect(server.paths.filter((path) => path === POISON)).toHaveLength(5)
  const report = reportOf(last)
  expect(report).toMatchObject({ isResumed: true, isStopped: false })
  expect(report.sources[0]).toMatchObject({
    ...{ new: 4, failed: 1, closed: 0 },
    failures: [
      {
        where: server.url + POISON,
        reason: 'this program ended 5 times while it had the page in hand: not read again in this run',
      },
    ],
  })
  const store = openStore(join(cwd, 'market.db'), { readonly: true })
  const titles = [1, 2, 3, 4].map((id) => store.postings.find(id)?.title)
  store.close()
  expect(titles.sort()).toEqual(['Engineer 1', 'Engineer 2', 'Engineer 4', 'Engineer 5'])
})
