import type { LanguageCount, Selection, SourceInfo } from '../../data/domain.ts'
import type { SkillLevel } from '../../data/profile.ts'
import type { ShareFigure } from '../../data/share-figure.ts'
import type { SkillKind } from '../../data/vocabulary/vocabulary.ts'
import type { PayUnit } from '../postings/annual-pay.ts'
import type { SkillSuggestion } from '../skills/suggest-skills.ts'
import type { PayPremium } from '../trends/pay/pay-report.ts'
import type { ReasonCode, Verdict } from '../trends/trend-report.ts'
import type { CloseSkill } from './close-skills.ts'
import type { UntoldPart } from './counted-selection.ts'
import type { LearningEffort } from './learning-hours.ts'

/** What the selection asks for, with everything a person needs to weigh it. */
export interface DemandedSkill extends ShareFigure {
  skill: string
  name: string
  kind: SkillKind
  category: string
  /** Of the openings, those that require it. */
  required: ShareFigure
  /** Openings that prefer it; 0 on the basis of shipped history, which does not tell. */
  preferred: number
  verdict: Verdict
  verdictReason: string
  verdictReasonCode: ReasonCode
}

export interface Strength extends DemandedSkill {
  /** Null when the person named the skill itself; else the name of the held, narrower one that implies it (PostgreSQL → SQL). */
  impliedBy: string | null
}

/** A skill with its name. */
export interface NamedSkill {
  skill: string
  name: string
}

/** What is to be known of learning a skill, beside the demand for it. */
export interface Lesson {
  /** Hours to working level: an assumption, or the person's own estimate. */
  effort: LearningEffort
  /** The held skill that openings name together with it most; null where none stands out from chance. */
  close: (NamedSkill & Omit<CloseSkill, 'skill'>) | null
  /** Broader skills that come with it, of those that openings name and the person lacks. */
  brings: NamedSkill[]
  /** Skills that it builds on and the person lacks: these come first. */
  needs: NamedSkill[]
}

export interface Gap extends DemandedSkill, Lesson {
  /** Openings that become reachable when this one skill is learnt: `gain` of `coverage.n`. */
  gain: number
  /** Pay of openings with it against like openings without; null where it cannot be told, or was not asked for. */
  pay: GapPay | null
}

export interface GapPay extends PayPremium {
  /** ISO 4217. */
  currency: string
  unit: PayUnit
}

/** A skill that a person knows of, and that openings ask for at a level at which it can be used. */
export interface LevelGap extends Gap {
  /** What the person has. */
  level: SkillLevel
}

/** One skill to learn, counted with all steps before it learnt. */
export interface NextStep extends NamedSkill, Lesson {
  /** Openings that the step adds to those within reach. */
  gain: number
  /** Openings within reach after it, of `n`, with the share and its interval. */
  reachable: number
  n: number
  share: number
  low: number
  high: number
  /** How much of what an opening asks for is then met, on average. */
  averageMet: number
}

/** The two skills that together put most openings within reach. */
export interface BestPair {
  skills: [NamedSkill, NamedSkill]
  /** Openings that they add together, and each of them alone. */
  gain: number
  alone: [number, number]
  n: number
}

/** What fits into the hours that a person has. */
export interface BudgetPlan {
  hours: number
  hoursUsed: number
  steps: (NamedSkill & { hours: number })[]
  /** Openings within reach after all of them. */
  reachable: ShareFigure
  /** True: the best of all sets that fit. False: by gain per hour, which comes near it. */
  isBest: boolean
}

/** Openings of the role that the selection leaves out in one respect alone, and those of them within reach by skills. */
export interface OutsideReach extends ShareFigure {
  by: 'country' | 'workplace' | 'seniority'
  /** Null: all others together. */
  value: string | null
}

export type FrameworkState = 'met' | 'below' | 'level-not-said' | 'no-evidence'

