import type { Selection } from '../../../data/domain.ts'
import type { PayUnit } from '../../postings/annual-pay.ts'

/** Adverts that can be set against each other: one currency, one unit. */
export interface PayMarket {
  /** ISO 4217. */
  currency: string
  unit: PayUnit
  /** Openings of the selection that state pay so, and their employers. */
  openings: number
  employers: number
  /** Skills that were frequent enough to be tested; q is adjusted over them. */
  tested: number
  /** Middle of the middles of all ranges; null with too few. */
  median: MedianPay | null
}

export interface MedianPay {
  amount: number
  /** 95 % interval, as wide as employers differ. */
  low: number
  high: number
  openings: number
  employers: number
}

/** How much more openings with the skill state than like openings without it. An association, never the return to learning. */
export interface PayPremium {
  /** Percent, with the 95 % interval. */
  premiumPct: number
  lowPct: number
  highPct: number
  /** Two-sided, and adjusted over all skills tested in the market. */
  p: number
  q: number
  /** Chance would not explain it, given all the skills that were compared. */
  isClear: boolean
  /** What the comparison stands on: openings and employers on each side, and cells of like openings. */
  withSkill: { openings: number; employers: number }
  without: { openings: number; employers: number }
  strata: number
  /** How many times wider the variance is because adverts of one employer are alike; 1 or more. */
  designEffect: number
}

export interface SkillPay {
  skill: string
  currency: string
  unit: PayUnit
  /** Openings with the skill that state pay in this market. */
  openings: number
  median: MedianPay | null
  /** Null where too little is comparable; `reason` says what is missing. */
  premium: PayPremium | null
  reason: string | null
}

export interface PayReport {
  selection: Selection
  /** Openings of the selection, and of these the ones that state pay. */
  openings: number
  stated: number
  /** By skill: of the openings that name it, the ones that state pay. */
  coverage: Map<string, { stated: number; n: number }>
  /** Most openings first. */
  markets: PayMarket[]
  /** One entry a skill and market in which openings with the skill state pay. */
  skills: SkillPay[]
}
