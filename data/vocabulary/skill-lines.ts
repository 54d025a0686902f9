import { asFlag, asOneOf, asText, asTexts, parseObject, VocabularyError } from './data-file.ts'
import { SKILL_CATEGORIES, SKILL_KINDS } from './skill-words.ts'
import type { Skill, SkillsById } from './vocabulary.ts'

/** How a line begins unless somebody wrote it in another order; its id needs no reading then. */
const BEFORE_ID = '{"id":"'

/** Where a line stands in the text, and its number there. */
interface Line {
  start: number
  end: number
  number: number
}

/**
 * Skills of a JSON Lines text, by id, in the order of the lines; a line is read when its skill is asked for, because most
 * commands need a few of thousands. Empty lines are skipped, and a field that a line does not have is null, false or an empty
 * list.
 */
export class SkillLines implements SkillsById {
  readonly #text: string
  readonly #lines = new Map<string, Line>()
  readonly #read = new Map<string, Skill>()
  #all: readonly Skill[] | undefined

  /** @throws VocabularyError naming the line when it has no id, or one that stands twice */
  constructor(text: string) {
    this.#text = text
    for (let start = 0, number = 1; start < text.length; number++) {
      const end = endOfLine(text, start)
      if (end > start) this.#add({ start, end, number })
      start = end + 1
    }
  }

  has(id: string): boolean {
    return this.#lines.has(id)
  }

  keys(): MapIterator<string> {
    return this.#lines.keys()
  }

  /** @throws VocabularyError naming line and field when the line has another shape */
  get(id: string): Skill | undefined {
    const known = this.#read.get(id)
    if (known !== undefined) return known
    const line = this.#lines.get(id)
    return line && this.#keep(parseSkill(this.#text.slice(line.start, line.end), placeOf(line)))
  }

  /** @throws VocabularyError naming line and field when a line has another shape, or a parent is missing */
  all(): readonly Skill[] {
    this.#all ??= this.#readAll()
    return this.#all
  }

  #readAll(): Skill[] {
    const skills = [...this.keys()].flatMap((id) => this.get(id) ?? [])
    for (const { id, parent } of skills) {
      if (parent !== null && !this.has(parent)) {
        throw new VocabularyError(`skills.jsonl: "${id}" has no parent "${parent}"`)
      }
    }
    return skills
  }

  #add(line: Line): void {
    const { start, end } = line
    const told = this.#text.startsWith(BEFORE_ID, start) ? idAt(this.#text, start + BEFORE_ID.length) : null
    const id = told ?? parseSkill(this.#text.slice(start, end), placeOf(line)).id
    if (this.has(id)) throw new VocabularyError(`${placeOf(line)}: "${id}" stands twice`)
    this.#lines.set(id, line)
  }

  #keep(skill: Skill): Skill {
    this.#read.set(skill.id, skill)
    return skill
  }
}

const placeOf = ({ number }: Line): string => `skills.jsonl:${number}`

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start)
  return end === -1 ? text.length : end
}

/** Null for one that is written with escapes, or is no text. */
function idAt(text: string, start: number): string | null {
  const id = text.slice(start, text.indexOf('"', start))
  return /^[a-z\d-]+$/.test(id) ? id : null
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
