import type { Seniority } from '../../data/domain.ts'
import { SKILL_LEVELS, type SkillLevel } from '../../data/profile.ts'
import { type DdatLevel, type DdatRole, loadDdat } from '../../data/vocabulary/load-ddat.ts'
import type { Role } from '../../data/vocabulary/load-roles.ts'
import type { Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import type { FrameworkReport, FrameworkSkill, FrameworkState } from './gap-report.ts'

/** Words with which the framework names its levels, by our seniorities, lowest first. The plain name is the middle. */
const LEVEL_WORDS: [Exclude<Seniority, 'unspecified'>, RegExp][] = [
  ['intern', /^(apprentice|trainee)\b/i],
  ['junior', /^(junior|associate)\b/i],
  ['mid', /^(?!apprentice|trainee|junior|associate|senior|lead|principal|head|chief)/i],
  ['senior', /^senior\b/i],
  ['lead', /^lead\b/i],
  ['principal', /^principal\b/i],
  ['head', /^(head|chief)\b/i],
]

/** The role of the framework that a role family is; null where it has none, or none is chosen. */
export function frameworkOf(roles: readonly Pick<Role, 'id' | 'ddatRole'>[], roleId: string | null): DdatRole | null {
  const ddatRole = roles.find(({ id }) => id === roleId)?.ddatRole ?? null
  return ddatRole === null ? null : (loadDdat().get(ddatRole) ?? null)
}

/** What a person says they hold, by skill id; null: held, and nobody said how well. */
export type HeldLevels = ReadonlyMap<string, SkillLevel | null>

/**
 * Sets a person against a level of a role of the framework. What they hold is read from vocabulary entries that are evidence
 * for a skill of the framework; a mention by itself says nothing about the level, so without a stated one the level stays
 * open.
 *
 * @param seniority  chooses the level; without one it is the plain role. Where the framework lacks it, the next lower one
 */
export function compareWithFramework(
  role: DdatRole,
  seniority: Seniority | null,
  held: HeldLevels,
  vocabulary: Vocabulary,
): FrameworkReport | null {
  const chosen = chooseLevel(role.levels, seniority)
  if (chosen === null) return null
  const skills = chosen.level.requirements.map((requirement): FrameworkSkill => {
    const evidence = requirement.evidence.flatMap((id) => {
      const level = held.get(id)
      return level === undefined ? [] : [{ skill: id, name: vocabulary.byId.get(id)?.name ?? id, level }]
    })
    const best = evidence.reduce<SkillLevel | null>((top, { level }) => (rank(level) > rank(top) ? level : top), null)
    const { skill, name, level } = requirement
    const known = requirement.evidence.flatMap((id) => vocabulary.byId.get(id)?.name ?? [])
    return {
      skill,
      name,
      required: level,
      held: best,
      state: stateOf(level, best, evidence.length),
      evidence,
      readFrom: known,
    }
  })
  const { attribution, licence, url, updated } = role
  return {
    role: { id: role.id, name: role.name },
    level: { id: chosen.level.id, name: chosen.level.name },
    isExact: chosen.isExact,
    skills,
    ...{ attribution, licence, url, updated },
  }
}

function stateOf(required: SkillLevel | null, held: SkillLevel | null, evidence: number): FrameworkState {
  if (evidence === 0) return 'no-evidence'
  if (held === null || required === null) return 'level-not-said'
  return rank(held) >= rank(required) ? 'met' : 'below'
}

const rank = (level: SkillLevel | null): number => (level === null ? -1 : SKILL_LEVELS.indexOf(level))

function chooseLevel(
  levels: readonly DdatLevel[],
  seniority: Seniority | null,
): { level: DdatLevel; isExact: boolean } | null {
  const wanted = seniority === null || seniority === 'unspecified' ? 'mid' : seniority
  const placeOf = (name: string): number => LEVEL_WORDS.findIndex(([, words]) => words.test(name))
  const place = LEVEL_WORDS.findIndex(([level]) => level === wanted)
  const fits = levels.map((level) => ({ level, place: placeOf(level.name) }))
  const exact = fits.find((fit) => fit.place === place)
  if (exact !== undefined) return { level: exact.level, isExact: true }
  const lower = fits.filter((fit) => fit.place < place).sort((a, b) => b.place - a.place)[0]
  const nearest = lower ?? fits.sort((a, b) => a.place - b.place)[0]
  return nearest === undefined ? null : { level: nearest.level, isExact: false }
}
