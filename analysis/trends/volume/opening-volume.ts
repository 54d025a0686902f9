import type { Grain, Selection, SourceInfo } from '../../../data/domain.ts'

/**
 * How far an active figure can be believed. `incomplete`: some source was not yet, or not any more, read at that day, so
 * there were more. `unknown`: none was.
 */
export type StockState = 'complete' | 'incomplete' | 'unknown'

export interface VolumePoint {
  /** First day of the period. */
  weekStart: string
  label: string
  /** Openings posted in the period. */
  new: number
  /** The day at whose end the active openings are counted: the last of the period, or today. */
  asOf: string
  /** Openings that stand then; null where no source was read around that day. */
  active: number | null
  /** Of a skill: `active` as a part of all openings that stand then, with its 95 % interval; absent where either is unknown. */
  share?: { n: number; share: number; low: number; high: number }
  state: StockState
  /** Which sources are missing and why; absent when none is. */
  reason?: string
}

/**
 * Flow and stock of the openings at hand, with a skill of those that name it. Shipped history is not in it: nobody knows when
 * its adverts went.
 */
export interface OpeningVolume {
  selection: Selection
  grain: Grain
  skill: string | null
  /** First day and day after the last of the periods. */
  span: { from: string; until: string }
  sources: SourceInfo[]
  points: VolumePoint[]
}
