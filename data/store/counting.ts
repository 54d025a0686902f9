import type { CellLayout, DayCount } from './cell-layout.ts'
import type { SkillRows } from './skill-rows.ts'

/** One way to count the openings of this installation. */
export interface Counting {
  /** Openings of the selection per source and day (or day bucket). */
  days: readonly DayCount[]
  /** Counts mentions into rows of that layout; all skills, or the wanted ones alone. */
  count(layout: CellLayout, rows: SkillRows, wanted: readonly number[] | null): void
}
