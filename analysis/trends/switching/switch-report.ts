/** Two skills of one category that employers went from and to, as seen in the openings of both halves of a span. */
export interface SkillSwitch {
  from: { skill: string; name: string; employersBefore: number; employersAfter: number }
  to: { skill: string; name: string; employersBefore: number; employersAfter: number }
  /** Employers that named only the one before and only the other after, and those that went the other way. */
  switched: number
  switchedBack: number
  /** Employers of the panel that name either at all. */
  employers: number
  /** Two-sided exact p, and its false-discovery-adjusted value over the pairs tested. */
  p: number
  q: number
  /** Of the employers that named `from` and not `to` before: how many that dropped `from` took up `to`, and how many that kept it. */
  dropped: { n: number; tookUp: number }
  kept: { n: number; tookUp: number }
}

export interface SwitchReport {
  skill: string
  name: string
  category: string
  /** The halves that are compared; null where there are none. */
  earlier: { from: string; until: string } | null
  later: { from: string; until: string } | null
  /** Employers with openings of the same role in both halves, and these openings: as many in each half. */
  employers: number
  openings: number
  sources: string[]
  /** Pairs of which at least 20 of these employers name the one, and 20 the other. */
  tested: number
  /** Pairs in which one clearly fell while the other rose, the surest first. */
  switches: SkillSwitch[]
  /** Why there is none; null where there is one. */
  reason: string | null
}
