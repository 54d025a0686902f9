import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadVocabulary } from '../../../data/vocabulary/load-vocabulary.ts'
import type { Skill } from '../../../data/vocabulary/vocabulary.ts'
import { COMMON_WORDS } from './common-words.ts'

/** Integrity of the shipped vocabulary. Each test lists the offenders, so a failure says what to change. */

const { skills, byId, stopPhrases } = loadVocabulary()

/** A form as the matcher reads it: width and case folded, hyphen and underscore as space, straight apostrophe. */
const spelling = (form: string) =>
  form
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[-_\s]+/g, ' ')
    .trim()

/** `/`, `&` and comma are words of their own, as the matcher reads them. */
const wordsOf = (form: string) => spelling(form).match(/[&/,]|[^\s&/,]+/g) ?? []

const formsOf = (skill: Skill) => [skill.name, ...skill.aliases, ...skill.ambiguousForms]
const isAmbiguous = (skill: Skill, form: string) =>
  skill.ambiguousForms.some((ambiguous) => spelling(ambiguous) === spelling(form))
const safeForms = (skill: Skill) => formsOf(skill).filter((form) => !isAmbiguous(skill, form))

describe('the file', () => {
  const lines = readFileSync(new URL('../../../data/vocabulary/skills.jsonl', import.meta.url), 'utf8').split('\n')

  test('is sorted by id, one skill a line, and ends with a line end', () => {
    expect(lines.pop()).toBe('')
    const ids = skills.map(({ id }) => id)
    expect(ids).toEqual(ids.toSorted())
    expect(lines).toHaveLength(ids.length)
  })

  /** As it stands in the file: short, and of ASCII, which is read in a third of the time. */
  const written = (skill: Skill | undefined): string =>
    JSON.stringify(skill, (_, value) =>
      value === null || value === false || (Array.isArray(value) && value.length === 0) ? undefined : value,
    ).replaceAll(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

  test('is written in one form: fields in order, none that says nothing, no spaces between them, ASCII', () => {
    expect(lines.filter((line) => line !== '' && written(byId.get(JSON.parse(line).id)) !== line)).toEqual([])
  })
})

describe('ids and parents', () => {
  test('every id is kebab-case', () => {
    expect(skills.map(({ id }) => id).filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([])
  })

  test('no skill is its own ancestor', () => {
    const inCircle = skills.filter((skill) => {
      const seen = new Set<string>()
      let id: string | null = skill.id
      while (id !== null && !seen.has(id)) {
        seen.add(id)
        id = byId.get(id)?.parent ?? null
      }
      return id !== null
    })
    expect(inCircle.map(({ id }) => id)).toEqual([])
  })

  test('holding a narrower skill implies the broader one', () => {
    const parentOf = (id: string) => byId.get(id)?.parent
    expect(parentOf('postgresql')).toBe('relational-databases')
    expect(parentOf('relational-databases')).toBe('sql')
    expect(parentOf('aws-lambda')).toBe('amazon-web-services')
    expect(parentOf('on-premises-data-warehousing')).toBe('data-warehousing')
    expect(parentOf('quality-assurance')).toBeNull()
  })
})

describe('forms', () => {
  test('no spelling is claimed by two skills, unless it is ambiguous in each', () => {
    const claims = new Map<string, Set<Skill>>()
    for (const skill of skills) {
      for (const form of formsOf(skill)) {
        const key = spelling(form)
        claims.set(key, (claims.get(key) ?? new Set()).add(skill))
      }
    }
    const clashes = [...claims].filter(
      ([form, owners]) => owners.size > 1 && ![...owners].every((skill) => isAmbiguous(skill, form)),
    )
    expect(clashes.map(([form, owners]) => [form, ...[...owners].map(({ id }) => id)])).toEqual([])
  })

  test('no skill lists a spelling twice', () => {
    const doubles = skills.flatMap((skill) => {
      const aliases = skill.aliases.map(spelling)
      const taken = [spelling(skill.name), ...skill.ambiguousForms.map(spelling)]
      const repeated = aliases.filter((alias, index) => aliases.indexOf(alias) !== index || taken.includes(alias))
      return repeated.map((alias) => [skill.id, alias])
    })
    expect(doubles).toEqual([])
  })

  test('a common English word names a skill only with evidence', () => {
    const unsafe = skills.flatMap((skill) =>
      safeForms(skill)
        .filter((form) => COMMON_WORDS.has(spelling(form)))
        .map((form) => [skill.id, form]),
    )
    expect(unsafe).toEqual([])
  })

  test('a single letter names a skill only with evidence', () => {
    expect(skills.flatMap(safeForms).filter((form) => spelling(form).length < 2)).toEqual([])
  })

  test('every ambiguous form has cues, and cues or exact case are stated only where a form needs them', () => {
    const withoutCues = skills.filter(({ ambiguousForms, cues }) => ambiguousForms.length > 0 && cues.length === 0)
    const withoutForms = skills.filter(
      ({ ambiguousForms, cues, matchCase }) => ambiguousForms.length === 0 && (cues.length > 0 || matchCase),
    )
    expect([...withoutCues, ...withoutForms].map(({ id }) => id)).toEqual([])
  })

  test('no cue of a form is the form itself', () => {
    const own = skills.filter(
      ({ ambiguousForms, cues }) =>
        ambiguousForms.length === 1 && cues.some((cue) => spelling(cue) === spelling(ambiguousForms[0] ?? '')),
    )
    expect(own.map(({ id }) => id)).toEqual([])
  })

  test('guards the names that are words, letters and employers', () => {
    const guarded = [
      ['go', 'Go'],
      ['r', 'R'],
      ['c', 'C'],
      ['microsoft-excel', 'Excel'],
      ['apache-spark', 'Spark'],
      ['oracle-database', 'Oracle'],
      ['react', 'React'],
      ['swift', 'Swift'],
      ['microsoft-teams', 'Teams'],
      ['microsoft-word', 'Word'],
      ['microsoft-access', 'Access'],
      ['express-js', 'Express'],
      ['chef', 'Chef'],
      ['segment', 'Segment'],
      ['notion', 'Notion'],
      ['spring-framework', 'Spring'],
      ['rust', 'Rust'],
      ['ruby', 'Ruby'],
      ['unity', 'Unity'],
      ['linear', 'Linear'],
      ['make-com', 'Make'],
      ['cad', 'CAD'],
      ['palo-alto-networks', 'Palo Alto'],
    ]
    const open = guarded.filter(([id = '', form = '']) => {
      const skill = byId.get(id)
      return skill === undefined || !isAmbiguous(skill, form)
    })
    expect(open).toEqual([])
  })
})

describe('stop phrases', () => {
  const stops = stopPhrases.map(spelling)

  test('are sorted and stand once', () => {
    expect([...stopPhrases]).toEqual([...new Set(stopPhrases)].toSorted())
  })

  test('none of them is a spelling of a skill', () => {
    const spellings = new Set(skills.flatMap(formsOf).map(spelling))
    expect(stops.filter((phrase) => spellings.has(phrase))).toEqual([])
  })

  test('each one changes what is read: it holds a form of some skill, or overlaps the beginning or the end of one', () => {
    const whole = new Set<string>()
    const edges = new Set<string>()
    for (const words of skills.flatMap(formsOf).map(wordsOf)) {
      whole.add(words.join(' '))
      for (let cut = 1; cut < words.length; cut++) {
        edges.add(`${words.slice(0, cut).join(' ')} …`)
        edges.add(`… ${words.slice(cut).join(' ')}`)
      }
    }
    const idle = stops.filter((phrase) => {
      const words = wordsOf(phrase)
      return !words.some((_, from) =>
        words.slice(from).some((_word, length) => {
          const part = words.slice(from, from + length + 1).join(' ')
          const isLast = from + length + 1 === words.length
          return whole.has(part) || (isLast && edges.has(`${part} …`)) || (from === 0 && edges.has(`… ${part}`))
        }),
      )
    })
    expect(idle).toEqual([])
  })
})
