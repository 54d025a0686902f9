import type { SourceInfo } from '../../../data/domain.ts'
import type { ShareFigure } from '../../../data/share-figure.ts'
import type { Burst } from '../burst-states.ts'

/** `new`: not named in the weeks before. `emerging`: rare before. `surging`: known before, and now far more. */
export type BreakOutLabel = 'new' | 'emerging' | 'surging'

/** A skill that the newest weeks name clearly more often than the half year before them. */
export interface BreakOut {
  skill: string
  name: string
  label: BreakOutLabel
  recent: ShareFigure
  before: ShareFigure
  /** Standard errors from no change, within sources. */
  z: number
  /** Adjusted over all skills that were tested. */
  q: number
  /** Different employers that name it in the recent weeks, and sources that do. */
  employers: number
  sources: number
  /** The newest spell at twice the usual rate; null without one. */
  burst: SkillBurst | null
}

export interface SkillBurst {
  /** First day of its first and of its last week. */
  from: string
  lastWeekStart: string
  /** As of `burstStates`, in nats. */
  weight: Burst['weight']
}

export interface BreakOutReport {
  /** Days [from, until) of the recent weeks and of those before; null where the data do not reach. */
  recent: { from: string; until: string; n: number } | null
  before: { from: string; until: string; n: number } | null
  /** Skills that were frequent enough to be tested. */
  tested: number
  sources: SourceInfo[]
  /** Surest first. */
  skills: BreakOut[]
  /** Why nothing could be looked for; null where it could. */
  reason: string | null
}
