import type { SourceInfo } from '../../data/domain.ts'
import { isPlannedWork, type Plan } from '../../data/plan.ts'
import type { Profile } from '../../data/profile.ts'
import { listOpenCommitments, type OpenCommitment, type Session, type ShownFact } from '../../data/session.ts'
import type { ShareFigure } from '../../data/share-figure.ts'
import { canBeLearnt } from '../../data/vocabulary/general-skills.ts'
import type { Role } from '../../data/vocabulary/load-roles.ts'
import type { Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { countedSelection } from '../gaps/counted-selection.ts'
import type { DemandedSkill, GapReport } from '../gaps/gap-report.ts'
import { shareFigure } from '../gaps/share-figure.ts'
import { selectionText } from '../report/selection-text.ts'
import type { TrendReport, TrendSeries } from '../trends/trend-report.ts'

/** A figure that was shown to the client, and the same today. */
export interface FactAgain {
  then: ShownFact
  now: ShareFigure
  /** Both are of openings that lie wholly apart; else the two share openings and differ less than the market did. */
  isApart: boolean
}

/** A skill whose share clearly moved in the client's market. */
export interface Moved extends Pick<TrendSeries, 'skill' | 'name' | 'verdict' | 'reason'> {
  points: number
  low: number
  high: number
}

/** What a coach looks at before a session. */
export interface SessionPrep {
  profileId: string
  name: string
  /** UTC day. */
  today: string
  /** Of the session to come, counted from 1. */
  number: number
  plannedSessions: number | null
  /** The last session, private notes and all: this is for the coach. */
  last: Session | null
  openCommitments: OpenCommitment[]
  /** Of the plan: milestones of goals still worked on whose day has passed. */
  overdueMilestones: { goal: string; title: string; dueOn: string }[]
  market: {
    /** In words. */
    target: string
    n: number
    span: { from: string; until: string } | null
    basis: GapReport['basis']
    sources: SourceInfo[]
    /** Since the last session, or the whole span of trends before the first. */
    since: { from: string; until: string; n: number } | null
    moved: Moved[]
    /** Skills of which these openings cannot tell a direction. */
    tooFew: number
  }
  /** Figures shown in earlier sessions, each at its latest showing. */
  factsAgain: FactAgain[]
  /** Figures worth showing today: what is missing most, then what the client can build on. */
  suggestedFacts: ShownFact[]
}

export interface PrepRequest {
  profile: Profile
  /** The earliest first. */
  sessions: readonly Session[]
  /** The client against the openings that they are after. */
  report: GapReport
  /** Of the same openings, since the last session. */
  trends: TrendReport
  plan: Plan | null
  roles: readonly Pick<Role, 'id' | 'name'>[]
  /** UTC day. */
  today: string
}

const MOST_GAPS = 6
const MOST_STRENGTHS = 3

/** Pure: what to know before a session, from what was written down and what the market says now. */
export function prepareSession(vocabulary: Vocabulary, request: PrepRequest): SessionPrep {
  const { profile, sessions, report, trends, plan, roles, today } = request
  const last = sessions.at(-1) ?? null
  const learnable = (skill: string): boolean => canBeLearnt(vocabulary.byId.get(skill))
  const series = trends.series.filter(({ skill }) => learnable(skill))
  return {
    ...{ profileId: profile.id, name: profile.name, today, last },
    number: sessions.length + 1,
    plannedSessions: last?.plannedSessions ?? null,
    openCommitments: listOpenCommitments(sessions, today),
    overdueMilestones: (plan?.goals ?? [])
      .filter(isPlannedWork)
      .flatMap(({ statement, skillName, milestones }) =>
        milestones.flatMap(({ title, dueOn, doneOn }) =>
          doneOn === null && dueOn !== null && dueOn < today ? [{ goal: statement || skillName, title, dueOn }] : [],
        ),
      ),
    market: {
      target: selectionText(countedSelection(report.selection, report.ignored), roles),
      n: report.n,
      span: report.span && { from: report.span.from, until: report.span.until },
      ...{ basis: report.basis, sources: report.sources },
      since: trends.span && { ...trends.span, n: trends.n },
      moved: series.flatMap(({ skill, name, verdict, reason, change }) =>
        change !== null && (verdict === 'rising' || verdict === 'falling')
          ? [{ skill, name, verdict, reason, points: change.points, low: change.low, high: change.high }]
          : [],
      ),
      tooFew: series.filter(({ verdict }) => verdict === 'too-few').length,
    },
    factsAgain: factsAgain(sessions, report),
    suggestedFacts: suggestFacts(report, learnable, today),
  }
}

/**
 * Figures that the coach chose to show, as they stand today. A skill that is not among them is left out.
 *
 * @param skills  ids
 */
export function factsOf(report: GapReport, skills: readonly string[], today: string): ShownFact[] {
  const asked = new Map(demandedOf(report).map((demanded) => [demanded.skill, demanded]))
  return [...new Set(skills)].flatMap((skill) => {
    const demanded = asked.get(skill)
    return demanded === undefined ? [] : factOf(report, demanded, today)
  })
}

function factsAgain(sessions: readonly Session[], report: GapReport): FactAgain[] {
  const latest = new Map<string, ShownFact>()
  for (const { facts } of sessions) for (const fact of facts) latest.set(fact.skill, fact)
  if (report.span === null || report.n === 0) return []
  const asked = new Map(demandedOf(report).map((demanded) => [demanded.skill, demanded]))
  return [...latest.values()].map((then) => {
    const found = asked.get(then.skill)
    const { count, n, share, low, high } = found ?? shareFigure(0, report.n)
    return { then, now: { count, n, share, low, high }, isApart: (report.span?.from ?? '') >= then.until }
  })
}

function suggestFacts(report: GapReport, learnable: (skill: string) => boolean, today: string): ShownFact[] {
  const isLearnable = ({ skill }: DemandedSkill) => learnable(skill)
  const missing = [...report.gaps, ...report.levelGaps].sort((a, b) => b.share - a.share).filter(isLearnable)
  const strengths = report.strengths.filter(isLearnable)
  return [...missing.slice(0, MOST_GAPS), ...strengths.slice(0, MOST_STRENGTHS)].flatMap((demanded) =>
    factOf(report, demanded, today),
  )
}

const demandedOf = ({ strengths, gaps, levelGaps }: GapReport): DemandedSkill[] => [...strengths, ...gaps, ...levelGaps]

function factOf({ selection, span, basis }: GapReport, demanded: DemandedSkill, today: string): ShownFact[] {
  if (span === null) return []
  const { role, seniority, country, workplace } = selection
  const { skill, name, count, n, share, low, high } = demanded
  return [
    {
      ...{ skill, name, count, n, share, low, high },
      market: { role, seniority, country, workplace },
      ...{ from: span.from, until: span.until, countedOn: today, basis },
    },
  ]
}
