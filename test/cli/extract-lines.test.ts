import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { seededRandom } from '../boards/seeded-random.ts'
import { runCli } from './run-cli.ts'

const cwd = mkdtempSync(join(tmpdir(), 'skilltide-lines-'))
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const adverts = [
  { id: 'a', title: 'Data Engineer', html: '<h3>Requirements</h3><ul><li>5+ years of Python, SQL</li></ul>' },
  { id: 'b', text: 'Backend in Go and Rust. İstanbul, Ißß, ﬁnance. Excel is a plus.' },
  { id: 'c', text: 'Wir suchen dich für die Entwicklung und den Betrieb der Plattform mit Python und SQL. '.repeat(8) },
  { id: 'd', title: 'Account Executive', text: 'Salesforce (3-5 years), HubSpot; no SAP.' },
  { id: 'e', title: 'ADMINISTRATOR', text: 'REQUIREMENTS\nLINUX, POWER BI, MICROSOFT EXCEL, APACHE AIRFLOW, CI/CD.' },
  { id: 'f', title: 'Analyst, hybrid', text: 'Paid £60,000 - £75,000 per annum. Published on 1/2/2026 at 23:30.' },
  ...Array.from({ length: 30 }, (_, index) => ({
    id: `g${index}`,
    title: index % 2 === 0 ? 'Data Engineer' : 'Nurse',
    text: `Requirements: ${index % 3 === 0 ? 'Go, Rust and Kubernetes' : 'Excel and Spark'}; at least ${index + 1} years of SQL.`,
  })),
]

/** What `extract --lines` says of each advert, by id. */
async function read(lines: readonly unknown[], env: Record<string, string>): Promise<Record<string, string>> {
  const input = lines.map((line) => JSON.stringify(line)).join('\n')
  const { code, stdout } = await runCli(['extract', '--lines'], { cwd, input, env })
  expect(code).toBe(0)
  return Object.fromEntries(
    stdout
      .trim()
      .split('\n')
      .map((line) => [JSON.parse(line).id, line]),
  )
}

test('the same text gives the same answer, whatever the order of adverts, the locale or the time zone', async () => {
  const first = await read(adverts, { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' })
  expect(Object.keys(first)).toEqual(adverts.map(({ id }) => id))
  // The capital letters hold every trap of a Turkish "I".
  const skillsOf = (line = '') => JSON.parse(line).mentions.map(({ skill }: { skill: string }) => skill)
  expect(skillsOf(first.e)).toEqual(
    expect.arrayContaining(['linux', 'power-bi', 'microsoft-excel', 'apache-airflow', 'ci-cd']),
  )
  const turkish = { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }
  for (const seed of [1, 2, 3]) expect(await read(seededRandom(seed).shuffle(adverts), turkish)).toEqual(first)
  expect(await read([adverts[2], adverts[0]], { TZ: 'America/St_Johns', LANG: 'ja_JP.UTF-8' })).toEqual({
    a: first.a,
    c: first.c,
  })
})

test('lines state language and years', async () => {
  const { a = '', c = '', d = '' } = await read(adverts, {})
  expect(JSON.parse(a)).toMatchObject({
    language: 'en',
    mentions: [
      { skill: 'python', level: 'required', years: { min: 5, max: null } },
      { skill: 'sql', level: 'required' },
    ],
  })
  expect(JSON.parse(c)).toMatchObject({ language: 'de', mentions: [] })
  expect(JSON.parse(d).mentions[0]).toMatchObject({ skill: 'salesforce', years: { min: 3, max: 5 } })
})
