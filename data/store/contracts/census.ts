import type { Grain, RequirementLevel, SalaryPeriod, Selection } from '../../domain.ts'
import type { Steps } from '../../steps.ts'

/** One value of a facet: openings, and of these the ones that name the skill asked about. */
export interface FacetShare {
  value: string
  openings: number
  naming: number
}

/** Everything that one walk over the openings can say about a skill. Shipped history has no openings. */
export interface SkillCensus {
  /** Openings of the selection, and of these the ones that name the skill. */
  openings: number
  naming: number
  /** How the naming openings ask for it. */
  levels: Record<RequirementLevel, number>
  /** Each value that any opening of the selection has, in the order of its word; `unknown` where none is stated. */
  seniorities: FacetShare[]
  workplaces: FacetShare[]
  /** Openings of each employer, most namings first; null stands for those that state none. */
  employers: { employer: string | null; openings: number; naming: number }[]
  /** Every other skill that a naming opening names too. */
  together: SkillTogetherCount[]
}

export interface SkillTogetherCount {
  skillId: string
  /** Openings of the selection that name it. */
  openings: number
  /** Of these, openings that name both. */
  both: number
  /** Employers of the latter; not counted beyond `EMPLOYERS_ENOUGH`. */
  employers: number
}

/** What the openings that name a skill state of years for it. */
export interface AskedYears {
  naming: number
  /** By opening that states any: the least that it asks for, and the number of its employer, 0 where none is stated. */
  minYears: number[]
  employer: number[]
}

/** Openings of one role (or country) of a selection, with those that name each skill. */
export interface PartCounts {
  value: string
  openings: number
  naming: Map<string, number>
  /** Sources with openings of it, in order of their ids. */
  sources: string[]
}

/**
 * The openings of a selection that state pay, in columns: one entry each. Numbers of role, country and employer tell equal
 * from unlike, and nothing else; 0 is "not stated".
 */
export interface PaidOpenings {
  /** Openings of the selection, with pay or without; and by skill the ones that name it. */
  openings: number
  naming: Map<string, number>
  /** Limits as stated; with a single one both are that. */
  min: Float64Array
  max: Float64Array
  currency: string[]
  period: SalaryPeriod[]
  /** Days since 1970-01-01. */
  day: Uint16Array
  role: Uint16Array
  country: Uint16Array
  seniority: Uint8Array
  workplace: Uint8Array
  employer: Uint32Array
  /** Number of the role `other`, which is no role; -1 when no opening has it. */
  otherRole: number
  /** Positions in these columns of the openings that name each skill. */
  rowsOf: Map<string, Uint32Array>
}

/**
 * When the openings of a selection stood, in columns. An opening has one or more postings, which stand side by side. Days since
 * 1970-01-01.
 */
export interface OpeningLives {
  /** By opening: the day that it counts from. */
  day: Uint16Array
  /** By posting: position of its opening in `day`. */
  opening: Uint32Array
  postedDay: Uint16Array
  /** Day of the last reading that showed it. */
  lastSeenDay: Uint16Array
  /** First day that it is known to be closed; 0: it is not. */
  closedDay: Uint16Array
  /** Number of its source in `sourceIds`. */
  source: Uint16Array
  sourceIds: Map<number, string>
}

/** Openings of known employers, in columns. Numbers of role and employer tell equal from unlike, and nothing else. */
export interface DatedOpenings {
  /** Days since 1970-01-01. */
  day: Uint16Array
  /** Number of its source in `sourceIds`. */
  source: Uint16Array
  employer: Uint32Array
  role: Uint16Array
  sourceIds: Map<number, string>
  /** Positions in these columns of the openings that name each skill asked for. */
  rowsOf: Map<string, Uint32Array>
}

/** Questions about openings one by one, each answered by one walk over the column index. */
export interface CensusStore {
  skill(selection: Selection, skillId: string): SkillCensus
  /** Years of experience stated for a skill; shipped history states none. */
  askedYears(selection: Selection, skillId: string): AskedYears
  /**
   * The whole selection told apart by role or by country; shipped history too where it tells them apart and counted every
   * skill. `unknown` stands for openings whose country is not known.
   */
  byPart(selection: Selection, part: 'role' | 'country', grain: Grain): PartCounts[]
  /** Those that state pay, read in small steps; shipped history states none. */
  paid(selection: Selection): Steps<PaidOpenings>
  /** Openings of known employers, and which of them name these skills; read in small steps. */
  dated(selection: Selection, skillIds: readonly string[]): Steps<DatedOpenings>
  /** When each opening stood, with `skillId` only of those that name it; read in small steps. Shipped history does not know. */
  lives(selection: Selection, skillId: string | null): Steps<OpeningLives>
  /** Different employers among the openings that name each of these skills; openings without an employer are no employer. */
  countEmployers(selection: Selection, skillIds: readonly string[]): Map<string, number>
}
