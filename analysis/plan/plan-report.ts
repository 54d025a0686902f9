import {
  isPlannedWork,
  type MarketChange,
  type MarketFigure,
  type MarketSelection,
  type Plan,
} from '../../data/plan.ts'
import type { Profile, SkillLevel } from '../../data/profile.ts'
import { readSelection } from '../../data/selection.ts'
import type { ShareFigure } from '../../data/share-figure.ts'
import { findGaps } from '../gaps/find-gaps.ts'
import type { GapReport } from '../gaps/gap-report.ts'
import { holdingsOf, selectionOf } from '../profiles/profile-skills.ts'
import { changeSentence, flagSentences } from './change-words.ts'
import { rescore } from './market-change.ts'
import { type MarketReading, marketReading, type ReadingRequest, readMarketOf } from './market-reading.ts'
import { type Roadmap, roadmapOf } from './roadmap.ts'
import { checkGoal, checkPlan, type SmartHint } from './smart-check.ts'

/** A goal as it stands today. */
export interface GoalToday {
  goalId: string
  hints: SmartHint[]
  /** Null: no skill that can be counted. */
  now: MarketFigure | null
  change: MarketChange | null
  /** The change in a sentence, and why to look at the goal again. */
  sentences: string[]
}

export interface PlanStrength extends ShareFigure {
  skill: string
  name: string
  level: SkillLevel | null
  evidence: string
}

/** A plan with everything that is worked out from it on one day. */
export interface PlanReport extends Plan {
  /** Whose plan it is. */
  name: string
  currentRole: string
  today: {
    on: string
    hints: string[]
    goals: GoalToday[]
    roadmap: Roadmap
    /** Held skills that the openings of the plan ask for, most asked for first. */
    strengths: PlanStrength[]
    nextReviewOn: string | null
    overdueReviews: number
    openMilestones: number
    overdueMilestones: number
  }
}

export interface PlanReportRequest extends ReadingRequest {
  roleIds: readonly string[]
}

const STRENGTHS = 6

/** What somebody is after, where their plan does not say. */
export function selectionOfProfile(profile: Profile, roleIds: readonly string[]): MarketSelection {
  const { from: _, until: _until, ...selection } = readSelection(selectionOf(profile), roleIds)
  return selection
}

/** A person set against the openings that their plan, or else their profile, is about. */
export function gapReportFor(
  request: PlanReportRequest,
  profile: Profile,
  selection: MarketSelection = selectionOfProfile(profile, request.roleIds),
): GapReport {
  const { store, vocabulary, today } = request
  const whole = { ...selection, from: null, until: null }
  return findGaps(store, vocabulary, { selection: whole, ...holdingsOf(profile, vocabulary), weeks: null, today })
}

/**
 * A plan as it stands today: hints, roadmap, and each goal beside today's market in the selection that it was set with. The
 * order of the goals is the person's own and is never changed here.
 */
export function reportPlan(request: PlanReportRequest, plan: Plan, profile: Profile): PlanReport {
  const { today } = request
  const selection = plan.market?.selection ?? selectionOfProfile(profile, request.roleIds)
  const report = gapReportFor(request, profile, selection)
  const readings = new Map<string, MarketReading>([[keyOf(selection), marketReading(request, report)]])
  const readingOf = (goal: Plan['goals'][number]): MarketReading => {
    const own = goal.market?.selection ?? selection
    const known = readings.get(keyOf(own)) ?? readMarketOf(request, own)
    readings.set(keyOf(own), known)
    return known
  }
  const reviewsAhead = plan.reviews.filter(({ doneOn }) => doneOn === null)
  const milestones = plan.goals
    .filter(isPlannedWork)
    .flatMap((goal) => goal.milestones.filter(({ doneOn }) => doneOn === null))
  return {
    ...plan,
    ...{ name: profile.name, currentRole: profile.currentRole },
    today: {
      on: today,
      hints: checkPlan(plan, today),
      goals: goalsToday(plan, today, readingOf),
      roadmap: roadmapOf(plan),
      strengths: strengthsOf(report, profile),
      nextReviewOn: reviewsAhead.find(({ on }) => on >= today)?.on ?? null,
      overdueReviews: reviewsAhead.filter(({ on }) => on < today).length,
      openMilestones: milestones.length,
      overdueMilestones: milestones.filter(({ dueOn }) => dueOn !== null && dueOn < today).length,
    },
  }
}

function goalsToday(
  plan: Plan,
  today: string,
  readingOf: (goal: Plan['goals'][number]) => MarketReading,
): PlanReport['today']['goals'] {
  const read = plan.goals.map((goal) => {
    const market = readingOf(goal)
    return { goal, market, now: goal.skill === null ? null : market.figureOf(goal.skill) }
  })
  const compared = read.flatMap(({ goal, market, now }) =>
    goal.market === null ? [] : [{ atSetting: goal.market, now, market }],
  )
  const changes = rescore(compared)
  let next = 0
  return read.map(({ goal, now }) => {
    const change = goal.market === null ? null : (changes[next++] ?? null)
    return {
      ...{ goalId: goal.id, hints: checkGoal(goal, plan, today), now, change },
      sentences:
        change === null || isJustSet(goal, change, today) ? [] : [changeSentence(change), ...flagSentences(change)],
    }
  })
}

/** Of a goal set today nobody expects newer openings. */
const isJustSet = ({ market }: Plan['goals'][number], { verdict, flags }: MarketChange, today: string): boolean =>
  verdict === 'no-newer' && flags.length === 0 && market?.countedOn === today

function strengthsOf({ strengths }: GapReport, { skills }: Profile): PlanStrength[] {
  const said = new Map(skills.map((skill) => [skill.skill, skill]))
  return strengths
    .filter(({ impliedBy }) => impliedBy === null)
    .slice(0, STRENGTHS)
    .map(({ skill, name, count, n, share, low, high }) => ({
      ...{ skill, name, count, n, share, low, high },
      level: said.get(skill)?.level ?? null,
      evidence: said.get(skill)?.evidence ?? '',
    }))
}

const keyOf = (selection: MarketSelection): string =>
  JSON.stringify(Object.entries(selection).sort(([a], [b]) => (a < b ? -1 : 1)))
