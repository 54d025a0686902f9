import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { load } from 'cheerio'
import postcss from 'postcss'
import { expect, test } from 'vitest'
import { keepUsed, readPageWords } from '../../web/base-styles.mjs'
import { serveMarket } from '../e2e/served-market.ts'

const pico = readFileSync(createRequire(import.meta.url).resolve('@picocss/pico/css/pico.css'), 'utf8')
const PAGE = {
  elements: new Set(['input', 'table']),
  words: new Set(['secondary', '--named-by-script']),
  values: new Map([
    ['type', new Set(['date'])],
    ['value', new Set(['*'])],
  ]),
}
const used = (base: string, own = '') => keepUsed(base, PAGE, own).replace(/\s+/g, ' ').trim()

test('a rule stays where an element, a class and an attribute of it can be in a page; other selectors go', () => {
  const base = `table, article { a: b }
    .secondary { a: b } .dropdown { a: b }
    [type=date], [type=time] { a: b } [data-tip] { a: b }
    table:hover::after { a: b } article:hover { a: b }
    @media print { article { a: b } table { a: b } }
    @media print { article { a: b } }`
  expect(used(base)).toBe(
    'table { a: b } .secondary { a: b } [type=date] { a: b } table:hover::after { a: b } @media print { table { a: b } }',
  )
})

test('one of several within :is() is enough, and what :not() excludes need not be there', () => {
  const base = ':is(article, table) td { a: b } :is(article, nav) input { a: b } input:not([type=time]) { a: b }'
  expect(keepUsed(base, { ...PAGE, elements: new Set(['input', 'table', 'td']) }, '').replace(/\s+/g, ' ')).toBe(
    ':is(article, table) td { a: b } input:not([type=time]) { a: b }',
  )
})

test('variables and animations that nothing reads go, and on the root those that the own stylesheet sets there', () => {
  const base = `:root { --read: 1; --only-read-by-unread: 2; --unread: var(--only-read-by-unread); --own: 3; --named-by-script: 4 }
    table { --own: 5; a: var(--read) var(--own); animation: turns 1s }
    @keyframes turns { to { a: b } } @keyframes fades { to { a: b } }`
  expect(used(base, ':root:root { --own: 6 }')).toBe(
    ':root { --read: 1; --named-by-script: 4 } table { --own: 5; a: var(--read) var(--own); animation: turns 1s } @keyframes turns { to { a: b } }',
  )
})

test('no element of any page matches a selector that was left out', async () => {
  const words = await readPageWords()
  const kept = new Set(selectorsOf(keepUsed(pico, words, '')))
  const left = [...new Set(selectorsOf(pico).filter((selector) => !kept.has(selector)))]
    .filter((selector) => !selector.includes(':host')) // no page has a shadow tree
    .map(withoutStates)
  expect(left.length).toBeGreaterThan(100)
  const server = await serveMarket()
  try {
    for (const { path } of server.pages) {
      const page = load(await (await fetch(server.address + path)).text())
      const matched = page(left.join(',')).toArray()
      const shown = matched.map((node) => page(node).prop('outerHTML')?.slice(0, 120))
      expect(shown, path).toEqual([])
    }
  } finally {
    await server.close()
  }
})

function selectorsOf(css: string): string[] {
  const selectors: string[] = []
  postcss.parse(css).walkRules((rule) => {
    const { parent } = rule
    if (parent?.type !== 'atrule' || !('name' in parent) || !String(parent.name).endsWith('keyframes'))
      selectors.push(...rule.selectors)
  })
  return selectors
}

/** The same for every state of an element, in the words of a library that knows no browser. */
const withoutStates = (selector: string): string =>
  selector
    .replace(/::?(?:-\w[\w-]*|before|after|placeholder|marker|selection|file-selector-button|backdrop)(?![\w-])/g, '')
    .replace(
      /:(?:hover|focus-visible|focus-within|focus|active|checked|indeterminate|invalid)(?![\w-])/g,
      ':not(no-such)',
    )
    .replaceAll(':where(', ':is(')
