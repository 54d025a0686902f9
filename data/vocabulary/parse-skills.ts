import { asFlag, asOneOf, asText, asTexts, parseObject, VocabularyError } from './data-file.ts'
import { SKILL_CATEGORIES, SKILL_KINDS } from './skill-words.ts'
import type { Skill } from './vocabulary.ts'

/**
 * Skills of a JSON Lines text, by id, in the order of the lines. Empty lines are skipped, and a field that a line does not have is
 * null, false or an empty list.
 *
 * @throws VocabularyError naming line and field when a line has another shape, an id stands twice or a parent is missing
 */
export function parseSkills(text: string): Map<string, Skill> {
  const skills = new Map<string, Skill>()
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue
    const place = `skills.jsonl:${index + 1}`
    const skill = parseSkill(line, place)
    if (skills.has(skill.id)) throw new VocabularyError(`${place}: "${skill.id}" stands twice`)
    skills.set(skill.id, skill)
  }
  for (const { id, parent } of skills.values()) {
    if (parent !== null && !skills.has(parent)) {
      throw new VocabularyError(`skills.jsonl: "${id}" has no parent "${parent}"`)
    }
  }
  return skills
}

function parseSkill(line: string, place: string): Skill {
  const fields = parseObject(line, place)
  const textOrNull = (field: string) => (fields[field] === undefined ? null : asText(fields[field], place, field))
  const texts = (field: string) => (fields[field] === undefined ? [] : asTexts(fields[field], place, field))
  const flag = (field: string) => fields[field] !== undefined && asFlag(fields[field], place, field)
  return {
    id: asText(fields.id, place, 'id'),
    name: asText(fields.name, place, 'name'),
    category: asOneOf(SKILL_CATEGORIES, fields.category, place, 'category'),
    kind: asOneOf(SKILL_KINDS, fields.kind, place, 'kind'),
    parent: textOrNull('parent'),
    aliases: texts('aliases'),
    ambiguousForms: texts('ambiguousForms'),
    cues: texts('cues'),
    matchCase: flag('matchCase'),
    broad: flag('broad'),
    esco: textOrNull('esco'),
    sources: texts('sources'),
  }
}
