import { isHeldLevel, type Profile, type ProfileSkill, profileSkillKey, type SkillLevel } from '../../data/profile.ts'
import { UserError } from '../../data/user-error.ts'
import type { Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import type { Extractor } from '../skills/extraction.ts'
import { type HeldSkill, readSkillList, type SkillList } from '../skills/read-skill-list.ts'
import { levelInWords, partStatedLevel } from './stated-level.ts'

/** A skill that a person knows of, below the level at which it can be used. */
export interface PartlyHeldSkill extends HeldSkill {
  level: SkillLevel
}

export interface ProfileHoldings extends SkillList {
  partly: PartlyHeldSkill[]
}

/** What a profile holds, for a comparison. A skill that the vocabulary no longer knows is unknown, not lost. */
export function holdingsOf({ skills }: Pick<Profile, 'skills'>, vocabulary: Vocabulary): ProfileHoldings {
  const holdings: ProfileHoldings = { held: [], unknown: [], partly: [] }
  for (const { skill, name: typed, level } of skills) {
    const known = skill === null ? undefined : vocabulary.byId.get(skill)
    if (known === undefined) holdings.unknown.push(typed)
    else {
      const named = { typed, skill: known.id, name: known.name }
      if (level === null || isHeldLevel(level)) holdings.held.push({ ...named, level })
      else holdings.partly.push({ ...named, level })
    }
  }
  return holdings
}

/** A list as it was read, parted by the levels that are stated in it: what is below working level is not held. */
export const holdingsOfList = ({ held, unknown }: SkillList): ProfileHoldings => ({
  held: held.filter(({ level }) => level == null),
  unknown,
  partly: held.flatMap(({ level, ...skill }) => (level == null ? [] : [{ ...skill, level }])),
})

/** The part of a selection that a profile says; what it does not say is left out. */
export interface ProfileSelection {
  role?: string
  seniority?: string
  country?: string
  workplace?: string
}

/** The openings that a person is after; whatever is asked for besides comes before it. */
export const selectionOf = ({ vision, places }: Pick<Profile, 'vision' | 'places'>): ProfileSelection => ({
  ...(vision.role !== null && { role: vision.role }),
  ...(vision.seniority !== null && { seniority: vision.seniority }),
  ...(places.country !== null && { country: places.country }),
  ...(places.workplace !== null && { workplace: places.workplace }),
})

/**
 * Reads skills as a person types them: "sql:expert, airflow: awareness, dbt", "aws - basic, kafka (beginner)".
 *
 * @throws UserError for a level that is none
 */
export function readTypedSkills(text: string, vocabulary: Vocabulary, extractor: Extractor): ProfileSkill[] {
  const skills = text.split(/[,;\n\r]+/).flatMap((item): ProfileSkill[] => {
    const [, words = '', stated] = /^(.*?)(?::\s*(\p{L}[\p{L} ]*))?$/su.exec(item.trim()) ?? []
    if (words.trim() === '') return []
    const level = stated === undefined ? null : levelInWords(stated)
    if (stated !== undefined && level === null) {
      throw new UserError(`"${item.trim()}": ${stated} is no level; say awareness, working, practitioner or expert`)
    }
    const { held, unknown } = readSkillList(words.trim(), vocabulary, extractor)
    const said = level ?? partStatedLevel(words)?.level ?? null
    const evidence = ''
    return [
      ...held.map(({ skill, name }) => ({ skill, name, level: said, evidence })),
      ...unknown.map((name) => ({ skill: null, name, level: said, evidence })),
    ]
  })
  return mergeSkills([], skills)
}

/** Skills with others added. One that is there keeps its place; a level or evidence that comes anew replaces the old one. */
export function mergeSkills(before: readonly ProfileSkill[], added: readonly ProfileSkill[]): ProfileSkill[] {
  const all = new Map(before.map((skill) => [profileSkillKey(skill), skill]))
  for (const skill of added) {
    const key = profileSkillKey(skill)
    const known = all.get(key)
    all.set(key, {
      ...skill,
      level: skill.level ?? known?.level ?? null,
      evidence: skill.evidence || known?.evidence || '',
    })
  }
  return [...all.values()]
}
