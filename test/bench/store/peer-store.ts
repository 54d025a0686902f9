import type { SeededOpening } from '../layout/seeded-openings.ts'

/** What every database of this comparison is asked to do. Skills, roles and weeks are numbers from 0. */
export interface PeerStore {
  /** Package that it is made with. */
  name: string
  /** Writes openings with their mentions, durably, and brings weekly counts up to date where there are some. */
  save(batch: readonly SeededOpening[]): unknown
  /** Ends writing. @returns bytes on disk, of openings and mentions and of prepared weekly counts */
  finish(): { mentionBytes: number; countBytes: number } | Promise<{ mentionBytes: number; countBytes: number }>
  /** Openings that name a skill, by week. */
  oneSkill(skill: number): unknown
  /** Openings of every skill in the last 13 weeks and in the 13 before. */
  movers(): unknown
  /** Openings of one role and seniority, by skill and week. */
  anySelection(role: number, seniority: number): unknown
  /** How often each skill stands in one opening with this one. */
  together(skill: number): unknown
  close(): void
}
