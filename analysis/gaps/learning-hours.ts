import type { SkillKind } from '../../data/vocabulary/vocabulary.ts'

/**
 * Hours from nothing to working level, by kind of skill. Assumptions, not measurements: nobody knows them for one person.
 * They are shown as such, and everybody may write their own.
 *
 * Source: statistics.md section 13; kinds that it does not name take the value of the nearest one.
 */
export const ASSUMED_HOURS: Record<SkillKind, number> = {
  ...{ language: 80, platform: 80, database: 80 },
  certification: 60,
  ...{ concept: 40, standard: 40, domain: 40 },
  ...{ tool: 30, framework: 30, library: 30, service: 30, practice: 30 },
  soft: 20,
}

/** The part of the hours that is left to somebody who has each level. Assumptions as well. */
export const PART_LEFT = { none: 1, awareness: 0.75 } as const
