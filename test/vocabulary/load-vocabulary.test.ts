import { describe, expect, test } from 'vitest'
import { loadVocabulary } from '../../data/vocabulary/load-vocabulary.ts'
import { parseSkills } from '../../data/vocabulary/parse-skills.ts'

const skillLine = (changes: object = {}) =>
  JSON.stringify({
    id: 'example-db',
    name: 'ExampleDB',
    category: 'Databases',
    kind: 'database',
    aliases: ['example database'],
    ...changes,
  })

test('loads the shipped vocabulary with every skill reachable by its id', () => {
  const { skills, byId, stopPhrases, version } = loadVocabulary()
  expect(skills.length).toBeGreaterThan(3000)
  expect(byId.get('postgresql')).toMatchObject({ name: 'PostgreSQL', kind: 'database', category: 'Databases' })
  expect(byId.size).toBe(skills.length)
  expect(stopPhrases).toContain('cutting edge')
  expect(version).toMatch(/^[0-9a-f]{12}$/)
})

test('gives the same version for the same files', () => {
  expect(loadVocabulary().version).toBe(loadVocabulary().version)
})

describe('parsing skills', () => {
  test('reads one skill a line and skips empty lines', () => {
    const skills = parseSkills(`${skillLine()}\n\n${skillLine({ id: 'other', parent: 'example-db' })}\n`)
    expect([...skills.keys()]).toEqual(['example-db', 'other'])
    expect(skills.get('other')?.parent).toBe('example-db')
  })

  test('takes what a line leaves out for null, false or none', () => {
    expect(parseSkills(skillLine()).get('example-db')).toEqual({
      ...{ id: 'example-db', name: 'ExampleDB', category: 'Databases', kind: 'database' },
      ...{ parent: null, aliases: ['example database'], ambiguousForms: [], cues: [], matchCase: false },
      ...{ broad: false, esco: null, sources: [] },
    })
  })

  test('names the line that is not JSON', () => {
    expect(() => parseSkills(`${skillLine()}\n{"id": `)).toThrow('skills.jsonl:2: not JSON')
  })

  test('names the line and the field of a wrong kind', () => {
    expect(() => parseSkills(skillLine({ kind: 'gadget' }))).toThrow(/skills\.jsonl:1 kind: .*"gadget"/)
  })

  test('names the line and the field of an unknown category', () => {
    expect(() => parseSkills(skillLine({ category: 'Gadgets' }))).toThrow(/skills\.jsonl:1 category: .*"Gadgets"/)
  })

  test.each([
    ['name', { name: '' }],
    ['aliases', { aliases: 'example' }],
    ['cues', { cues: [3] }],
    ['broad', { broad: 'no' }],
    ['parent', { parent: 7 }],
  ])('refuses a %s of another shape', (field, changes) => {
    expect(() => parseSkills(skillLine(changes))).toThrow(`skills.jsonl:1 ${field}`)
  })

  test('refuses an id that stands twice', () => {
    expect(() => parseSkills(`${skillLine()}\n${skillLine()}`)).toThrow('skills.jsonl:2: "example-db" stands twice')
  })

  test('refuses a parent that is not in the file', () => {
    expect(() => parseSkills(skillLine({ parent: 'nowhere' }))).toThrow('"example-db" has no parent "nowhere"')
  })
})
