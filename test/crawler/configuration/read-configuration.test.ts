import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { configurationSchema } from '../../../crawler/configuration/configuration-schema.ts'
import { DEFAULT_SOURCES, sampleConfiguration } from '../../../crawler/configuration/default-sources.ts'
import { parseConfiguration } from '../../../crawler/configuration/parse-configuration.ts'
import { readConfiguration } from '../../../crawler/configuration/read-configuration.ts'
import { planEntries } from '../../../crawler/crawl-entry.ts'
import { SOURCE_ADAPTERS } from '../../../crawler/sources/registry.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'skilltide-configuration-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function read(text: string, onlyIds?: string[]) {
  const file = join(folder, 'skilltide.yaml')
  writeFileSync(file, text)
  return readConfiguration(file, onlyIds)
}

/** The message without the folder of this test. */
function mistakesIn(text: string): string[] {
  try {
    read(text)
  } catch (error) {
    return error instanceof Error ? error.message.replaceAll(`${folder}/`, '').split('\n') : [String(error)]
  }
  return []
}

describe('skilltide.yaml', () => {
  test('names sources, and how they are asked', () => {
    const { sources, crawler } = read(`
contact: me@example.org
politeness: { secondsBetweenRequests: 2.5, requestsAtOnce: 2 }
sources:
  - { type: greenhouse, board: acme, company: Acme Data }
  - type: feed
    url: https://board.example/jobs.rss
`)
    expect(sources).toEqual([
      { id: 'greenhouse', type: 'greenhouse', board: 'acme', company: 'Acme Data' },
      { id: 'board.example', type: 'feed', url: 'https://board.example/jobs.rss' },
    ])
    expect(crawler.politeness).toMatchObject({ requestsAtOnce: 2, delayMs: 2500 })
    expect(crawler.userAgent).toMatch(/^SkillTide\/\d+\.\d+\.\d+ \(\+https:\/\/[^ ;]+; me@example\.org\)$/)
  })

  test('says what to search for, and in which country', () => {
    const { sources } = read(`
sources:
  - { type: remotive, query: data engineer }
  - { type: job-tech, id: sweden, query: dataingenjör }
  - { type: workday, board: acme.wd3/Careers, country: ie }
`)
    expect(sources).toEqual([
      { id: 'remotive', type: 'remotive', query: 'data engineer' },
      { id: 'sweden', type: 'job-tech', query: 'dataingenjör' },
      { id: 'workday', type: 'workday', board: 'acme.wd3/Careers', country: 'ie' },
    ])
  })

  test('may leave everything but the sources to us', () => {
    expect(read('sources: [{ type: ashby, board: Acme }]').crawler).toEqual({ userAgent: expect.any(String) })
    const text = 'politeness: { requestsAtOnce: 2 }\nsources: [{ type: ashby, board: Acme }]'
    expect(read(text).crawler.politeness).toMatchObject({ requestsAtOnce: 2, delayMs: 1000 })
  })

  test('names several boards of one system apart', () => {
    const { sources } = read('sources: [{ type: lever, board: a }, { type: lever, board: b, id: mine }]')
    expect(sources.map(({ id }) => id)).toEqual(['lever-a', 'mine'])
  })

  test('may ask for the boards we know of; one that it names itself counts as its own', () => {
    expect(read('defaultSources: true').sources).toHaveLength(DEFAULT_SOURCES.length)
    const { sources } = read('defaultSources: true\nsources: [{ id: d, type: ashby, board: DeepL }]')
    expect(sources).toHaveLength(DEFAULT_SOURCES.length)
    expect(sources[0]).toEqual({ id: 'd', type: 'ashby', board: 'DeepL' })
  })

  test('can be read for some of its sources only', () => {
    const text = 'sources: [{ type: lever, board: a }, { type: lever, board: b }]'
    expect(read(text, ['lever-b']).sources.map(({ board }) => board)).toEqual(['b'])
    expect(() => read(text, ['lever-c'])).toThrow('no source is called "lever-c"; did you mean "lever-a"?')
  })
})

