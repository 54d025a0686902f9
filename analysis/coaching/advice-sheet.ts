import type { Selection, SourceInfo } from '../../data/domain.ts'
import type { Profile, SkillLevel } from '../../data/profile.ts'
import type { ShareFigure } from '../../data/share-figure.ts'
import { canBeLearnt } from '../../data/vocabulary/general-skills.ts'
import type { Role } from '../../data/vocabulary/load-roles.ts'
import type { Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import { compareDemanded } from '../gaps/advice-basis.ts'
import { countedSelection, type UntoldPart } from '../gaps/counted-selection.ts'
import type { DemandedSkill, GapReport } from '../gaps/gap-report.ts'
import { selectionText } from '../report/selection-text.ts'
import type { Verdict } from '../trends/trend-report.ts'

/** A list with what did not fit on the page. */
export interface CutList<Item> {
  items: Item[]
  /** How many more there are. */
  more: number
}

export interface SheetSkill extends ShareFigure {
  skill: string
  name: string
  /** Openings that require it. */
  required: ShareFigure
  /** Openings that prefer it. */
  preferred: number
  verdict: Verdict
  /** `implied`: a narrower skill that they hold includes it. */
  standing: 'held' | 'implied' | 'aware' | 'missing'
  /** As the person stated it. */
  level: SkillLevel | null
  impliedBy: string | null
  /** What stands behind it: the level, or the narrower skill that includes it; empty where it is missing. */
  note: string
}

export interface SheetStep {
  skill: SheetSkill
  /** Openings that come within reach by this step after those before it; null where single openings are not known. */
  gain: number | null
  /** Openings within reach after it, of `coverage.n`; null as above. */
  reachable: number | null
}

/** A goal of the person's plan, as far as one page has room for it. */
export interface SheetGoal {
  statement: string
  dueOn: string | null
  /** Nobody works on it for now, and its day does not count. */
  isPaused: boolean
  /** What the market said when it was set; empty where nothing was noted. */
  figure: string
}

/** One page for a client: what the market asks, what they have, what is missing, what to do next. */
export interface AdviceSheet {
  person: { name: string; currentRole: string; horizonMonths: number | null }
  /** UTC day. */
  madeOn: string
  /** What they are after, and what was counted for it, in words: shipped figures do not tell all of it apart. */
  target: string
  counted: string
  selection: Selection
  basis: GapReport['basis']
  ignored: UntoldPart[]
  span: GapReport['span']
  n: number
  coverage: GapReport['coverage']
  /** How far the figures bear advice. */
  advice: GapReport['advice']
  asked: CutList<SheetSkill>
  have: CutList<SheetSkill>
  /** Held, and hardly asked for here: kept apart so that nobody takes them for wasted. */
  notAsked: CutList<string>
  missing: CutList<SheetSkill>
  /** Up to three. */
  steps: SheetStep[]
  goals: CutList<SheetGoal>
  sources: SourceInfo[]
  hasDemoData: boolean
  /** Version of the rules that read the adverts. */
  rules: string
}

export interface SheetRequest {
  profile: Profile
  report: GapReport
  roles: readonly Pick<Role, 'id' | 'name'>[]
  goals: readonly SheetGoal[]
  /** UTC day. */
  today: string
  rules: string
}

/** As many as fit on one page of A4 beside everything else. */
const MOST = { asked: 8, have: 8, missing: 8, notAsked: 6, steps: 3, goals: 3 }
const LONGEST = { person: 60, role: 60, skill: 34, goal: 140, figure: 110 }

/** Pure: everything on the sheet comes from the profile and the report of its gaps. */
export function buildAdviceSheet(vocabulary: Vocabulary, request: SheetRequest): AdviceSheet {
  const { profile, report, roles, goals, today, rules } = request
  const levelOf = new Map(profile.skills.map(({ skill, level }) => [skill, level]))
  const isShown = ({ skill }: DemandedSkill): boolean => canBeLearnt(vocabulary.byId.get(skill))
  const describe = (
    { skill, name, required, preferred, verdict, count, n, share, low, high }: DemandedSkill,
    standing: SheetSkill['standing'],
    implied: string | null = null,
  ): SheetSkill => {
    const level = standing === 'held' || standing === 'aware' ? (levelOf.get(skill) ?? null) : null
    const impliedBy = implied && cutText(implied, LONGEST.skill)
    const note =
      standing === 'implied' ? `included in ${impliedBy}` : standing === 'missing' ? '' : (level ?? 'level not said')
    return {
      ...{ skill, name: cutText(name, LONGEST.skill), count, n, share, low, high, required, preferred, verdict },
      ...{ standing, level, impliedBy, note },
    }
  }
  const have = report.strengths
    .filter(isShown)
    .map((strength) => describe(strength, strength.impliedBy === null ? 'held' : 'implied', strength.impliedBy))
  const missing = [
    ...report.gaps.filter(isShown).map((gap) => describe(gap, 'missing')),
    ...report.levelGaps.filter(isShown).map((gap) => describe(gap, 'aware')),
  ].sort(byShare)
  const named = new Set(report.strengths.map(({ skill }) => skill))
  const { name, currentRole, vision } = profile
  return {
    person: {
      name: cutText(name, LONGEST.person),
      currentRole: cutText(currentRole, LONGEST.role),
      horizonMonths: vision.horizonMonths,
    },
    madeOn: today,
    target: selectionText(report.selection, roles),
    counted: selectionText(countedSelection(report.selection, report.ignored), roles),
    ...{ selection: report.selection, basis: report.basis, ignored: report.ignored ?? [], span: report.span },
    ...{ n: report.n, coverage: report.coverage, advice: report.advice },
    asked: cut([...have, ...missing].sort(byShare), MOST.asked),
    have: cut(have, MOST.have),
    notAsked: cut(
      report.held.filter(({ skill }) => !named.has(skill)).map((held) => cutText(held.name, LONGEST.skill)),
      MOST.notAsked,
    ),
    missing: cut(missing, MOST.missing),
    steps: nextSteps(report, missing),
    goals: cut(
      goals.map((goal) => ({
        ...goal,
        statement: cutText(goal.statement, LONGEST.goal),
        figure: cutText(goal.figure, LONGEST.figure),
      })),
      MOST.goals,
    ),
    sources: report.sources,
    hasDemoData: report.sources.some(({ origin }) => origin === 'demo'),
    rules,
  }
}

/** In the order in which the gap analysis advises to learn; where that knows no single openings, what is asked for most. */
function nextSteps({ basis, next }: GapReport, missing: readonly SheetSkill[]): SheetStep[] {
  const bySkill = new Map(missing.map((skill) => [skill.skill, skill]))
  const advised = next.flatMap(({ skill, gain, reachable }) => {
    const found = bySkill.get(skill)
    return found === undefined ? [] : [{ skill: found, gain, reachable }]
  })
  const steps =
    basis === 'openings' && advised.length > 0
      ? advised
      : missing.map((skill) => ({ skill, gain: null, reachable: null }))
  return steps.slice(0, MOST.steps)
}

const byShare = (a: SheetSkill, b: SheetSkill): number => b.share - a.share || compareDemanded(a, b)

const cut = <Item>(items: readonly Item[], most: number): CutList<Item> => ({
  items: items.slice(0, most),
  more: Math.max(0, items.length - most),
})

/** Characters as people count them; what is cut off is said by a dot of three. */
function cutText(text: string, longest: number): string {
  const characters = [...text]
  return characters.length <= longest
    ? text
    : `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
}
