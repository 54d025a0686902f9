import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { pageText } from '../../../crawler/http/page-text.ts'
import { readHtmlPage } from '../../../crawler/sources/html-page.ts'
import { jobPostingSite } from '../../../crawler/sources/job-posting-site.ts'
import { parseLenientJson, readJsonLd } from '../../../crawler/sources/json-ld.ts'
import { SOURCE_ADAPTERS } from '../../../crawler/sources/registry.ts'
import { PageShapeError } from '../../../crawler/sources/source-errors.ts'
import { outsideSuite } from '../../outside-suite.ts'
import { readFixture } from './fixture.ts'

const hasJsonListing = (type: string): boolean =>
  existsSync(new URL(`../../fixtures/${type}/listing.json`, import.meta.url))

describe('JSON as sites write it', () => {
  test.each([
    ['a trailing comma', '{"a": [1, 2,], }', [{ a: [1, 2] }]],
    ['a raw line break in a string', '{"a": "x\ny\tz"}', [{ a: 'x\ny\tz' }]],
    ['HTML comment marks', '<!-- {"a": 1} -->', [{ a: 1 }]],
    ['an HTML comment before it', '<!-- note -->\n{"a": 1,}', [{ a: 1 }]],
    ['CDATA in a comment', '//<![CDATA[\n{"a": 1}\n//]]>', [{ a: 1 }]],
    ['CDATA', '<![CDATA[{"a": 1}]]>', [{ a: 1 }]],
    ['a semicolon at the end', '{"a": 1};', [{ a: 1 }]],
    ['several values', '{"a": 1}\n{"b": 2}', [{ a: 1 }, { b: 2 }]],
    ['line comments', '// note\n{"a": 1, // one\n"b": 2}', [{ a: 1, b: 2 }]],
    ['block comments', '/* note */{"a": /* one */ 1}', [{ a: 1 }]],
    ['two slashes in a string', '{"a": "https://x.example",}', [{ a: 'https://x.example' }]],
    ['escapes of other languages', String.raw`{"a": "it\'s \x41",}`, [{ a: "it's A" }]],
    ['entities for quotes', '{&quot;a&quot;: 1}', [{ a: 1 }]],
    ['nothing', '  ', []],
  ])('with %s is read', (_what, text, values) => expect(parseLenientJson(text)).toEqual(values))

  test.each(['{"a": "b"c"}', '{"a": 1', '{a: 1}', "{'a': 1}", 'sorry', '{"a": 01}', '["\\u12"]'])(
    'beyond repair is an error: %s',
    (text) => expect(() => parseLenientJson(text)).toThrow(SyntaxError),
  )
})

describe('objects of one type', () => {
  const posting = { '@type': 'JobPosting', title: 'A' }

  test.each([
    ['an object', posting],
    ['a list', [{ '@type': 'WebPage' }, posting]],
    ['a graph', { '@context': 'https://schema.org', '@graph': [{ '@type': 'Organization' }, posting] }],
    ['another object', { '@type': 'WebPage', mainEntity: posting }],
    ['an item list', { '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', item: posting }] }],
  ])('are found in %s', (_where, value) => {
    expect(readJsonLd([JSON.stringify(value)], 'JobPosting').items).toEqual([posting])
  })

  test.each(['JobPosting', 'https://schema.org/JobPosting', 'http://schema.org/JobPosting', ['Thing', 'JobPosting']])(
    'are known by the type %j',
    (type) => expect(readJsonLd([JSON.stringify({ '@type': type })], 'JobPosting').items).toHaveLength(1),
  )

  test('have their references filled in', () => {
    const graph = [
      { '@type': 'JobPosting', hiringOrganization: { '@id': '#org' } },
      { '@id': '#org', name: 'Acme' },
    ]
    const [item] = readJsonLd([JSON.stringify({ '@graph': graph })], 'JobPosting').items
    expect(item?.hiringOrganization).toEqual({ '@id': '#org', name: 'Acme' })
  })

  test('one broken script does not hide the next', () => {
    const { items, broken } = readJsonLd(
      ['{"@type": "JobPosting", "title": "a "b" c"}', JSON.stringify(posting)],
      'JobPosting',
    )
    expect(items).toEqual([posting])
    expect(broken).toHaveLength(1)
  })

  test('a key called __proto__ is a key', () => {
    const { items } = readJsonLd(['{"@type": "JobPosting", "__proto__": {"title": "x"}}'], 'JobPosting')
    expect(items[0]?.title).toBeUndefined()
  })
})

