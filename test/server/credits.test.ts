import { expect, test } from 'vitest'
import { describeSource, planEntries } from '../../crawler/crawl-entry.ts'
import { SOURCE_ADAPTERS } from '../../crawler/sources/registry.ts'
import { aSource, aStore } from '../data/builders.ts'
import { testApp } from './test-app.ts'

/** What the terms of each source ask of those who show its postings (as read in 2026, each in the header of its adapter). */
const DUTIES: Record<string, { link: 'follow' | 'link'; name: string }> = {
  'remote-ok': { link: 'follow', name: 'Remote OK' },
  remotive: { link: 'link', name: 'Remotive' },
  himalayas: { link: 'link', name: 'Himalayas' },
  arbeitnow: { link: 'link', name: 'Arbeitnow' },
  jobicy: { link: 'link', name: 'Jobicy' },
  'we-work-remotely': { link: 'link', name: 'We Work Remotely' },
  adzuna: { link: 'link', name: 'Jobs by Adzuna' },
  reed: { link: 'link', name: 'Reed' },
  'usa-jobs': { link: 'link', name: 'USAJOBS' },
  'france-travail': { link: 'link', name: 'France Travail' },
  'the-muse': { link: 'link', name: 'The Muse' },
  'hn-who-is-hiring': { link: 'link', name: 'Hacker News' },
}

test.each(Object.entries(DUTIES))('%s states its duties', (type, { link, name }) => {
  const describes = SOURCE_ADAPTERS.find((adapter) => adapter.type === type)?.describes
  expect(describes).toMatchObject({ linkDuty: link, attribution: expect.stringContaining(name) })
  expect(describes?.url).toMatch(/^https:/)
})

/** A store with one posting of each of these sources, described as its adapter does, which names SQL. */
function postingsOf(types: readonly string[]) {
  const sources = types.flatMap((type) => {
    const describes = SOURCE_ADAPTERS.find((adapter) => adapter.type === type)?.describes
    return describes === undefined ? [] : [aSource({ source: type, ...describes })]
  })
  const openings = sources.map(({ source }) => ({
    postedOn: '2026-06-01',
    posting: {
      source,
      sourceId: source,
      company: `Employer at ${source}`,
      title: `Engineer at ${source}`,
      url: `https://${source}.example/1`,
    },
  }))
  return aStore(openings, sources)
}

// The page shows six sentences; a page for each half shows them all.
test.each([[Object.keys(DUTIES).slice(0, 6)], [Object.keys(DUTIES).slice(6)]])(
  'wherever a posting of %j is shown, its source is named, linked, and its link may be followed',
  async (types) => {
    const app = await testApp(postingsOf(types))
    const { body } = await app.inject('/skills/sql')
    for (const type of types) {
      const posting = new RegExp(`<a href="https://${type}\\.example/1" rel="([^"]*)">Engineer at ${type}</a>`).exec(
        body,
      )
      expect(posting?.[1], type).toBe('noopener noreferrer')
      const { attribution, url } = SOURCE_ADAPTERS.find((adapter) => adapter.type === type)?.describes ?? {}
      const credit = `<a href="${url}" rel="noopener noreferrer">${attribution?.replaceAll('"', '&quot;')}</a>`
      expect(body, type).toContain(credit)
    }
    const listed: { source: string; attribution: string; linkDuty: string }[] = (
      await app.inject('/api/v1/sources')
    ).json()
    for (const { source, attribution, linkDuty } of listed) {
      expect(linkDuty).toBe(DUTIES[source]?.link)
      expect(attribution).toContain(DUTIES[source]?.name)
    }
    const csv = (await app.inject('/sources.csv')).body
    for (const type of types) expect(csv).toMatch(new RegExp(`^${type},.*,${DUTIES[type]?.link},https:`, 'm'))
  },
)

test('the trends that a source is part of carry its credit', async () => {
  const app = await testApp(postingsOf(['remote-ok']))
  const { sources } = (await app.inject('/api/v1/trends')).json()
  expect(sources).toMatchObject([
    { name: 'Remote OK', attribution: expect.stringContaining('Remote OK'), linkDuty: 'follow' },
  ])
})

test('boards of employers ask for no credit: their links are for readers, not for search engines', async () => {
  const app = await testApp(postingsOf(['greenhouse']))
  const { body } = await app.inject('/skills/sql')
  expect(body).toContain('<a href="https://greenhouse.example/1" rel="noopener noreferrer nofollow">')
  expect(body).not.toMatch(/<img[^>]+src="https?:/)
})

test('no logo of any source is shown or asked for', async () => {
  const app = await testApp(postingsOf(['remote-ok']))
  expect((await app.inject('/skills/sql')).body).not.toMatch(/<img|logo/i)
})

test('a crawl describes its source with these duties', () => {
  const [entry] = planEntries([{ id: 'remote-ok', type: 'remote-ok' }], SOURCE_ADAPTERS)
  if (entry === undefined) throw new Error('no entry planned')
  const store = aStore([], [describeSource(entry, '2026-06-01', 'own')])
  expect(store.sources.list(false)).toMatchObject([{ source: 'remote-ok', linkDuty: 'follow' }])
})
