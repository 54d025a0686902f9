import { describe, expect, test } from 'vitest'
import { pageText } from '../../../crawler/http/page-text.ts'
import { postedDay } from '../../../crawler/posted-day.ts'
import { feed, ITEM_NAMES } from '../../../crawler/sources/feed.ts'
import { readFeedItem } from '../../../crawler/sources/feed-item.ts'
import { decodeEntitiesOnce } from '../../../crawler/sources/html-page.ts'
import type { SourceConfig } from '../../../crawler/sources/source.ts'
import { PageShapeError } from '../../../crawler/sources/source-errors.ts'
import { readXmlItems } from '../../../crawler/sources/xml-items.ts'
import { outsideSuite } from '../../outside-suite.ts'

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

test('an RSS 1.0 feed is read, each item known by what it is about', () => {
  const { postings } =
    parse(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://board.example"><title>Board</title></channel>
    <item rdf:about="https://board.example/jobs/1"><title>Data Engineer</title><link>https://board.example/jobs/1</link>
    <description>Build.</description><dc:date>2026-01-08T10:00:00+01:00</dc:date></item></rdf:RDF>`)
  expect(postings).toMatchObject([
    { sourceId: 'https://board.example/jobs/1', url: 'https://board.example/jobs/1', postedOn: '2026-01-08' },
  ])
})

interface SuiteCase {
  id: string
  level: 'must' | 'should' | 'no-crash'
  body_b64: string
  expect: { where: string; field: string; value: string }[]
}
const { cases: suite, title } = outsideSuite<SuiteCase>('FEED_CASES', 'feed-cases.json')

/** What a job feed says that we keep. Authors are persons; the feed's own fields are no posting's. */
const READ_FIELDS: ReadonlySet<string> = new Set(['title', 'link', 'id', 'summary', 'published'])
/** Cases whose point is not ours, each with the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'wellformed/base/http_entry_id_base_content_location.xml': 'an id is an identity: it is compared, never resolved',
  'wellformed/base/http_entry_id_base_docuri.xml': 'an id is an identity: it is compared, never resolved',
  'wellformed/rss/item_summary_and_description.xml': 'of summary and description we want the longer, the description',
}
const plain = (text: string | null | undefined): string =>
  decodeEntitiesOnce(decodeEntitiesOnce(text ?? ''))
    .replace(/\s+/g, ' ')
    .trim()

describe.skipIf(suite.length === 0)(title('feeds of an outside suite'), () => {
  const bodyOf = ({ body_b64 }: SuiteCase) => pageText(Buffer.from(body_b64, 'base64'), 'application/xml', 1_000_000)
  const itemsOf = (body: string) => readXmlItems(body, ITEM_NAMES).items

  test('none makes the reader fail', () => {
    for (const each of suite) expect(() => itemsOf(bodyOf(each)), each.id).not.toThrow()
  })

  const ours = suite.flatMap((each) =>
    each.expect
      .filter(({ where, field }) => where.startsWith('item ') && READ_FIELDS.has(field))
      .map((expected) => ({ ...each, ...expected })),
  )
  test.each(ours.filter(({ id }) => !(id in EXCEPTIONS)))('$level: $field of $id', (each) => {
    const item = itemsOf(bodyOf(each))[Number(each.where.slice(5))]
    if (item === undefined) throw new Error('no such item')
    // Where the suite says that it was read.
    const feedUrl = /docuri/.test(each.id) ? 'http://127.0.0.1:8097/feed.xml' : 'http://example.com/'
    const read = readFeedItem(item, feedUrl)
    const summary = readFeedItem(
      { ...item, fields: new Map([...item.fields].filter(([name]) => !/content/.test(name))) },
      'http://example.com/',
    ).text
    if (each.field === 'published') expect(postedDay(read.published)).toBe(each.value.slice(0, 10))
    else if (each.field === 'summary') expect(plain(summary?.content)).toBe(plain(each.value))
    else expect(plain(read[each.field as 'title' | 'link' | 'id'])).toBe(plain(each.value))
  })
})
