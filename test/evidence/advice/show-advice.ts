import type { Rules } from '../../../analysis/load-rules.ts'
import { loadRules } from '../../../analysis/load-rules.ts'
import { createRandom } from '../../analysis/trends/random.ts'
import { cutMarkets, type DatedOpening, middleDay, readRealOpenings } from './advice-market.ts'
import { LESSONS, RULE_WORDS, RULES, type RuleName } from './advice-rules.ts'
import { drawProfiles, judgeRule } from './advice-trial.ts'
import { type PairedDifference, pairedDifference } from './paired-difference.ts'

export interface AdviceOptions {
  profiles: number
  thresholds: readonly number[]
  draws: number
  seed: number
  /** Part of the skills of a real opening that a profile holds. */
  part: number
  /** Judge by employers that the adviser never saw. */
  isByStrangers?: boolean
}

/** One rule at one threshold: openings of the newer half within reach, and what SkillTide's order does better. */
export interface AdviceRow {
  threshold: number
  rule: RuleName
  reach: number
  /** Of the shipped order over this rule; null for itself. */
  lead: PairedDifference | null
}

export interface AdviceReport {
  splitOn: string
  roles: { role: string; older: number; newer: number }[]
  meanHeld: number
  rows: AdviceRow[]
}

/** Does the advice pay? Advice on the older half of openings for synthetic profiles, judged on the newer half. Seeded. */
export function measureAdvice(
  openings: readonly DatedOpening[],
  { vocabulary }: Pick<Rules, 'vocabulary'>,
  options: AdviceOptions,
): AdviceReport {
  const splitOn = middleDay(openings)
  const known = new Set(openings.flatMap(({ day, employer }) => (day < splitOn && employer !== null ? [employer] : [])))
  const markets = cutMarkets(openings, vocabulary, splitOn, {
    ...(options.isByStrangers && { isJudged: ({ employer }) => employer === null || !known.has(employer) }),
  })
  const profiles = drawProfiles(markets, vocabulary, options.profiles, options.part, createRandom(options.seed))
  const rows = options.thresholds.flatMap((threshold): AdviceRow[] => {
    const names = Object.keys(RULES) as RuleName[]
    const outcomes = names.map((rule) => ({
      rule,
      outcome: judgeRule(rule, profiles, vocabulary, threshold, createRandom(options.seed + 1)),
    }))
    const shipped = outcomes.find(({ rule }) => rule === 'shipped')?.outcome
    return outcomes.map(({ rule, outcome }) => ({
      ...{ threshold, rule, reach: outcome.shares.reduce((sum, share) => sum + share, 0) / profiles.length },
      lead:
        rule === 'shipped' || shipped === undefined
          ? null
          : pairedDifference(profiles, shipped, outcome, options.draws, createRandom(options.seed + 2)),
    }))
  })
  return {
    splitOn,
    roles: markets.map(({ role, older, newer }) => ({ role, older: older.rowCount, newer: newer.rowCount })),
    meanHeld: profiles.reduce((sum, { held }) => sum + held.size, 0) / profiles.length,
    rows,
  }
}

const VARIANTS: { title: string; options: Partial<AdviceOptions> }[] = [
  { title: 'Profiles hold what one real opening names', options: {} },
  { title: 'Profiles hold six tenths of it', options: { part: 0.6 } },
  { title: 'Judged by employers without an opening in the older half', options: { isByStrangers: true } },
]

/** `npm run advice`: about a minute and a half. */
export async function adviceTables(): Promise<string> {
  const rules = loadRules()
  const openings = await readRealOpenings(rules)
  const base = { profiles: 500, thresholds: [0.5, 0.6, 0.7, 0.8, 0.9], draws: 2000, seed: 13, part: 1 }
  return VARIANTS.map(({ title, options }) => {
    const report = measureAdvice(openings, rules, { ...base, ...options })
    return adviceTable(title, report, base.profiles)
  }).join('\n')
}

function adviceTable(title: string, { splitOn, roles, meanHeld, rows }: AdviceReport, profiles: number): string {
  const sum = (part: 'older' | 'newer') => roles.reduce((all, role) => all + role[part], 0)
  const lines = rows.map(({ threshold, rule, reach, lead }) =>
    [
      `${Math.round(100 * threshold)} %`.padStart(5),
      RULE_WORDS[rule].padEnd(46),
      `${(100 * reach).toFixed(2)} %`.padStart(8),
      lead === null
        ? ''
        : `${points(lead.difference)} [${points(lead.low)}, ${points(lead.high)}]   ${part(lead.better)} / ${part(lead.worse)}`,
    ]
      .join('  ')
      .trimEnd(),
  )
  return [
    '',
    `${title}: ${profiles} profiles, ${meanHeld.toFixed(1)} skills each with what they imply, ${LESSONS} skills learnt.`,
    `${roles.length} roles, ${sum('older')} openings before ${splitOn}, ${sum('newer')} from then on.`,
    `${'at'.padStart(5)}  ${'advice'.padEnd(46)}  ${'in reach'.padStart(8)}  the first over it, points [95 %]   better / worse off`,
    ...lines,
    '',
  ].join('\n')
}

const points = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(100 * value).toFixed(2)}`
const part = (value: number): string => `${Math.round(100 * value)} %`
