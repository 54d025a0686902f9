import { describe, expect, test } from 'vitest'
import { loadVocabulary } from '../../../data/vocabulary/load-vocabulary.ts'
import { SkillLines } from '../../../data/vocabulary/skill-lines.ts'

const skillLine = (changes: object = {}) =>
  JSON.stringify({
    id: 'example-db',
    name: 'ExampleDB',
    category: 'Databases',
    kind: 'database',
    aliases: ['example database'],
    ...changes,
  })

const allOf = (text: string) => new SkillLines(text).all()

test('loads the shipped vocabulary with every skill reachable by its id', () => {
  const { skills, byId, stopPhrases, version } = loadVocabulary()
  expect(skills.length).toBeGreaterThan(3000)
  expect(byId.get('postgresql')).toMatchObject({ name: 'PostgreSQL', kind: 'database', category: 'Databases' })
  expect(skills.map(({ id }) => byId.get(id))).toEqual(skills)
  expect([...byId.keys()]).toEqual(skills.map(({ id }) => id))
  expect(stopPhrases).toContain('cutting edge')
  expect(version).toMatch(/^[0-9a-f]{12}$/)
})

test('gives the same version for the same files', () => {
  expect(loadVocabulary().version).toBe(loadVocabulary().version)
})

describe('lines of skills', () => {
  test('reads one skill a line and skips empty lines', () => {
    const skills = new SkillLines(`${skillLine()}\n\n${skillLine({ id: 'other', parent: 'example-db' })}\n`)
    expect([...skills.keys()]).toEqual(['example-db', 'other'])
    expect(skills.get('other')?.parent).toBe('example-db')
  })

  test('takes what a line leaves out for null, false or none', () => {
    expect(new SkillLines(skillLine()).get('example-db')).toEqual({
      ...{ id: 'example-db', name: 'ExampleDB', category: 'Databases', kind: 'database' },
      ...{ parent: null, aliases: ['example database'], ambiguousForms: [], cues: [], matchCase: false },
      ...{ broad: false, esco: null, sources: [] },
    })
  })

  test('a line is read when its skill is asked for, and only then found wrong', () => {
    const skills = new SkillLines(`${skillLine()}\n${skillLine({ id: 'wrong', kind: 'gadget' })}\n`)
    expect(skills.get('example-db')).toBe(skills.get('example-db'))
    expect([skills.has('wrong'), skills.has('nowhere'), skills.get('nowhere')]).toEqual([true, false, undefined])
    expect(() => skills.get('wrong')).toThrow('skills.jsonl:2 kind')
  })

  test('the fields of a line may stand in any order, with any space', () => {
    const { id, ...others } = JSON.parse(skillLine())
    const skills = new SkillLines(` ${JSON.stringify({ ...others, id })}\n${skillLine({ id: 'other' })}`)
    expect([...skills.keys()]).toEqual(['example-db', 'other'])
    expect(skills.all()).toEqual([skills.get('example-db'), skills.get('other')])
  })

  test('names the line that is not JSON', () => {
    expect(() => allOf(`${skillLine()}\n{"id": `)).toThrow('skills.jsonl:2: not JSON')
  })

  test('names the line and the field of a wrong kind', () => {
    expect(() => allOf(skillLine({ kind: 'gadget' }))).toThrow(/skills\.jsonl:1 kind: .*"gadget"/)
  })

  test('names the line and the field of an unknown category', () => {
    expect(() => allOf(skillLine({ category: 'Gadgets' }))).toThrow(/skills\.jsonl:1 category: .*"Gadgets"/)
  })

  test.each([
    ['name', { name: '' }],
    ['aliases', { aliases: 'example' }],
    ['cues', { cues: [3] }],
    ['broad', { broad: 'no' }],
    ['parent', { parent: 7 }],
  ])('refuses a %s of another shape', (field, changes) => {
    expect(() => allOf(skillLine(changes))).toThrow(`skills.jsonl:1 ${field}`)
  })

  test('refuses an id that stands twice', () => {
    expect(() => allOf(`${skillLine()}\n${skillLine()}`)).toThrow('skills.jsonl:2: "example-db" stands twice')
  })

  test('refuses a parent that is not in the file', () => {
    expect(() => allOf(skillLine({ parent: 'nowhere' }))).toThrow('"example-db" has no parent "nowhere"')
  })
})