/** A skill of the framework at the level of the role. */
export interface FrameworkSkill extends NamedSkill {
  /** Null where the framework names no level. */
  required: SkillLevel | null
  /** The best level said of any evidence; null: none was said. */
  held: SkillLevel | null
  state: FrameworkState
  /** What the person holds that is evidence for it. */
  evidence: (NamedSkill & { level: SkillLevel | null })[]
  /** Everything in our vocabulary that would be evidence, by name; empty: nothing is. */
  readFrom: string[]
}

/** A person set against a level of a role of the Government Digital and Data Profession Capability Framework. */
export interface FrameworkReport {
  role: { id: string; name: string }
  level: { id: string; name: string }
  /** False: the framework has no level of that seniority, and this is the nearest. */
  isExact: boolean
  skills: FrameworkSkill[]
  attribution: string
  licence: { name: string; url: string }
  url: string
  updated: string
}

/** What to know before the advice is followed. */
export interface AdviceBasis {
  /** `none`: fewer than 10 openings; `few`: fewer than 30. */
  basis: 'enough' | 'few' | 'none'
  /** The missing skills that share the first place by demand; empty where one leads. */
  tied: NamedSkill[]
  /** Both in sentences; empty where there is nothing to warn of. */
  cautions: string[]
}

export interface GapReport {
  selection: Selection
  /**
   * `openings`: read from the openings of this installation. `history`: it has none in the selection, so shares come
   * from the figures that ship with SkillTide; single openings are not in them, so coverage has n = 0, every gain is 0
   * and `next` is empty.
   */
  basis: 'openings' | 'history'
  /** Parts of the selection that shipped history cannot tell apart and that these figures therefore ignore. */
  ignored?: UntoldPart[]
  /** The span in words was widened to find enough openings, and how far. */
  span: { from: string; until: string; weeks: number; widened: boolean } | null
  /** Openings of the selection, and of those the ones that name at least one skill (0 on the basis of history). */
  n: number
  nWithSkills: number
  /** Openings of the span that are not counted, because their adverts are not in English. */
  notRead: LanguageCount[]
  sources: SourceInfo[]
  /** Skills read from what the person gave: as typed → what we took it for; with its level where a profile states one. */
  held: { typed: string; skill: string; name: string; level?: SkillLevel | null }[]
  /**
   * Reachable openings, of those that name a skill which weighs: the person holds at least `threshold` of that weight.
   * Skills too broad to be learnt weigh nothing.
   */
  coverage: ShareFigure & {
    threshold: number
    /** How much of what an opening asks for the person meets now, on average: 0 to 1; null without openings. */
    averageMet: number | null
  }
  /** The same at other thresholds, from 0.5 to 1; empty without openings. */
  coverageAt: (ShareFigure & { threshold: number })[]
  strengths: Strength[]
  /** How far the figures bear advice. */
  advice: AdviceBasis
  /** By share of openings, most asked for first; of equals the one that more openings require, then prefer. */
  gaps: Gap[]
  /** Asked for, and held below working level: only a profile can say so. They are in no other list but `next`. */
  levelGaps: LevelGap[]
  /**
   * What to learn next: the most asked for of what is missing, one step after the other. Of the rules that were tried on later
   * adverts of other employers it put most within reach (`npm run advice`).
   */
  next: NextStep[]
  /**
   * The same by arithmetic alone: at each step the skill that brings the openings nearest to reach (greedy on the truncated
   * coverage).
   */
  order: NextStep[]
  /** Null with fewer than two missing skills. */
  pair: BestPair | null
  /** Null unless hours were named. */
  budget: BudgetPlan | null
  /** Held skills that this selection asks for clearly less than the same role elsewhere. */
  opportunity: {
    skill: string
    name: string
    here: ShareFigure
    elsewhere: ShareFigure
    points: number
    low: number
    high: number
  }[]
  /** Openings out of reach for place or seniority rather than skill; only where a role is chosen. */
  outside: OutsideReach[]
  /** Null where the framework does not have the role, or none is chosen. */
  framework: FrameworkReport | null
  /** What the person gave that the vocabulary does not know; kept, never dropped. */
  unknown: string[]
  /** Skills that were perhaps meant by words that were not understood; none of them is counted. */
  suggestions: SkillSuggestion[]
}
