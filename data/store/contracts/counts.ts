import type { CountTable, Grain, LanguageCount, Selection, Seniority } from '../../domain.ts'

export interface FacetCount {
  value: string
  openings: number
}

/** One employer in one source: earlier and later openings, and those of them that mention a skill. */
export interface EmployerHalves {
  openings: [number, number]
  mentions: Map<string, [number, number]>
}

/** Who names a skill. */
export interface NamingEmployers {
  employers: number
  /** Openings by source of the employer with most of them. */
  most: ReadonlyMap<string, number>
}

export interface CountStore {
  /** Counts of the selection. With `skillIds` only these rows are filled. Sources coarser than `grain` are left out. */
  table(selection: Selection, grain: Grain, skillIds?: readonly string[]): CountTable
  /**
   * Openings of the selection in every role, whichever it names: as `table`, with "is of this role" in place of "mentions this
   * skill" and ids of roles for those of skills.
   */
  roleTable(selection: Selection, grain: Grain): CountTable
  /** Values that openings (and, if asked for, history) have, most frequent first: what a form can offer. */
  facets(includeHistory: boolean): {
    roles: FacetCount[]
    countries: FacetCount[]
    seniorities: (FacetCount & { value: Seniority })[]
    workplaces: FacetCount[]
  }
  /**
   * Openings of each known employer in each source, before and from the day `split` on, of those that have openings on both
   * sides. Only of this installation: history knows no employers.
   *
   * @param since  sources to read, each from a day on
   */
  employerHalves(
    selection: Selection,
    split: string,
    since: ReadonlyMap<string, string>,
    skillIds: readonly string[],
  ): EmployerHalves[]
  /**
   * Skills that openings of fewer than `least` employers name, and of how many: an opening that states no employer may be
   * anybody's, and counts as one. Only of this installation: history knows no employers.
   */
  fewEmployers(selection: Selection, least: number): Map<string, number>
  /**
   * How many employers' openings name each of these skills, and how many are of the one that has most: an opening that states
   * no employer may be anybody's, and counts as one. Only of this installation: history knows no employers.
   */
  namingEmployers(selection: Selection, skillIds: readonly string[]): Map<string, NamingEmployers>
  /** First and last day that any opening (or history period) of the selection has; null without data. */
  span(selection: Selection): { firstDay: string; lastDay: string } | null
  /** Openings that the selection would have if they were in English, by language: they are in no share. */
  otherLanguages(selection: Selection): LanguageCount[]
  /** Compares the maintained weekly counts with a recount from the mentions. Empty when they agree. */
  findDrift(): { weekStart: string; source: string; skillId: string | null; stored: number; recounted: number }[]
}
