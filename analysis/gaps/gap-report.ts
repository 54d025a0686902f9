import type { Selection, SourceInfo } from '../../data/domain.ts'
import type { SkillKind } from '../../data/vocabulary/vocabulary.ts'
import type { Verdict } from '../trends/trend-report.ts'

/** A share of openings with its 95 % Wilson interval. */
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
  preferred: number
  verdict: Verdict
  verdictReason: string
}

export interface Strength extends DemandedSkill {
  /** Null when the person named the skill itself; else the held, narrower skill that implies it (PostgreSQL → SQL). */
  impliedBy: string | null
}

export interface Gap extends DemandedSkill {
  /** Openings that become reachable when this one skill is learnt: `gain` of `n`. */
  gain: number
}

export interface GapReport {
  selection: Selection
  /** The span in words was widened to find enough openings, and how far. */
  span: { from: string; until: string; weeks: number; widened: boolean } | null
  /** Openings of the selection, and of those the ones that name at least one skill. */
  n: number
  nWithSkills: number
  sources: SourceInfo[]
  /** Skills read from what the person gave: as typed → what we took it for. */
  held: { typed: string; skill: string; name: string }[]
  /** Reachable openings: those whose weighted skills the person holds to at least `threshold`. */
  coverage: ShareFigure & { threshold: number }
  strengths: Strength[]
  /** By share of openings, most asked for first. */
  gaps: Gap[]
  /** What to learn next: greedy order with the openings that each step adds. */
  next: { skill: string; name: string; gain: number; reachable: number; n: number }[]
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
