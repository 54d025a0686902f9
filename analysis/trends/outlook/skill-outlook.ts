import type { Grain } from '../../../data/domain.ts'
import type { ForecastMethod } from '../forecast/forecast-share.ts'
import type { LevelShift } from '../level-shifts.ts'
import type { ForecastPoint } from '../series/series-report.ts'
import type { DataEvent } from './data-events.ts'

/** A step of the level; where something happened to the data within two weeks of it, that is said instead. */
export interface DatedShift extends LevelShift {
  event: DataEvent | null
}

/** A spell in which a skill is named more often than is usual, by enough employers to speak of a market. */
export interface BurstSpan {
  from: string
  lastPeriodStart: string
  /** Day after its last period. */
  until: string
  weight: number
  /** What was counted in its good periods, and in all others of the record. */
  within: { count: number; n: number }
  outside: { count: number; n: number }
}

/** Where the set of sources that the comparable line stands on changes. */
export interface LineBoundary {
  /** First day of the first period with the new set. */
  weekStart: string
  /** Names of the sources that count from here on, and of those that do not any more. */
  joined: string[]
  left: string[]
  /** No period joins the sets before and after: the line begins here anew, and what was before cannot be compared. */
  isBreak: boolean
}

/** The share at the level of today's sources: what may be drawn as one line though sources joined or left. */
export interface ComparableLineOfSkill {
  /** Good periods with a comparable share, ascending. */
  points: { weekStart: string; label: string; share: number; low: number; high: number; effectiveN: number }[]
  boundaries: LineBoundary[]
}

/** What the whole record of a skill says beyond its change: levels with dates, bursts, what is to be expected. */
export interface SkillOutlook {
  grain: Grain
  /** Part of the past values that the interval of a forecast would have held. */
  forecastLevel: number
  /** The periods after the last one shown; null where no method beats the last value, or too little is known to say. */
  forecast: ForecastPoint[] | null
  forecastMethod: ForecastMethod | null
  /** Today's level: the newest four good periods together. Null without any. */
  level: { count: number; n: number; share: number; low: number; high: number; from: string; until: string } | null
  /** Good periods without a gap up to the newest: what a forecast stands on, and how many it needs. */
  periods: number
  periodsNeeded: number
  shifts: DatedShift[]
  bursts: BurstSpan[]
  /** Null where the same sources stand behind all good periods: then the raw share is comparable. */
  comparable: ComparableLineOfSkill | null
  /** What happened to the data over the whole record. */
  events: DataEvent[]
}
