import { describe, expect, test } from 'vitest'
import { readHtmlPage } from '../../../crawler/sources/html-page.ts'
import { jobPostingSite } from '../../../crawler/sources/job-posting-site.ts'
import { parseLenientJson } from '../../../crawler/sources/json-ld.ts'
import { readSchemaMarkup } from '../../../crawler/sources/schema-markup.ts'
import type { FetchedPage } from '../../../crawler/sources/source.ts'
import { readXmlItems } from '../../../crawler/sources/xml-items.ts'

/** Pages made to keep a reader busy (reliability.md 1.4, goals 16 and 22). Each must be read to its end, and soon. */

const POSTING =
  '<script type="application/ld+json">{"@type":"JobPosting","title":"Data Engineer","description":"SQL"}</script>'
const config = { id: 'acme', type: 'job-posting-site', url: 'https://acme.example/jobs/' }
const detail = (body: string): FetchedPage => ({
  url: 'https://acme.example/jobs/1',
  kind: 'detail',
  contentType: 'text/html',
  body,
})
const titlesOf = (body: string) => jobPostingSite.parsePage(detail(body), config).postings.map(({ title }) => title)

describe('a page of HTML', () => {
  test.each([
    ['100,000 levels', '<div>'.repeat(100_000)],
    ['100,000 levels of formatting', '<b><p>'.repeat(50_000)],
    [
      '200,000 attributes on one tag',
      `<div ${Array.from({ length: 200_000 }, (_, index) => `a${index}="x"`).join(' ')}>`,
    ],
    ['200,000 attributes with entities', `<a ${'a="&amp;&lt;" '.repeat(200_000)}>`],
    ['a line of 10 MB', `<p>${'x '.repeat(5_000_000)}</p>`],
    ['an attribute of 10 MB', `<a href="${'x'.repeat(10_000_000)}">`],
    ['200,000 links', '<a href="/jobs/2">x</a>'.repeat(200_000)],
    ['100,000 scripts', '<script type="application/ld+json">{}</script>'.repeat(100_000)],
    ['100,000 nested templates that are closed', '<template>'.repeat(100_000) + '</template>'.repeat(100_000)],
    [
      '100,000 JobPostings inside each other that are too deep',
      `${'<div itemscope itemtype="https://schema.org/JobPosting">'.repeat(100_000)}${'</div>'.repeat(100_000)}`,
    ],
    ['100,000 list items inside each other', `<div typeof="JobPosting">${'<li><p>'.repeat(50_000)}</div>`],
  ])('with %s still gives its posting', (_what, hostile) => {
    expect(titlesOf(`<html>${hostile}${POSTING}</html>`)).toEqual(['Data Engineer'])
  })

  test('gives no more links than a person could follow', () => {
    const html = Array.from({ length: 200_000 }, (_, index) => `<a href="/jobs/${index}">x</a>`).join('')
    expect(readHtmlPage(html, 'https://acme.example/').links).toHaveLength(20_000)
    const listing = jobPostingSite.parsePage({ ...detail(`<html>${html}`), kind: 'listing' }, config)
    expect(listing.next).toHaveLength(1_000)
    expect(listing.rejects).toEqual([{ item: 'page', reason: 'names 19999 pages: 18999 of them are not read' }])
  })

  test('is not evaluated', () => {
    const script = '<script type="application/ld+json">(() => { globalThis.wasEvaluated = true; return {} })()</script>'
    expect(titlesOf(`<html>${script}`)).toEqual([])
    expect('wasEvaluated' in globalThis).toBe(false)
  })
})

describe('a script of JSON-LD', () => {
  test.each([
    ['100,000 open lists', '['.repeat(100_000)],
    ['100,000 lists', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['comments without end', `{${'/*'.repeat(900_000)}`],
    ['HTML comments without end', '<!--'.repeat(400_000)],
    ['white space within', `{"a": 1${' '.repeat(1_000_000)}x}`],
    ['quotes without end', `{"a": ${'"'.repeat(999_999)}`],
    ['marks at its end', `{"a": 1} ${'-->;//'.repeat(300_000)} x`],
    ['more than a script may hold', `{"a": "${'x'.repeat(3_000_000)}"}`],
  ])('with %s ends', (_what, text) => {
    try {
      expect(Array.isArray(parseLenientJson(text))).toBe(true)
    } catch (error) {
      expect(error).toBeInstanceOf(SyntaxError)
    }
  })

  test('whose references lead in circles ends', () => {
    const many = Array.from({ length: 40 }, (_, index) => ({ '@id': `#${index}` }))
    const graph = many.map((node) => ({
      ...node,
      '@type': 'JobPosting',
      title: 'A',
      description: 'B',
      hiringOrganization: many,
    }))
    const html = `<html><script type="application/ld+json">${JSON.stringify({ '@graph': graph })}</script>`
    expect(jobPostingSite.parsePage(detail(html), config).rejects).toHaveLength(40)
  })
})

test('markup nested as deep as may be is read', () => {
  const levels = 150
  const html = `<div itemscope itemtype="https://schema.org/JobPosting">${'<div>'.repeat(levels)}<h1 itemprop="title">Data Engineer</h1>${'</div>'.repeat(levels)}</div>`
  const [slice] = readHtmlPage(html, 'https://acme.example/').markup
  expect(slice && readSchemaMarkup(slice).title).toBe('Data Engineer')
})

describe('a document of XML', () => {
  const item = '<item><title>A</title></item>'
  const titles = (xml: string) =>
    readXmlItems(xml, new Set(['item'])).items.map(({ fields }) => fields.get('title')?.[0]?.text)

  test.each([
    ['100,000 levels behind the items', `<rss>${item}${'<a>'.repeat(100_000)}`],
    ['100,000 levels within an item', `<rss>${item}<item>${'<a>'.repeat(100_000)}</item></rss>`],
    [
      '200,000 attributes',
      `<rss>${item}<a ${Array.from({ length: 200_000 }, (_, index) => `a${index}="x"`).join(' ')}/></rss>`,
    ],
    ['a line of 10 MB', `<rss>${item}<a>${'x '.repeat(5_000_000)}</a></rss>`],
    ['a million entities', `<rss>${item}<a>${'&amp;'.repeat(1_000_000)}</a></rss>`],
    [
      'an entity that would grow a billion times',
      `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, index) => `<!ENTITY a${index} "${`&a${index - 1};`.repeat(10)}">`).join('')}]><rss>${item}<a>&a8;</a></rss>`,
    ],
  ])('with %s gives the items before them', (_what, xml) => {
    expect(titles(xml)[0]).toBe('A')
  })
})
