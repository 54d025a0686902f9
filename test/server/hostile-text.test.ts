import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { readPageAssets } from '../../server/page-assets.ts'
import { outsideSuite } from '../outside-suite.ts'
import { tally } from '../soak/tally.ts'
import { hostileMarket, MARKET_PAGES } from './hostile-market.ts'
import { smallMarket } from './small-market.ts'
import { assetsDir, testApp } from './test-app.ts'

const xss = outsideSuite<{ payload: string }>('XSS_VECTORS', 'xss-vectors.json', 'vectors')
const payloads = xss.cases.map(({ payload }) => payload)
const naughty = outsideSuite<string>('NAUGHTY_STRINGS', 'naughty-strings.json', 'strings')
const strings = naughty.cases

/** Styles and scripts that pages carry in their heads, as the build made them: elements without attributes. */
const { mainStyles, peopleStyles, themeScript } = readPageAssets(assetsDir)
const BUILT = [mainStyles, peopleStyles]
  .map((text) => `<style>${text}</style>`)
  .concat(`<script>${themeScript}</script>`)

/** The page without them. They are half of it, and reading them 3,000 times would find what reading them once did. */
const withoutBuilt = (html: string): string => BUILT.reduce((rest, built) => rest.replace(built, ''), html)

/** Pages that were judged: most queries are refused, or answered, by the same page. */
const judged = new Map<string, string[]>()
/** The list of all skills that a form offers, as a page that was judged with it has it: 9,000 elements. */
let offered = ''

function faultsIn(html: string): string[] {
  const rest = withoutBuilt(html)
  const page = offered !== '' ? rest.replace(offered, '') : rest
  const faults = judged.get(page) ?? faultsOf(page)
  judged.set(page, faults)
  if (faults.length === 0) offered ||= /<datalist id="known-skills">.*?<\/datalist>/s.exec(page)?.[0] ?? ''
  return faults
}

/** The one button of ours that sends its form elsewhere. */
const OWN_FORMACTION = /^\/profiles\/[0-9a-f]{32}\/cv-file$/

/** What a page may run, load or lead to: its own files, and addresses of the web or of mail. */
function faultsOf(html: string): string[] {
  const $ = load(html)
  const faults: string[] = []
  $('*').each((_, element) => {
    if (element.type !== 'tag' && element.type !== 'script' && element.type !== 'style') return
    const { src = '', href = '', action = '' } = element.attribs
    for (const [name, value] of Object.entries(element.attribs)) {
      const isOwn = element.name === 'button' && name === 'formaction' && OWN_FORMACTION.test(value)
      if (/^(on|formaction|srcdoc|style$)/i.test(name) && !isOwn) faults.push(`${element.name} has ${name}`)
    }
    if (element.name === 'script' && !src.startsWith('/assets/') && element.attribs.type !== 'application/json') {
      faults.push('a script of its own')
    }
    if (['iframe', 'object', 'embed', 'base', 'math', 'applet', 'style'].includes(element.name))
      faults.push(element.name)
    if (src !== '' && !src.startsWith('/')) faults.push(`${element.name} loads ${src}`)
    if (/^\s*(javascript|data|vbscript):/i.test(href) || /^\s*\w+:/.test(action))
      faults.push(`${element.name} leads to ${href}${action}`)
  })
  return faults
}

test('the check itself sees what would run', () => {
  for (const html of [
    '<img src=x onerror=a()>',
    '<script>a()</script>',
    '<a href=" javascript:a()">b</a>',
    '<iframe></iframe>',
    '<button formaction="javascript:a()">b</button>',
    '<button formaction="https://evil.example/cv-file">b</button>',
    '<button formaction="/profiles">b</button>',
  ]) {
    expect(faultsIn(html)).not.toEqual([])
  }
})

