import { expect, test } from 'vitest'
import { arbeitnow } from '../../../crawler/sources/arbeitnow.ts'
import { lever } from '../../../crawler/sources/lever.ts'
import type { SourceAdapter } from '../../../crawler/sources/source.ts'
import { teamtailor } from '../../../crawler/sources/teamtailor.ts'
import { parseBent } from './board-traps.ts'

/** Sources that say nowhere how many there are: a server that shows the first page again would be asked for ever. */
const leverPage = (from: number) =>
  Array.from({ length: 100 }, (_, index) => ({ id: `id-${from + index}`, text: 'T', description: 'D' }))
const rssPage = (from: number) =>
  `<rss><channel><title>Acme</title>${Array.from({ length: 100 }, (_, index) => `<item><guid>id-${from + index}</guid><title>T</title><description>D</description></item>`).join('')}</channel></rss>`
const arbeitnowPage = (from: number) => ({
  data: [{ slug: `id-${from}`, title: 'T', description: 'D' }],
  links: { next: 'x' },
})

test.each<[string, SourceAdapter, (from: number) => unknown]>([
  ['Lever', lever, leverPage],
  ['Teamtailor', teamtailor, rssPage],
  ['Arbeitnow', arbeitnow, arbeitnowPage],
])('%s: pages go on while they are new, and end where the first comes again', (_name, adapter, pageFrom) => {
  const [second] = parseBent(adapter, pageFrom(0)).next
  const [third] = parseBent(adapter, pageFrom(100), { url: second?.url ?? '' }).next
  expect(third?.url.replace(/#.*/, '')).not.toBe(second?.url.replace(/#.*/, ''))
  expect(parseBent(adapter, pageFrom(0), { url: third?.url ?? '' }).next).toEqual([])
  expect(parseBent(adapter, pageFrom(200), { url: third?.url ?? '' }).next).toHaveLength(1)
})
