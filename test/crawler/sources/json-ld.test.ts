import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readHtmlPage } from '../../../crawler/sources/html-page.ts'
import { parseLenientJson, readJsonLd } from '../../../crawler/sources/json-ld.ts'

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

const suiteFile = '../shared/reference/jsonld-extruct.json'
const suite: { id: string; html: string; expected_jsonld: unknown[] }[] = existsSync(suiteFile)
  ? JSON.parse(readFileSync(suiteFile, 'utf8')).cases
  : []

test.skipIf(suite.length === 0)('recovers what the most used extractor recovers (outside suite)', () => {
  for (const { id, html, expected_jsonld } of suite) {
    const values = readHtmlPage(html, 'https://x.example/')
      .jsonLd.flatMap(parseLenientJson)
      .flat()
      .filter((value) => value !== null)
    expect(values, id).toEqual(expected_jsonld)
  }
})
