import { expect, test } from 'vitest'
import { loadRules } from '../../../analysis/load-rules.ts'
import { readSkillList } from '../../../analysis/skills/read-skill-list.ts'
import { suggestSkills, withMeant } from '../../../analysis/skills/suggest-skills.ts'

const { vocabulary, extractor } = loadRules()
const read = (text: string) => readSkillList(text, vocabulary, extractor)
const suggest = (text: string) => suggestSkills(read(text), vocabulary).map(({ typed, name }) => [typed, name])

test.each([
  ['Kubernets', 'Kubernetes'],
  ['Snowflak', 'Snowflake'],
  ['Pythn', 'Python'],
  ['Terrafrom', 'Terraform'],
  ['sql sever', 'Microsoft SQL Server'],
])('%s: %s is suggested, and neither held nor lost', (typed, name) => {
  expect(suggest(`excel, ${typed}`)).toEqual([[typed, name]])
  expect(read(typed).held.map((skill) => skill.name)).not.toContain(name)
})

test('a skill that is found in a part of what was typed bears the whole of it', () => {
  expect(read('sql sever').held).toEqual([{ typed: 'sql sever', skill: 'sql', name: 'SQL' }])
})

test.each(['Zorblax', 'Basket Weaving', 'sqll', 'python, SQL (5 years)', 'advanced Excel', 'ISO 27003', 'dbt; Go, R'])(
  'nothing is suggested for %s',
  (text) => {
    expect(suggest(text)).toEqual([])
  },
)

test('what is held already is not suggested once more', () => {
  expect(suggest('Kubernetes, Kubernets')).toEqual([])
})

test('what was meant stands where the words stood, and nothing else is touched', () => {
  const meant = [
    { typed: 'Snowflak', skill: 'snowflake', name: 'Snowflake' },
    { typed: 'sql sever', skill: 'sql-server', name: 'SQL Server' },
  ]
  expect(withMeant('Snowflake, Snowflak\n- sql sever (2 years)', meant)).toBe(
    'Snowflake, Snowflake\n- SQL Server (2 years)',
  )
})
