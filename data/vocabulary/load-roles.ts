import { asObject, asOneOf, asText, asTexts, parseObject, readDataFile, VocabularyError } from './data-file.ts'

/** A family of jobs, as one entry of `roles.json`. */
export interface Role {
  /** Kebab-case, stable: stored figures and links refer to it. */
  id: string
  name: string
  /**
   * Sources of regular expressions over one part of a title (lower case, single spaces), which match whole words.
   * The first role in the order of the file with a match is the role of that part.
   */
  titlePatterns: string[]
  /** Likewise over the whole title: what makes a general title this role, e.g. `data` in "Software Engineer, Data". */
  qualifierPatterns: string[]
  /** A title that names only this role may be narrowed by another role's qualifiers. */
  isGeneral: boolean
  /** Id of the role in the Government Digital and Data Profession Capability Framework; null where it has none. */
  ddatRole: string | null
}

/** Id of the role of titles that no pattern knows; the last in the list, without patterns. */
export const OTHER_ROLE = 'other'

/**
 * The role families that ship with SkillTide, in order of precedence. Reads and checks `roles.json` on every call.
 *
 * @throws VocabularyError when the file is not what it should be
 */
export function loadRoles(): Role[] {
  const file = parseObject(readDataFile('roles.json'), 'roles.json')
  const words = new Map(
    Object.entries(asObject(file.words, 'roles.json words')).map(([name, forms]) => [name, asText(forms, name)]),
  )
  if (!Array.isArray(file.roles)) throw new VocabularyError('roles.json: no "roles" list')
  const roles = file.roles.map((entry, index) => toRole(asObject(entry, `roles.json roles[${index}]`), words))
  if (new Set(roles.map(({ id }) => id)).size !== roles.length)
    throw new VocabularyError('roles.json: an id stands twice')
  if (roles.at(-1)?.id !== OTHER_ROLE) throw new VocabularyError(`roles.json: "${OTHER_ROLE}" must come last`)
  return roles
}

function toRole(entry: Record<string, unknown>, words: ReadonlyMap<string, string>): Role {
  const id = asText(entry.id, 'roles.json id')
  const patterns = (value: unknown) => asTexts(value ?? [], `roles.json ${id}`).map((text) => writeOut(text, words, id))
  return {
    id,
    name: asText(entry.name, `roles.json ${id} name`),
    titlePatterns: patterns(entry.titlePatterns),
    qualifierPatterns: patterns(entry.qualifiers),
    isGeneral: asOneOf(new Set(['true', 'false']), String(entry.isGeneral ?? false), `roles.json ${id}`) === 'true',
    ddatRole: entry.ddatRole === null ? null : asText(entry.ddatRole, `roles.json ${id} ddatRole`),
  }
}

/** Puts the forms of `words` where a pattern says `{name}`, in singular or plural, and checks the expression. */
function writeOut(text: string, words: ReadonlyMap<string, string>, id: string): string {
  const source = text.replace(/\{([a-z]+)\}/g, (_, name: string) => {
    const forms = words.get(name)
    if (forms === undefined) throw new VocabularyError(`roles.json ${id}: unknown word {${name}}`)
    return `(?:${forms})s?`
  })
  try {
    new RegExp(source)
  } catch (cause) {
    throw new VocabularyError(`roles.json ${id}: not a regular expression: ${text}`, { cause })
  }
  return source
}