describe('a mistake in skilltide.yaml is told with its line, its column and its key', () => {
  test('an unknown key, with what was probably meant', () => {
    expect(mistakesIn('sources:\n  - type: lever\n    bord: acme\nsorces: []\n')).toEqual([
      'skilltide.yaml:4:1 sorces: unknown key; did you mean "sources"?',
      'skilltide.yaml:3:5 sources[0].bord: unknown key; did you mean "board"?',
    ])
    expect(mistakesIn('colour: red\n')).toEqual([
      'skilltide.yaml:1:1 colour: unknown key; known are sources, defaultSources, contact, politeness, mail, schedule',
    ])
  })

  test('a value of the wrong type or out of range', () => {
    expect(mistakesIn('sources:\n  - type: lever\n    board: 12\npoliteness:\n  requestsAtOnce: 99\n')).toEqual([
      'skilltide.yaml:3:5 sources[0].board: must be text',
      'skilltide.yaml:5:3 politeness.requestsAtOnce: must be <= 8',
    ])
    expect(mistakesIn('sources: lever\n')).toEqual(['skilltide.yaml:1:1 sources: must be a list'])
    expect(mistakesIn('- lever\n')).toEqual(['skilltide.yaml:1:1 the file: must be a set of keys'])
  })

  test('an unknown kind of source', () => {
    expect(mistakesIn('sources:\n  - board: acme\n    type: greenhause\n')).toEqual([
      'skilltide.yaml:3:5 sources[0].type: "greenhause" is no kind of source; did you mean "greenhouse"?',
    ])
  })

  test('a key that the kind of source needs', () => {
    expect(mistakesIn('sources:\n  - type: lever\n')).toEqual([
      'skilltide.yaml:2:5 sources[0]: lever: needs "board", the name of the employer\'s board',
    ])
    expect(mistakesIn('sources:\n  - board: acme\n')).toEqual(['skilltide.yaml:2:5 sources[0]: needs "type"'])
  })

  test('a key that belongs into the environment', () => {
    vi.stubEnv('REED_API_KEY', '')
    expect(mistakesIn('sources:\n  - type: reed\n')).toEqual([
      'skilltide.yaml:2:5 sources[0]: reed: needs a key in the environment variable REED_API_KEY (see https://www.reed.co.uk/developers)',
    ])
    vi.unstubAllEnvs()
  })

  test('an address that is none', () => {
    expect(mistakesIn('sources:\n  - type: feed\n    url: ftp://board.example/jobs\n')[0]).toMatch(
      /^skilltide\.yaml:2:5 sources\[0\]: /,
    )
    expect(mistakesIn('sources: [{ type: lever, board: a, baseUrl: localhost }]')[0]).toContain(
      'is not an http or https address',
    )
  })

  test('two sources of one name, or of one board', () => {
    expect(
      mistakesIn('sources:\n  - { id: a, type: lever, board: x }\n  - { id: a, type: lever, board: y }\n'),
    ).toEqual(['skilltide.yaml:3:7 sources[1].id: another source is called "a" already; give this one an "id"'])
    expect(
      mistakesIn('sources:\n  - { id: a, type: lever, board: x }\n  - { id: b, type: lever, board: x }\n'),
    ).toEqual(['skilltide.yaml:3:5 sources[1]: b: reads the same board as the source "a"'])
  })

  test('text that is no YAML', () => {
    expect(mistakesIn('sources: [\n')[0]).toMatch(/^skilltide\.yaml:2:1 /)
    expect(mistakesIn('contact: a\ncontact: b\n')[0]).toMatch(/^skilltide\.yaml:2:1 .*unique/)
  })
})

test('without a file, or without sources, the first steps are told', () => {
  expect(() => readConfiguration(join(folder, 'nowhere.yaml'))).toThrow(
    /nowhere\.yaml is not there.*defaultSources: true/s,
  )
  expect(mistakesIn('')[0]).toMatch(/^skilltide\.yaml names no sources, so there is nothing to crawl/)
})

test('the sample that is printed is a configuration that works', () => {
  const { sources } = read(sampleConfiguration())
  expect(new Set(sources.map(({ type }) => type))).toEqual(
    new Set(['greenhouse', 'lever', 'ashby', 'hn-who-is-hiring']),
  )
  expect(() => planEntries(sources, SOURCE_ADAPTERS)).not.toThrow()
  const known = new Set(DEFAULT_SOURCES.map(({ type, board }) => `${type}/${board}`))
  expect(
    sources.filter(({ board }) => board !== undefined).every(({ type, board }) => known.has(`${type}/${board}`)),
  ).toBe(true)
  // What stands behind a comment mark is meant to be used too.
  const uncommented = sampleConfiguration()
    .replace('# skilltide.yaml\n', '')
    .replaceAll(/^( *)# /gm, '$1')
  expect(read(uncommented).sources.length).toBe(DEFAULT_SOURCES.length + 4)
})

test('boards that close themselves to crawlers are on no list of ours', () => {
  const types = new Set(DEFAULT_SOURCES.map(({ type }) => type))
  expect(['smartrecruiters', 'bundesagentur'].filter((type) => types.has(type))).toEqual([])
  expect(() => planEntries(DEFAULT_SOURCES, SOURCE_ADAPTERS)).not.toThrow()
})

test('an unknown entry of an empty file is nobody', () => {
  expect(parseConfiguration('# nothing yet\n', 'skilltide.yaml').values).toEqual({})
})

test('the JSON Schema for editors is the one that is applied', () => {
  const file = new URL('../../../crawler/configuration/skilltide.schema.json', import.meta.url)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(configurationSchema)))
})

test('the boards we know of are each named once, with their employer', () => {
  const keys = DEFAULT_SOURCES.map(({ type, board }) => `${type}/${board}`)
  expect(new Set(keys).size).toBe(keys.length)
  expect(DEFAULT_SOURCES.every(({ company }) => company !== undefined)).toBe(true)
})
