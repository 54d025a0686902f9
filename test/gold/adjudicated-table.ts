import { wilsonInterval } from '../../analysis/trends/wilson.ts'
import type { Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import {
  COUNTINGS,
  type Counting,
  judge,
  PARTIES,
  type Party,
  type PooledAdvert,
  verdictsOnWrong,
} from './adjudicated.ts'
import { GROUPS, type Tally } from './measure.ts'
import type { QualityRow } from './quality-table.ts'

const JOBS = ['all', 'data', 'software', 'other'] as const
const DRAWS = [null, 6, 7] as const

/** One party's counts over some of the judged adverts. */
export interface JudgedRow {
  party: Party
  counting: Counting
  /** Null: both draws. */
  draw: (typeof DRAWS)[number]
  jobs: (typeof JOBS)[number]
  group: string
  tally: Tally
  /** Named since, not judged: neither right nor wrong. */
  unjudged: number
}

/** A row per party, way to count, draw (kinds of job for both together) and group of skills. */
export function judgedRows(adverts: readonly PooledAdvert[], vocabulary: Vocabulary): JudgedRow[] {
  return COUNTINGS.flatMap((counting) =>
    PARTIES.flatMap((party) => {
      const outcomes = judge(adverts, party, counting, vocabulary)
      return DRAWS.flatMap((draw) =>
        (draw === null ? JOBS : (['all'] as const)).flatMap((jobs) =>
          [...GROUPS, 'all'].map((group): JudgedRow => {
            const own = outcomes.filter(
              (one) =>
                (draw === null || one.draw === draw) &&
                (jobs === 'all' || one.kind === jobs) &&
                (group === 'all' || one.group === group),
            )
            const count = (outcome: string) => own.filter((one) => one.outcome === outcome).length
            const tally = { matched: count('matched'), wrong: count('wrong'), missed: count('missed'), levelRight: 0 }
            return { party, counting, draw, jobs, group, tally, unjudged: count('unjudged') }
          }),
        ),
      )
    }),
  )
}

/** The extractor's rows of both draws for the floor. */
export function judgedFloorRows(rows: readonly JudgedRow[]): QualityRow[] {
  return rows
    .filter(({ party, draw }) => party === 'extractor' && draw === null)
    .map(({ counting, jobs, group, tally }) => ({
      part: `adjudicated, ${counting}`,
      jobs,
      group,
      tally,
      hasNoLevels: true,
    }))
}

/** Precision and recall with their intervals (95 %, Wilson), the extractor beside the reader. */
export function judgedTable(rows: readonly JudgedRow[]): string {
  return COUNTINGS.map((counting) => {
    const own = rows.filter((row) => row.counting === counting)
    const lines = own
      .filter(({ party }) => party === 'extractor')
      .map((row) => {
        const reader = own.find(
          (one) => one.party === 'reader' && one.draw === row.draw && one.jobs === row.jobs && one.group === row.group,
        )
        const draw = row.draw === null ? 'both' : row.draw === 6 ? 'sixth' : 'seventh'
        const figures = [row, ...(reader ? [reader] : [])].flatMap(({ tally }) => figuresOf(tally))
        return [draw.padEnd(8), row.jobs.padEnd(9), row.group.padEnd(8), ...figures, ` ${row.unjudged}`].join(' ')
      })
    const header = [
      'draw     jobs      group   ',
      ...PARTIES.flatMap((party) => [`${party}'s precision`.padEnd(23), `${party}'s recall`.padEnd(23)]),
    ].join(' ')
    const title = counting === 'strict' ? 'another wording is wrong' : 'wordings of one skill count once'
    return [`${title}\n${header} not judged`, ...lines].join('\n')
  }).join('\n\n')
}

/** How the judge decided about what the extractor named and the reader had not. */
export function overlookedLine(adverts: readonly PooledAdvert[], vocabulary: Vocabulary): string {
  const verdicts = verdictsOnWrong(adverts, vocabulary)
  return GROUPS.map((group) => {
    const own = verdicts.filter((one) => one.group === group)
    const count = (verdict: string) => own.filter((one) => one.verdict === verdict).length
    return `${group}: of ${own.length} that the reader did not have, ${count('yes')} are asked for, ${count('wording')} are another wording, ${count('no')} are wrong`
  }).join('\n')
}

function figuresOf({ matched, wrong, missed }: Tally): string[] {
  return [matched + wrong, matched + missed].map((whole) => {
    const interval = wilsonInterval(matched, whole)
    if (!interval) return '–'.padEnd(23)
    const [share, low, high] = [matched / whole, interval.low, interval.high].map((figure) => figure.toFixed(3))
    return `${share} ${low}–${high} /${whole}`.padEnd(23)
  })
}
