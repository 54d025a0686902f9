import type { Selection, SourceInfo } from '../../../data/domain.ts'
import type { BreakOut, BreakOutLabel } from '../../trends/breaking-out/breaking-out.ts'
import type { ComparableLineOfSkill } from '../../trends/outlook/skill-outlook.ts'
import type { MedianPay, PayMarket, PayPremium, SkillPay } from '../../trends/pay/pay-report.ts'
import type {
  ReasonCode,
  SourceChange,
  TrendPoint,
  TrendReport,
  TrendSeries,
  Verdict,
} from '../../trends/trend-report.ts'

/**
 * One week's report as plain figures and the sentences made from them. Every form of it (page, file, Markdown, mail, feed)
 * is written from this value alone, so that no form can say more than another.
 */
export interface WeeklyReport {
  /** `2026-W47`, and the Monday it begins on. */
  week: string
  weekStart: string
  /** Day after the week: what was posted from then on is not in the report. */
  asOf: string
  selection: Selection
  /** The selection in words: `senior data engineer openings in the United Kingdom`. */
  about: string
  /** Grain, span and openings that changes and verdicts stand on. */
  grain: TrendReport['grain']
  span: { from: string; until: string } | null
  n: number
  sources: SourceInfo[]
  /** Synthetic or shipped figures among them: every form says so. */
  hasDemoData: boolean
  hasShippedHistory: boolean
  headline: string
  /** At most three sentences, each with its figures. */
  keyPoints: string[]
  volume: WeeklyVolume
  /** Skills whose verdict is new: it held in this week's reading and the one before, and not in the one before that. */
  changedVerdicts: ChangedVerdict[]
  /** Skills that this week's reading finds moving and the one before did not; absent in older reports. */
  firstSeen?: ChangedVerdict[]
  /** Skills that the two readings before found moving and this one does not; absent in older reports. */
  withdrawn?: ChangedVerdict[]
  rising: Mover[]
  falling: Mover[]
  mostAsked: Mover[]
  roles: Mover[]
  appeared: Appeared
  /** Phrases outside the vocabulary that are new; looked for when a report is published, null before and for a part of the market. */
  phrases: RisingPhrase[] | null
  pay: WeeklyPay
  skillOfTheWeek: SkillOfTheWeek | null
  /** What happened to the data rather than to the market. */
  dataNotes: string[]
  /** What these figures cannot say. */
  limits: string[]
  /** Version of the rules that read the adverts. */
  rulesVersion: string
  /** Command that makes this report again. */
  command: string
}

/** A share, its change and its verdict: one row of a table. */
export interface Mover {
  id: string
  name: string
  share: number | null
  low: number | null
  high: number | null
  count: number
  n: number
  /** Percentage points over the span, with their 95 % interval; null where none can be told. */
  points: number | null
  pointsLow: number | null
  pointsHigh: number | null
  verdict: Verdict
  reason: string
  /** Absent in older reports. */
  reasonCode?: ReasonCode
  course: TrendPoint[]
  /** Shares of its course at the level of today's sources; absent where these do not change, and in older reports. */
  comparableCourse?: (number | null)[]
}

/** Skills that the newest settled weeks name clearly more often than the half year before. */
export interface Appeared {
  skills: BreakOut[]
  /** Why nothing could be looked for; null where it could. */
  reason: string | null
}

export interface RisingPhrase {
  phrase: string
  label: BreakOutLabel
  recent: { count: number; n: number }
  before: { count: number; n: number }
  /** One of the adverts that write it; null where its sentence is too long to be told. */
  example: { sentence: string; company: string | null; url: string | null; source: string } | null
}

export interface WeeklyPay {
  /** Openings of the span, and of these the ones that state pay. */
  openings: number
  stated: number
  /** Most openings first; only where enough openings and employers state it. */
  medians: (MedianPay & Pick<PayMarket, 'currency' | 'unit'>)[]
  /** Skills whose openings state clearly more or less than like openings without them, surest first. */
  premiums: (Omit<PayPremium, 'isClear'> & Pick<SkillPay, 'skill' | 'currency' | 'unit'> & { name: string })[]
}

export interface ChangedVerdict {
  id: string
  name: string
  before: Verdict
  now: Verdict
}

export interface WeeklyVolume {
  /** New openings of the week. */
  openings: number
  state: TrendPoint['state']
  /** What is missing because imported files end here, in words; absent when nothing is. */
  partly?: string
  /**
   * At least three of the four weeks before, in the sources that are there in this week and in all of those; null without
   * them. `openings`: this week's in the same sources. It and `leftOut` are absent in older reports, which took all sources.
   */
  usual: { weeks: number; meanOpenings: number; openings?: number; leftOut?: LeftOutSource[] } | null
  /** The same week a year (52 weeks) before, in the sources that are there in both; null without any. */
  yearBefore: number | null
  /** This week's openings in the same sources; absent in older reports. */
  yearBeforeWithin?: { openings: number; leftOut: LeftOutSource[] } | null
  course: TrendReport['volume']
}

/**
 * A source that a comparison of weeks leaves out, and why. `joined`: it was not there yet; `gaps`: nor in all of the weeks
 * compared; `nothing`, `outage`, `survivor`: it has no openings of this week that can be compared; `bursts`: it posts most of
 * its adverts in one week of four.
 */
export interface LeftOutSource {
  source: string
  name: string
  why: 'joined' | 'gaps' | 'nothing' | 'outage' | 'survivor' | 'bursts'
}

export interface SkillOfTheWeek {
  series: TrendSeries
  /** What its chart draws where sources change; absent where they do not, and in older reports. */
  comparable?: ComparableLineOfSkill
  /** What its chart marks where it draws the points as counted and other sources stand behind some; absent as that is. */
  sourceChanges?: SourceChange[]
  /** Why it was chosen. */
  because: string
}
