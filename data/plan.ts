import type { Selection } from './domain.ts'
import type { SkillLevel } from './profile.ts'
import type { ShareFigure } from './share-figure.ts'

/** The words of a personal development plan. Days are UTC days, texts are the person's own. */

/** Where a goal stands. A goal is never deleted by the way: it is done, or dropped with a reason. */
export const GOAL_STATES = ['planned', 'active', 'paused', 'done', 'dropped'] as const
export type GoalState = (typeof GOAL_STATES)[number]

/** How far a finished goal came. */
export const OUTCOMES = ['not-met', 'partly', 'met', 'exceeded'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What a check-in makes of a goal. */
export const DECISIONS = ['keep', 'change', 'drop'] as const
export type Decision = (typeof DECISIONS)[number]

/** How often a person looks at the plan; the market is read anew once a quarter at the least. */
export const CADENCES = ['weekly', 'fortnightly', 'monthly', 'quarterly'] as const
export type Cadence = (typeof CADENCES)[number]
export const CADENCE_WEEKS: Record<Cadence, number> = { weekly: 1, fortnightly: 2, monthly: 4, quarterly: 13 }

/** `self`: by oneself; `coach`: with a coach; `market`: with today's market beside every goal. */
export const REVIEW_KINDS = ['self', 'coach', 'market'] as const
export type ReviewKind = (typeof REVIEW_KINDS)[number]

/** Which openings a figure counts; their span is told beside it. */
export type MarketSelection = Omit<Selection, 'from' | 'until'>

/** The demand for one skill as it was read on one day. It is evidence: it never changes afterwards. */
export interface MarketFigure extends ShareFigure {
  countedOn: string
  skill: string
  verdict: 'rising' | 'falling' | 'steady' | 'too-few'
  selection: MarketSelection
  /** Half-open span of the openings. */
  from: string
  until: string
  /** `openings` of this installation, or the `history` that ships with SkillTide. */
  basis: 'openings' | 'history'
  /** The same counts source by source, so that a later figure is compared within the sources that both have. */
  sources: { source: string; name: string; count: number; n: number }[]
  /** Version of the rules that read the adverts: figures of other rules do not compare. */
  rules: string
}

/** Today's demand against the day that a goal was set. */
export interface MarketChange {
  /**
   * `rose` and `fell` only when the 95 % interval of the difference lies on one side of zero; `same` only when the whole
   * interval is small; `no-newer` when the newest openings are those of that day.
   */
  verdict: 'rose' | 'fell' | 'same' | 'too-few' | 'no-newer' | 'not-comparable'
  /**
   * Within the sources that both have, weighted alike; `later` counts only openings that came after the earlier span. Null
   * when nothing compares.
   */
  earlier: { share: number; count: number; n: number } | null
  later: { share: number; count: number; n: number } | null
  /** Later minus earlier, with its interval, in percentage points. */
  points: number | null
  low: number | null
  high: number | null
  /** Whether the earlier figure was counted again, because the rules that read adverts changed since. */
  isRecounted: boolean
  /** Reasons to look at the goal again. They change no order. */
  flags: ('turned-falling' | 'left-interval')[]
}

/** What the plan as a whole stands on. */
export interface PlanMarket {
  countedOn: string
  selection: MarketSelection
  from: string | null
  until: string | null
  n: number
  basis: MarketFigure['basis']
  /** Names of the sources. */
  sources: string[]
  /** Openings within reach on that day, of those that name a skill. */
  coverage: { count: number; n: number; threshold: number }
}

/** A gap that the person looked at: taken up, or left aside for a reason. */
export interface PlanGap {
  /** Null: not a skill of the vocabulary. */
  skill: string | null
  name: string
  isChosen: boolean
  why: string
  /** As it stood on the day of the choice. */
  market: MarketFigure | null
}

export interface Milestone {
  id: string
  title: string
  dueOn: string | null
  /** Null: not reached yet. */
  doneOn: string | null
}

/** Added by the person; SkillTide names none. */
export interface Resource {
  title: string
  /** Empty, or an address beginning with http:// or https://. */
  url: string
  cost: string
  hours: number | null
}

export interface Goal {
  id: string
  statement: string
  skill: string | null
  skillName: string
  targetLevel: SkillLevel | null
  /** S: what exactly. */
  specific: string
  /** M: evidence of done, such as a project, a certificate, a task that somebody watched. */
  measure: string
  /** A: hours that it takes, and what has to be there before. */
  hours: number | null
  prerequisites: string
  /** R: the person's own reason; the market's stands beside it. */
  reason: string
  market: MarketFigure | null
  /** T. */
  startOn: string | null
  dueOn: string | null
  milestones: Milestone[]
  resources: Resource[]
  support: string
  /** 0 to 10. */
  confidence: number | null
  state: GoalState
  stateReason: string
  stateChangedOn: string
  outcome: Outcome | null
  /** How much difference it made, 0 to 10. */
  difference: number | null
  setOn: string
}

export interface SupportAction {
  who: string
  does: string
}

export interface ReviewPoint {
  id: string
  on: string
  kind: ReviewKind
  topic: string
  doneOn: string | null
}

/** What a person writes down of a plan. */
export interface PlanFields {
  vision: string
  horizonMonths: number | null
  coach: string
  constraints: { hoursPerWeek: number; money: string; place: string; other: string }
  market: PlanMarket | null
  gaps: PlanGap[]
  goals: Goal[]
  planB: string
  risks: string
  support: SupportAction[]
  cadence: Cadence
  reviews: ReviewPoint[]
}

/** One day of a calendar file. Items that go are kept as cancelled, so that calendars take them out. */
export interface CalendarItem {
  /** Stable as long as the plan lives. */
  uid: string
  on: string
  title: string
  detail: string
  isCancelled: boolean
  /** Reached, or done: nothing to be reminded of. */
  isReached?: boolean
  /** +1 with every change (RFC 5545). */
  sequence: number
  /** UTC time of the last change. */
  changedAt: string
}

export interface GoalCheckIn {
  goalId: string
  /** As it read on that day. */
  statement: string
  progressPercent: number | null
  hours: number | null
  obstacle: string
  nextStep: string
  nextStepOn: string | null
  confidence: number | null
  decision: Decision
  reason: string
  /** Milestones that were reached since the last time. */
  milestonesDone: string[]
  /** The market of that day, and what it had become since the goal was set. */
  market: MarketFigure | null
  change: MarketChange | null
}

export interface CheckInFields {
  on: string
  note: string
  nextOn: string | null
  goals: GoalCheckIn[]
}

export interface CheckIn extends CheckInFields {
  id: string
  createdAt: string
}

export interface Plan extends PlanFields {
  profileId: string
  /** 1, and one more with every change. */
  version: number
  createdAt: string
  updatedAt: string
  calendar: CalendarItem[]
  /** Oldest first. */
  checkIns: CheckIn[]
}

/** What a person can give a week when nothing else is said: an assumption, shown as one. */
export const DEFAULT_HOURS_PER_WEEK = 5

export const EMPTY_PLAN: PlanFields = {
  ...{ vision: '', horizonMonths: null, coach: '', market: null, gaps: [], goals: [] },
  constraints: { hoursPerWeek: DEFAULT_HOURS_PER_WEEK, money: '', place: '', other: '' },
  ...{ planB: '', risks: '', support: [], cadence: 'monthly', reviews: [] },
}

/** Still to be worked on. */
export const isOpenGoal = ({ state }: Pick<Goal, 'state'>): boolean => state !== 'done' && state !== 'dropped'

/** Open, and not paused: what counts towards the load of a plan and has days that can be missed. */
export const isPlannedWork = (goal: Pick<Goal, 'state'>): boolean => isOpenGoal(goal) && goal.state !== 'paused'
