import { asFlag, asOneOf, asText, asTexts, parseObject, VocabularyError } from './data-file.ts'
import { SKILL_CATEGORIES, SKILL_KINDS } from './skill-words.ts'
import type { Skill } from './vocabulary.ts'

/**
 * Skills of a JSON Lines text, by id, in the order of the lines. Empty lines are skipped.
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
  return {
    id: asText(fields.id, place, 'id'),
    name: asText(fields.name, place, 'name'),
    category: asOneOf(SKILL_CATEGORIES, fields.category, place, 'category'),
    kind: asOneOf(SKILL_KINDS, fields.kind, place, 'kind'),
    parent: fields.parent === null ? null : asText(fields.parent, place, 'parent'),
    aliases: asTexts(fields.aliases, place, 'aliases'),
    ambiguousForms: asTexts(fields.ambiguousForms, place, 'ambiguousForms'),
    cues: asTexts(fields.cues, place, 'cues'),
    matchCase: asFlag(fields.matchCase, place, 'matchCase'),
    broad: asFlag(fields.broad, place, 'broad'),
    esco: fields.esco === null ? null : asText(fields.esco, place, 'esco'),
    sources: asTexts(fields.sources, place, 'sources'),
  }
}