describe('scripts of a page', () => {
  test('are known by their type, in any case and with parameters', () => {
    const html =
      '<script type="Application/LD+JSON; charset=utf-8">{"a":1}</script><script>var x = "<b>"</script><script type="application/ld+json">{"b":"</b>"}</script>'
    expect(readHtmlPage(html, 'https://x.example/').jsonLd).toEqual(['{"a":1}', '{"b":"</b>"}'])
  })

  test('in comments and templates do not count', () => {
    const html =
      '<!-- <script type="application/ld+json">{"a":1}</script> --><template><script type="application/ld+json">{"b":1}</script></template>'
    expect(readHtmlPage(html, 'https://x.example/').jsonLd).toEqual([])
  })

  test('are found in a page nested thirty thousand deep', () => {
    const html = `${'<div>'.repeat(30_000)}<script type="application/ld+json">{"a":1}</script>`
    expect(readHtmlPage(html, 'https://x.example/').jsonLd).toEqual(['{"a":1}'])
  })
})

interface ExtructCase {
  id: string
  html: string
  expected_jsonld: unknown[]
}
const extruct = outsideSuite<ExtructCase>('JSONLD_CASES', 'jsonld-extruct.json')

describe.skipIf(extruct.cases.length === 0)(extruct.title('what the most used extractor recovers'), () => {
  test.each(extruct.cases)('$id', ({ html, expected_jsonld }) => {
    const values = readHtmlPage(html, 'https://x.example/')
      .jsonLd.flatMap(parseLenientJson)
      .flat()
      .filter((value) => value !== null)
    expect(values).toEqual(expected_jsonld)
  })
})

interface JsonCase {
  id: string
  /** Null: either is right. */
  accept: boolean | null
  body_b64?: string
  repeat?: { text: string; times: number }
}

/** Bodies that are not refused by some source, each with the reason. */
const UNREFUSED: Readonly<Record<string, string>> = {
  'n_string_unescaped_ctrl_char.json': 'NUL goes while the page is decoded, and leaves JSON',
  'n_structure_null-byte-outside-string.json': 'NUL goes while the page is decoded, and leaves JSON',
  'france-travail n_single_space.json': 'the service answers 204 without a body when it finds nothing',
  'france-travail n_structure_no_data.json': 'the service answers 204 without a body when it finds nothing',
  'france-travail n_structure_UTF8_BOM_no_data.json': 'the service answers 204 without a body when it finds nothing',
}
const json = outsideSuite<JsonCase>('JSON_CASES', 'json-suite.json')

describe.skipIf(json.cases.length === 0)(json.title('JSON of an outside suite'), () => {
  const bodyOf = ({ body_b64 = '', repeat }: JsonCase): string =>
    repeat === undefined
      ? pageText(Buffer.from(body_b64, 'base64'), 'application/json', 10_000_000)
      : repeat.text.repeat(repeat.times)

  test('as a script of an advert gives no posting that it does not hold, and one error that is counted', () => {
    for (const each of json.cases) {
      const body = `<html><script type="application/ld+json">${bodyOf(each)}</script></html>`
      const page = { url: 'https://acme.example/jobs/1', kind: 'detail' as const, contentType: 'text/html', body }
      const { postings, rejects } = jobPostingSite.parsePage(page, {
        id: 'acme',
        type: 'job-posting-site',
        url: page.url,
      })
      expect({ id: each.id, postings, rejects: rejects.length }).toEqual({ id: each.id, postings: [], rejects: 1 })
    }
  })

  test('does not hide the advert behind it', () => {
    const advert = '<script type="application/ld+json">{"@type":"JobPosting","title":"A","description":"B"}</script>'
    for (const each of json.cases.filter(({ accept }) => accept === false)) {
      const body = `<html><script type="application/ld+json">${bodyOf(each)}</script>${advert}</html>`
      const page = { url: 'https://acme.example/jobs/1', kind: 'detail' as const, contentType: 'text/html', body }
      const { postings } = jobPostingSite.parsePage(page, { id: 'acme', type: 'job-posting-site', url: page.url })
      // A script whose end is within the JSON swallows what follows; the suite has none.
      expect({ id: each.id, count: postings.length }).toEqual({ id: each.id, count: 1 })
    }
  })

  test.each(
    SOURCE_ADAPTERS.filter(({ type }) => hasJsonListing(type)).map((adapter) => ({ type: adapter.type, adapter })),
  )('as the answer of $type is an error of its page, or a page without postings', ({ type, adapter }) => {
    const { config, expected } = readFixture(type)
    for (const each of json.cases) {
      const page = {
        url: expected.firstRequests[0]?.url ?? '',
        kind: 'listing' as const,
        contentType: null,
        body: bodyOf(each),
      }
      let postings: unknown[] = []
      try {
        postings = adapter.parsePage(page, config).postings
      } catch (error) {
        expect(error, each.id).toBeInstanceOf(PageShapeError)
        continue
      }
      if (each.id in UNREFUSED || `${type} ${each.id}` in UNREFUSED) continue
      expect({ id: each.id, postings, isRefused: each.accept === false }).toEqual({
        id: each.id,
        postings: [],
        isRefused: false,
      })
    }
  })
})
