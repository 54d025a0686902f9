import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SkillRows } from '../../data/store/skill-rows.ts'

const WIDTH = 3
const SKILLS = 200
const additions = fc.array(
  fc.record({ skill: fc.nat(SKILLS - 1), cell: fc.nat(WIDTH - 1), openings: fc.integer({ min: 1, max: 1_000 }) }),
  { maxLength: 400 },
)

test('rows are what a map of lists would hold, in order of the skills, however many are expected', () => {
  fc.assert(
    fc.property(additions, fc.option(fc.nat(300), { nil: undefined }), (added, expected) => {
      const rows = new SkillRows(WIDTH, SKILLS, expected)
      const bySkill = new Map<number, number[]>()
      for (const { skill, cell, openings } of added) {
        rows.add(skill, cell, openings)
        const row = bySkill.get(skill) ?? Array.from({ length: WIDTH }, () => 0)
        row[cell] = (row[cell] ?? 0) + openings
        bySkill.set(skill, row)
      }
      const wanted = [...bySkill].sort(([one], [other]) => one - other).map(([skill, row]) => [`skill-${skill}`, row])
      const byId = rows.byId((skill) => `skill-${skill}`)
      expect([...byId].map(([id, row]) => [id, [...row]])).toEqual(wanted)
      expect([...byId.keys()].map((id) => [id, [...(byId.get(id) ?? [])]])).toEqual(wanted)
      expect([...byId.values()].map((row) => [...row])).toEqual(wanted.map(([, row]) => row))
      const visited: unknown[] = []
      byId.forEach((row, id) => {
        visited.push([id, [...row]])
      })
      expect(visited).toEqual(wanted)
      expect(byId.size).toBe(bySkill.size)
    }),
  )
})

test('a skill without a count has no row', () => {
  const rows = new SkillRows(WIDTH, SKILLS)
  rows.add(7, 1, 5)
  const byId = rows.byId(String)
  expect(byId.has('7')).toBe(true)
  expect(byId.has('8')).toBe(false)
  expect(byId.get('8')).toBeUndefined()
})
