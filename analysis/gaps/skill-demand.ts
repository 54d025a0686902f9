import type { RequirementLevel } from '../../data/domain.ts'

/**
 * How much a skill weighs in an opening, in quarters of what a required one weighs, which is twice as much as one that is only
 * named. Only ratios of weights are ever asked for.
 */
export const LEVEL_WEIGHTS: Record<RequirementLevel, number> = { required: 4, mentioned: 2, preferred: 1 }

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
  /** Positions in `skillIds`, of which a store holds no more than 16 bits can tell apart. */
  skills: Uint16Array
  weights: Uint8Array
  /** Weight of all skills of a row. */
  totals: Uint16Array
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
  const [starts, employers] = [growing(Uint32Array), growing(Uint32Array)]
  const [skillsAsked, totals] = [growing(Uint16Array), growing(Uint16Array)]
  const weights = growing(Uint8Array)
  let [openingCount, withSkillsCount] = [0, 0]
  starts.push(0)

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
        skillsAsked.push(position)
        weights.push(LEVEL_WEIGHTS[level])
        total += LEVEL_WEIGHTS[level]
      }
      if (total === 0) return
      starts.push(skillsAsked.length())
      totals.push(total)
      employers.push(numberOf(employerNumbers, employer))
    },
    finish: () => ({
      ...{ openingCount, withSkillsCount, rowCount: totals.length(), skillIds, levels },
      employerNames: [undefined, ...employerNumbers.keys()],
      starts: starts.column(),
      skills: skillsAsked.column(),
      weights: weights.column(),
      totals: totals.column(),
      employers: employers.column(),
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

interface Column {
  readonly length: number
  [at: number]: number
  set(values: this): void
  slice(from: number, until: number): this
}

/** A column that grows at its end: a plain list of numbers would take up to eight times as much memory on the way. */
function growing<Numbers extends Column>(Numbers: new (length: number) => Numbers) {
  let numbers = new Numbers(1024)
  let length = 0
  return {
    length: () => length,
    push(value: number): void {
      if (length === numbers.length) {
        const wider = new Numbers(2 * length)
        wider.set(numbers)
        numbers = wider
      }
      numbers[length++] = value
    },
    column: () => numbers.slice(0, length),
  }
}
