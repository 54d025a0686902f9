import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { feed } from '../../../crawler/sources/feed.ts'
import type { SourceConfig } from '../../../crawler/sources/source.ts'
import { PageShapeError } from '../../../crawler/sources/source-errors.ts'
import { readXmlItems } from '../../../crawler/sources/xml-items.ts'

const config: SourceConfig = { id: 'board', type: 'feed', url: 'https://board.example/jobs.rss' }
const parse = (body: string, own = config) =>
  feed.parsePage(
    { url: 'https://board.example/jobs.rss', kind: 'listing', contentType: 'application/rss+xml', body },
    own,
  )
const rss = (item: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Board</title>${item}</channel></rss>`
const read = (item: string) =>
  parse(rss(`<item><title>T</title><guid>1</guid><description>D</description>${item}</item>`)).postings[0]

describe('an RSS feed', () => {
  test('gives what an item states and nothing else', () => {
    const item = `<item><title>Data Engineer &amp; Analyst</title><link>https://board.example/jobs/1</link>
      <guid isPermaLink="false">job-1</guid><pubDate>Thu, 08 Jan 2026 23:30:00 -0500</pubDate>
      <description>short</description><content:encoded><![CDATA[<p>Build &amp; run.</p>]]></content:encoded></item>`
    expect(parse(rss(item)).postings).toEqual([
      {
        source: 'board',
        board: '',
        sourceId: 'job-1',
        url: 'https://board.example/jobs/1',
        title: 'Data Engineer & Analyst',
        company: null,
        place: { text: null, country: null, region: null, city: null },
        workplace: 'unknown',
        employmentType: null,
        salary: null,
        description: { format: 'html', content: '<p>Build &amp; run.</p>' },
        postedOn: '2026-01-09',
      },
    ])
  })

  test('names employer and place where its extension does', () => {
    const posting = read(
      '<job_listing:company>Acme</job_listing:company><job_listing:location>Leeds, UK</job_listing:location>',
    )
    expect(posting).toMatchObject({ company: 'Acme', place: { text: 'Leeds, UK' } })
  })

  test('with one employer takes its name from the configuration', () => {
    const item = '<item><title>T</title><guid>1</guid><description>D</description></item>'
    expect(parse(rss(item), { ...config, company: 'Acme' }).postings[0]?.company).toBe('Acme')
  })

  test.each([
    ['escaped once', '&lt;p&gt;A &amp;amp; B&lt;/p&gt;', { format: 'html', content: '<p>A &amp; B</p>' }],
    ['escaped twice', '&amp;lt;p&amp;gt;A&amp;lt;/p&amp;gt;', { format: 'html', content: '<p>A</p>' }],
    ['plain', 'We need R, C and more.', { format: 'text', content: 'We need R, C and more.' }],
    ['with a bare ampersand', 'Research & development', { format: 'text', content: 'Research & development' }],
  ])('is read when its text is %s', (_how, description, expected) => {
    const body = rss(`<item><title>T</title><guid>1</guid><description>${description}</description></item>`)
    expect(parse(body).postings[0]?.description).toEqual(expected)
  })

  test('rejects an item without title, text or identity, and keeps the others', () => {
    const { postings, rejects } = parse(
      rss(`<item><guid>1</guid><description>D</description></item>
        <item><title>T</title><guid>2</guid></item>
        <item><title>T</title><description>D</description></item>
        <item><title>T</title><guid>4</guid><description>D</description></item>`),
    )
    expect(postings.map(({ sourceId }) => sourceId)).toEqual(['4'])
    expect(rejects).toEqual([
      { item: 'items[0]', reason: 'missing title' },
      { item: 'items[1]', reason: 'missing description' },
      { item: 'items[2]', reason: 'missing guid, id and link' },
    ])
  })

  test('that breaks off keeps the items before the break', () => {
    const body =
      '<rss><channel><item><title>T</title><guid>1</guid><description>D</description></item><item><title>U</title><guid>2</guid><description>half a sen'
    const { postings, rejects } = parse(body)
    expect(postings.map(({ sourceId }) => sourceId)).toEqual(['1'])
    expect(rejects).toEqual([{ item: 'items[1]', reason: 'the document ends within the item' }])
  })

  test('with a link of another kind has none', () => {
    expect(read('<link>javascript:alert(1)</link>')?.url).toBeNull()
  })
})

describe('an Atom feed', () => {
  const atom = (entry: string) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>Board</title><entry>${entry}</entry></feed>`

  test('names itself by id, links by href, and is dated by its publication', () => {
    const { postings } = parse(
      atom(`<id>tag:board.example,2026:1</id><title>Data Engineer</title><link rel="self" href="/feed/1"/>
        <link rel="alternate" href="/jobs/1"/><published>2026-01-08T10:00:00Z</published><updated>2026-02-01T10:00:00Z</updated>
        <content type="html">&lt;p&gt;Build.&lt;/p&gt;</content>`),
    )
    expect(postings[0]).toMatchObject({
      sourceId: 'tag:board.example,2026:1',
      url: 'https://board.example/jobs/1',
      description: { format: 'html', content: '<p>Build.</p>' },
      postedOn: '2026-01-08',
    })
  })

  test('that tells only the last edit has no posting day', () => {
    const { postings } = parse(
      atom('<id>1</id><title>T</title><summary>D</summary><updated>2026-02-01T10:00:00Z</updated>'),
    )
    expect(postings[0]?.postedOn).toBeNull()
  })

  test('may hold its text as elements', () => {
    const { postings } = parse(
      atom('<id>1</id><title>T</title><content type="xhtml"><div><p>Build <b>it</b>.</p></div></content>'),
    )
    expect(postings[0]?.description).toEqual({ format: 'html', content: '<div><p>Build <b>it</b>.</p></div>' })
  })
})

test.each(['<html><body>Sorry</body></html>', '{"items": []}', '', '<opml></opml>'])('%j is no feed', (body) => {
  expect(() => parse(body)).toThrow(PageShapeError)
})

test('entities of the document are neither expanded nor fetched', () => {
  const bomb = `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
    <rss><channel><item><title>&b;&x;</title><guid>1</guid><description>D</description></item></channel></rss>`
  expect(parse(bomb).postings[0]?.title).toBe('&b;&x;')
})

const suiteFile = '../shared/reference/feed-cases.json'
const suite: { id: string; level: string; body_b64: string }[] = existsSync(suiteFile)
  ? JSON.parse(readFileSync(suiteFile, 'utf8')).cases
  : []

test.skipIf(suite.length === 0)('no feed of the outside suite makes the reader fail', () => {
  for (const { id, body_b64 } of suite) {
    const body = Buffer.from(body_b64, 'base64').toString('utf8')
    expect(() => readXmlItems(body, new Set(['item', 'entry'])), id).not.toThrow()
  }
})
