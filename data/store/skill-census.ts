import type { RequirementLevel, Selection } from '../domain.ts'
import { LEVEL_CODES, SENIORITY_CODES, WORKPLACE_CODES } from './codes.ts'
import type { FacetShare, SkillCensus, SkillTogetherCount } from './contracts/census.ts'
import type { StoreDatabase } from './database.ts'
import { compareEmployers } from './employer-order.ts'
import { createOpeningScan, levelOf, type SelectedSlots } from './opening-scan.ts'
import { type Segment, skillsFrom, skillsUntil } from './opening-segment.ts'

/** Whoever asks wants to know whether a handful of employers stand behind a pair, not how many hundred do. */
export const EMPLOYERS_ENOUGH = 20

/** Numbers of the walk, by the store's own numbers; an index that was never met is empty. */
interface Tallies {
  openings: number
  naming: number
  levels: Record<RequirementLevel, number>
  seniority: PairTally
  workplace: PairTally
  employer: PairTally
  everywhere: Uint32Array
  beside: Uint32Array
  employersBeside: Set<number>[]
}

/** Answers `CensusStore.skill` by one walk. */
export function createSkillCensus(database: StoreDatabase): (selection: Selection, skillId: string) => SkillCensus {
  const { skills, employers } = database
  const { scan } = createOpeningScan(database)

  return (selection, skillId) => {
    const width = skills.width()
    const tallies: Tallies = {
      ...{ openings: 0, naming: 0, levels: { required: 0, preferred: 0, mentioned: 0 } },
      ...{ seniority: new PairTally(SENIORITY_CODES.length), workplace: new PairTally(WORKPLACE_CODES.length) },
      employer: new PairTally(employers.width()),
      ...{ everywhere: new Uint32Array(width), beside: new Uint32Array(width), employersBeside: [] },
    }
    const skill = skills.find(skillId) ?? 0
    for (const selected of scan(selection)) addSegment(tallies, selected, levelOf(selection), skill)
    const { openings, naming, levels } = tallies
    return {
      ...{ openings, naming, levels },
      seniorities: tallies.seniority.list((code) => SENIORITY_CODES[code] ?? 'unspecified'),
      workplaces: tallies.workplace.list((code) => WORKPLACE_CODES[code] ?? 'unknown'),
      employers: tallies.employer
        .list((number) => number)
        .map(({ value, ...counts }) => ({ employer: value === 0 ? null : employers.textOf(value), ...counts }))
        .sort((one, other) => other.naming - one.naming || compareEmployers(one.employer, other.employer)),
      together: listTogether(tallies, skills.textOf),
    }
  }
}

function addSegment(tallies: Tallies, { segment, slots }: SelectedSlots, level: number, skill: number): void {
  const { skills } = segment
  const { everywhere } = tallies
  tallies.openings += slots.length
  for (const slot of slots) {
    const until = skillsUntil(segment, slot, level)
    let found = -1
    for (let at = skillsFrom(segment, slot, level); at < until; at++) {
      const other = skills[at] ?? 0
      everywhere[other] = (everywhere[other] ?? 0) + 1
      if (other === skill) found = at
    }
    const isNaming = found >= 0
    tallies.seniority.add(segment.seniority[slot] ?? 0, isNaming)
    tallies.workplace.add(segment.workplace[slot] ?? 0, isNaming)
    tallies.employer.add(segment.employer[slot] ?? 0, isNaming)
    if (isNaming) addNaming(tallies, segment, slot, { level, skill, found })
  }
}

function addNaming(
  tallies: Tallies,
  segment: Segment,
  slot: number,
  { level, skill, found }: { level: number; skill: number; found: number },
): void {
  const { beside, employersBeside, levels } = tallies
  tallies.naming += 1
  levels[LEVEL_CODES[levelAt(segment, slot, found)] ?? 'mentioned'] += 1
  const employer = segment.employer[slot] ?? 0
  const until = skillsUntil(segment, slot, level)
  for (let at = skillsFrom(segment, slot, level); at < until; at++) {
    const other = segment.skills[at] ?? 0
    if (other === skill) continue
    beside[other] = (beside[other] ?? 0) + 1
    let some = employersBeside[other]
    if (some === undefined) {
      some = new Set()
      employersBeside[other] = some
    }
    if (employer !== 0 && some.size < EMPLOYERS_ENOUGH) some.add(employer)
  }
}

/** Level code of the skill at a position of the slot: they stand by level. */
function levelAt(segment: Segment, slot: number, at: number): number {
  if (at < skillsUntil(segment, slot, 0)) return 0
  return at < skillsUntil(segment, slot, 1) ? 1 : 2
}

function listTogether(
  { beside, everywhere, employersBeside }: Tallies,
  textOf: (skill: number) => string,
): SkillTogetherCount[] {
  return [...beside.entries()].flatMap(([other, both]) => {
    if (both === 0) return []
    const employers = employersBeside[other]?.size ?? 0
    return [{ skillId: textOf(other), openings: everywhere[other] ?? both, both, employers }]
  })
}

/** Openings by a small number, and those of them that name a skill. */
class PairTally {
  readonly #openings: Uint32Array
  readonly #naming: Uint32Array

  constructor(width: number) {
    this.#openings = new Uint32Array(width)
    this.#naming = new Uint32Array(width)
  }

  add(number: number, isNaming: boolean): void {
    this.#openings[number] = (this.#openings[number] ?? 0) + 1
    if (isNaming) this.#naming[number] = (this.#naming[number] ?? 0) + 1
  }

  list<Value>(wordFor: (number: number) => Value): (Omit<FacetShare, 'value'> & { value: Value })[] {
    return [...this.#openings.entries()].flatMap(([number, openings]) =>
      openings > 0 ? [{ value: wordFor(number), openings, naming: this.#naming[number] ?? 0 }] : [],
    )
  }
}