describe.skipIf(payloads.length === 0)(xss.title('payloads in every field'), async () => {
  const { store, people } = hostileMarket(payloads)
  const app = await testApp(store)

  test.each(MARKET_PAGES)('%s runs nothing of them', async (url) => {
    const { statusCode, body } = await app.inject(url)
    expect(statusCode).toBe(200)
    expect(faultsIn(body)).toEqual([])
  })

  test('pages of people and their plans run nothing of them', async () => {
    for (const id of people) {
      for (const path of ['', '/plan', '/plan/edit', '/plan/check-in']) {
        const { statusCode, body } = await app.inject(`/profiles/${id}${path}`)
        expect({ path, statusCode, faults: faultsIn(body) }).toEqual({ path, statusCode: 200, faults: [] })
      }
    }
  })

  test('a file that leaves has its own type, a fixed name, and lines of its own alone', async () => {
    for (const id of people) {
      for (const [end, type] of [
        ['md', 'text/markdown'],
        ['ics', 'text/calendar'],
        ['json', 'application/json'],
      ] as const) {
        const { statusCode, headers, body } = await app.inject(`/profiles/${id}/plan.${end}`)
        expect(statusCode).toBe(200)
        expect(headers['content-type']).toContain(type)
        expect(String(headers['content-disposition'] ?? '')).toMatch(/^(attachment; filename="[\w.-]+")?$/)
        if (end === 'json') expect(() => JSON.parse(body)).not.toThrow()
        if (end === 'ics') expect(body.split('\r\n').every((line) => !/[\r\n]/.test(line))).toBe(true)
      }
    }
  })
})

describe.skipIf(strings.length === 0)(naughty.title('naughty strings'), async () => {
  const app = await testApp(smallMarket())
  /** A share of the strings in the normal tests, so that all of them are tried somewhere; all of them everywhere in the soak. */
  const every = process.env.SKILLTIDE_SOAK_ROUNDS === undefined ? 12 : 1
  const some = (place: number) => strings.filter((_, index) => (index + place) % every === 0)

  const PARAMETERS = [
    'role',
    'seniority',
    'country',
    'workplace',
    'source',
    'level',
    'from',
    'until',
    'history',
    'skills',
    'sort',
    'q',
    'new',
    'compare',
    'threshold',
    'budget',
    'hours',
    'profile',
    'week',
    'page',
    'limit',
    'offset',
    'skill',
    'kind',
  ]
  const PATHS = [
    ...MARKET_PAGES.map((url) => url.split('?')[0] ?? url),
    ...['/skills.csv', '/roles.csv', '/gaps.csv', '/openings.csv', '/sources.csv', '/skills/compare.csv', '/feed.xml'],
    ...[
      '/api/v1/trends',
      '/api/v1/skills',
      '/api/v1/skills/sql',
      '/api/v1/gaps',
      '/api/v1/roles',
      '/api/v1/sources',
      '/api/v1/reports',
    ],
  ]

  test.each(PATHS.map((path, place) => ({ path, place })))(
    '$path answers any query without a fault',
    async ({ path, place }) => {
      tally('queries tried', 2 * some(place).length)
      for (const value of some(place)) {
        const all = new URLSearchParams(PARAMETERS.map((name): [string, string] => [name, value]))
        const one = new URLSearchParams([[PARAMETERS[(place + value.length) % PARAMETERS.length] ?? 'q', value]])
        for (const query of [all, one]) {
          const { statusCode, body } = await app.inject(`${path}?${query}`)
          expect(statusCode, `${path} with ${JSON.stringify(value)}`).toBeLessThan(500)
          expect(body).not.toMatch(/\n {4}at /)
          if (body.startsWith('<!')) expect(faultsIn(body)).toEqual([])
        }
      }
    },
  )

  test('in a path they are a page that is not there, or one that is', async () => {
    for (const value of strings) {
      for (const before of ['/skills/', '/roles/', '/reports/', '/profiles/', '/api/v1/skills/', '/unsubscribe/']) {
        const { statusCode } = await app.inject(before + encodeURIComponent(value.toWellFormed()))
        expect(statusCode, before + JSON.stringify(value)).toBeLessThan(500)
      }
    }
  })

  test('as a name they are kept as they are or refused in words, and shown as text', async () => {
    for (const value of some(0)) {
      const { statusCode, headers } = await app.inject({
        method: 'POST',
        url: '/profiles',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        payload: new URLSearchParams({ name: value, skills: value }).toString(),
      })
      expect([303, 400, 422], JSON.stringify(value)).toContain(statusCode)
      if (statusCode !== 303) continue
      const { statusCode: shown, body } = await app.inject(String(headers.location))
      expect(shown).toBe(200)
      expect(faultsIn(body)).toEqual([])
    }
  })
})
