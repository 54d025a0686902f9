import type { LanguageCount, Selection, SourceInfo } from '../../data/domain.ts'
import type { SkillLevel } from '../../data/profile.ts'
import type { SkillKind } from '../../data/vocabulary/vocabulary.ts'
import type { Verdict } from '../trends/trend-report.ts'

/** A share of openings with its 95 % Wilson interval. With n = 0 nothing is known: share 0, interval 0 to 1. */
export interface ShareFigure {
  count: number
  n: number
  share: number
  low: number
  high: number
}

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
}

export interface Strength extends DemandedSkill {
  /** Null when the person named the skill itself; else the name of the held, narrower one that implies it (PostgreSQL → SQL). */
  impliedBy: string | null
}

export interface Gap extends DemandedSkill {
  /** Openings that become reachable when this one skill is learnt: `gain` of `coverage.n`. */
  gain: number
}

/** A skill that a person knows of, and that openings ask for at a level at which it can be used. */
export interface LevelGap extends Gap {
  /** What the person has. */
  level: SkillLevel
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
  ignored?: ('seniority' | 'workplace')[]
  /** The span in words was widened to find enough openings, and how far. */
  span: { from: string; until: string; weeks: number; widened: boolean } | null
  /** Openings of the selection, and of those the ones that name at least one skill (0 on the basis of history). */
  n: number
  nWithSkills: number
  /** Openings of the span that are not counted, because their adverts are not in English. */
  notRead: LanguageCount[]
  sources: SourceInfo[]
  /** Skills read from what the person gave: as typed → what we took it for. */
  held: { typed: string; skill: string; name: string }[]
  /**
   * Reachable openings, of those that name a skill which weighs: the person holds at least `threshold` of that weight.
   * Skills too broad to be learnt weigh nothing.
   */
  coverage: ShareFigure & {
    threshold: number
    /** How much of what an opening asks for the person meets now, on average: 0 to 1; null without openings. */
    averageMet: number | null
  }
  strengths: Strength[]
  /** By share of openings, most asked for first. */
  gaps: Gap[]
  /** Asked for, and held below working level: only a profile can say so. They are in no other list but `next`. */
  levelGaps: LevelGap[]
  /**
   * What to learn next, in greedy order: openings that each step adds, those reachable after it, and how much of what an
   * opening asks for is then met on average; that grows also where none is reached yet.
   */
  next: { skill: string; name: string; gain: number; reachable: number; averageMet: number; n: number }[]
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
  /** What the person gave that the vocabulary does not know; kept, never dropped. */
  unknown: string[]
}
