import type { RequirementLevel } from '../../data/domain.ts'

/** How much a skill weighs in an opening: what is required twice as much as what is only named (statistics.md section 13). */
export const LEVEL_WEIGHTS: Record<RequirementLevel, number> = { required: 1, mentioned: 0.5, preferred: 0.25 }

/**
 * What openings ask for, and how often each skill is named at which level. Openings that name a skill which weighs stand in
 * columns: the skills of the one at `row` are at `starts[row]` to `starts[row + 1]` of `skills` and `weights`.
 */
export interface SkillDemand {
  /** All openings, those without any skill included. */
  openingCount: number
  /** Of these, openings that name any skill. */
  withSkillsCount: number
  /** Openings that name at least one skill that weighs. */
  rowCount: number
  starts: Uint32Array
  /** Positions in `skillIds`. */
  skills: Uint32Array
  weights: Float32Array
  /** Weight of all skills of a row. */
  totals: Float32Array
  /** Of a row: position in `employerNames`. */
  employers: Uint32Array
  /** The first is undefined: none stated. */
  employerNames: (string | undefined)[]
  skillIds: string[]
  /** Per skill, by position in `skillIds`. */
  levels: Record<RequirementLevel, number>[]
}

export interface DemandedOpening {
  employer?: string | null
  skills: readonly { skillId: string; level: RequirementLevel }[]
}

/** Openings one after the other, each read once. */
export interface DemandCollector {
  add(opening: DemandedOpening): void
  finish(): SkillDemand
}

/**
 * A skill stands at most once in each opening.
 *
 * @param weighs  whether a skill counts towards what an opening asks for; all are counted in `levels`
 */
export function collectDemand(weighs: (skillId: string) => boolean = () => true): DemandCollector {
  const positions = new Map<string, number>()
  const employerNumbers = new Map<string, number>()
  const skillIds: string[] = []
  const levels: SkillDemand['levels'] = []
  const isWeighing: boolean[] = []
  const columns = { starts: [0], skills: [] as number[], weights: [] as number[] }
  const rows = { totals: [] as number[], employers: [] as number[] }
  let [openingCount, withSkillsCount] = [0, 0]

  function positionOf(skillId: string): number {
    const known = positions.get(skillId)
    if (known !== undefined) return known
    const position = skillIds.push(skillId) - 1
    positions.set(skillId, position)
    levels.push({ required: 0, preferred: 0, mentioned: 0 })
    isWeighing.push(weighs(skillId))
    return position
  }
  return {
    add({ employer = null, skills }) {
      openingCount++
      if (skills.length > 0) withSkillsCount++
      let total = 0
      for (const { skillId, level } of skills) {
        const position = positionOf(skillId)
        const counts = levels[position]
        if (counts) counts[level]++
        if (isWeighing[position] !== true) continue
        columns.skills.push(position)
        columns.weights.push(LEVEL_WEIGHTS[level])
        total += LEVEL_WEIGHTS[level]
      }
      if (total === 0) return
      columns.starts.push(columns.skills.length)
      rows.totals.push(total)
      rows.employers.push(numberOf(employerNumbers, employer))
    },
    finish: () => ({
      ...{ openingCount, withSkillsCount, rowCount: rows.totals.length, skillIds, levels },
      employerNames: [undefined, ...employerNumbers.keys()],
      starts: Uint32Array.from(columns.starts),
      skills: Uint32Array.from(columns.skills),
      weights: Float32Array.from(columns.weights),
      totals: Float32Array.from(rows.totals),
      employers: Uint32Array.from(rows.employers),
    }),
  }
}

/** All openings of a stream; see `collectDemand`. */
export function gatherDemand(openings: Iterable<DemandedOpening>, weighs?: (skillId: string) => boolean): SkillDemand {
  const collector = collectDemand(weighs)
  for (const opening of openings) collector.add(opening)
  return collector.finish()
}

/** Openings that name a skill, at any level. */
export function namedCount({ levels }: Pick<SkillDemand, 'levels'>, skill: number): number {
  const { required, preferred, mentioned } = levels[skill] ?? { required: 0, preferred: 0, mentioned: 0 }
  return required + preferred + mentioned
}

function numberOf(numbers: Map<string, number>, employer: string | null): number {
  if (employer === null) return 0
  const known = numbers.get(employer)
  if (known !== undefined) return known
  numbers.set(employer, numbers.size + 1)
  return numbers.size
}
