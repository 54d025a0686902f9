import type { Grain } from '../../../data/domain.ts'
import type { ForecastMethod } from '../forecast/forecast-share.ts'
import type { LevelShift } from '../level-shifts.ts'
import type { ForecastPoint } from '../series/series-report.ts'
import type { DataEvent } from './data-events.ts'

/** A step of the level; where something happened to the data within two weeks of it, that is said instead. */
export interface DatedShift extends LevelShift {
  event: DataEvent | null
}

export interface BurstSpan {
  from: string
  lastPeriodStart: string
  weight: number
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
  /** What happened to the data over the whole record. */
  events: DataEvent[]
}
