import type { Grain, LanguageCount, Selection, SourceInfo } from '../../data/domain.ts'
import type { SkillKind } from '../../data/vocabulary/vocabulary.ts'
import type { Composition } from './composition.ts'
import type { TrendShape } from './fitted-trend.ts'
import type { ComparableLineOfSkill, SkillOutlook } from './outlook/skill-outlook.ts'
import type { WithinEmployers } from './within-employers.ts'
import type { YearBefore } from './year-before.ts'

export type Verdict = 'rising' | 'falling' | 'steady' | 'too-few'

/** Finer than the verdict: what a sentence about it can say. `small`: a sure change that is too small to be called one. */
export type VerdictDetail = 'rising' | 'falling' | 'steady' | 'maybe-rising' | 'maybe-falling' | 'small' | 'unclear'

/**
 * Why a period is, or is not, good for a verdict. `survivor`: it ended before a snapshot source was first read.
 * `outage`: the source was read without one healthy reading, so nobody knows. `unsettled`: late adverts are still expected.
 * `small`: fewer openings than a share can stand on. `empty`: none at all.
 */
export type PeriodState = 'good' | 'unsettled' | 'survivor' | 'outage' | 'small' | 'empty'

/**
 * What a judged change is called; `few-…`: too little names the skill for a word about a market. `one-employer`: rising or
 * falling, and without the employer that makes most of the change perhaps not.
 */
export type ChangeCode = VerdictDetail | 'few-mentions' | 'few-employers' | 'one-employer'

/**
 * Why there is no change to judge. `survivor`, `unsettled`, `outage`: what the span mostly consists of; `uncounted`: no source
 * looks for the skill; `unnamed`: no opening names it; `few-openings`: no source has enough of them in both halves.
 */
export type NoChangeCode = 'survivor' | 'unsettled' | 'outage' | 'uncounted' | 'unnamed' | 'few-openings'

/** What the sentence about a verdict says, for programs and for headings that say it shorter. */
export type ReasonCode = ChangeCode | NoChangeCode

export interface TrendPoint {
  /** First day of the period; a Monday at week grain. */
  weekStart: string
  /** `2026-W47`, `2026-11` or `2026-Q4`. */
  label: string
  /** Openings of the period in the selection, of the sources that count this skill: the denominator. */
  n: number
  /** Of those, openings that mention the skill. */
  count: number
  /** count / n, 0 to 1; null when n is 0: unknown, not zero. */
  share: number | null
  /** 95 % Wilson interval of the share. */
  low: number | null
  high: number | null
  state: PeriodState
  /** Which sources are left out of the period and why; absent when none is. */
  reason?: string
  /** What is missing because imported files begin or end here, in words; absent when nothing is. */
  partly?: string
}

/** A period from which on other sources stand behind the points than before. */
export interface SourceChange {
  weekStart: string
  /** Names of the sources that are there from here on, and of those that are not any more. */
  joined: string[]
  left: string[]
}

export interface SpanFigure {
  from: string
  until: string
  n: number
  count: number
  share: number | null
  low: number | null
  high: number | null
}

/**
 * A change in points with its 95 % interval where the openings of the employer that makes most of it are left out; null where
 * no source has openings of others in both halves.
 */
export interface WithoutEmployer {
  points: number | null
  low: number | null
  high: number | null
}

/**
 * Change of a share over the span, within the sources that both of its halves have. Shares of the halves are at fixed source
 * weights (with one source: count / n).
 */
export interface TrendChange {
  earlier: SpanFigure
  later: SpanFigure
  /**
   * First day, and day after the last, of the good periods of its sources in these halves: what the change was read from.
   * Absent in older published reports.
   */
  readFrom?: string
  readUntil?: string
  /**
   * How the share went over the span: evenly, along a curve or in one step (see `judgeTrends`). `halves`: fewer than 12 good
   * periods, so that only the halves are compared. `levels`: no course fits the ends, so that the first and the last four
   * good periods are compared.
   */
  shape: TrendShape | 'halves' | 'levels'
  /** First day of the new level of a step. */
  stepOn: string | null
  /** Shares at the beginning and at the end of that way, 0 to 1, at today's mix of sources. */
  fromShare: number
  toShare: number
  /**
   * Percentage points of that way within the sources, with its 95 % interval. Interval, p and `detectablePoints` are as wide
   * as the periods scatter.
   */
  points: number
  low: number
  high: number
  /** Two-sided p, and its false-discovery-adjusted value over all skills of the view with enough mentions (else 1). */
  p: number
  q: number
  /** How many times the variance is that of independent openings. */
  inflation: number
  /** Typical change in 13 periods by the slopes of all pairs, in points: a second opinion; null for `halves`. */
  robustPoints13: number | null
  /** The smallest change (points, either way) that these openings would have shown with power 0.8 by themselves. */
  detectablePoints: number
  /** The same where the change must also stand out among all skills of the view. */
  detectableAmongAllPoints: number
  /** How many employers' openings all mentions are, where they are fewer than 5 and so bear no verdict; else null. */
  fewEmployers: number | null
  /** There where one employer makes the change, so that no direction is told. */
  oneEmployer?: WithoutEmployer
  /** Sources that the change stands on. */
  sources: string[]
  /** Raw change of the pooled shares between the halves, sources that came and went included. */
  naivePoints: number
  /** What the raw change is made of; null where no source stays. */
  composition: Composition | null
}

export interface TrendSeries {
  skill: string
  name: string
  kind: SkillKind
  category: string
  /** May be worked out anew each time that it is read. */
  readonly points: TrendPoint[]
  /**
   * What charts draw where sources join or leave within the span: the share at the level of today's sources. Null where none
   * does, and the points are drawn. Worked out anew each time; part of the JSON where a few skills were asked for by name.
   */
  readonly comparable?: ComparableLineOfSkill | null
  /**
   * Where the sources behind the points change, whether these bear a comparison or not: what a chart of the points marks.
   * Worked out and part of the JSON as `comparable` is.
   */
  readonly sourceChanges?: SourceChange[]
  /** The whole span as one figure. */
  total: SpanFigure
  /** Null when no source has usable periods in both halves; `reason` says why. */
  change: TrendChange | null
  /** Rank by share over the whole span among all skills of the view, 1 being the most named; null when nobody names it. */
  rank: number | null
  /** The same span a year before; null where no source has it. */
  yearBefore: YearBefore | null
  /** Change between the halves with the mix of employers held; null where it was not asked for, or too few employers have both. */
  withinEmployers: WithinEmployers | null
  verdict: Verdict
  /** The verdict in a plain sentence. */
  reason: string
  /** Absent in reports that were published before there were codes. */
  readonly reasonCode?: ReasonCode
  /** Forecast, levels and events of its whole record; only where a few skills were asked for by name. */
  outlook?: SkillOutlook
}

export interface TrendReport {
  selection: Selection
  grain: Grain
  /** First day and day after the last of the span shown; null without data. */
  span: { from: string; until: string } | null
  /** Openings in the whole span. */
  n: number
  /** Openings of the span that are not counted, because their adverts are not in English. */
  notRead: LanguageCount[]
  sources: SourceInfo[]
  /** Openings per period, whatever they mention. */
  volume: { weekStart: string; label: string; n: number; state: PeriodState; reason?: string; partly?: string }[]
  series: TrendSeries[]
}
