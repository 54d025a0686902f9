import { wilsonInterval } from '../../analysis/trends/wilson.ts'
import type { Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import {
  type AdjudicatedAdvert,
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
/** All but the tenth have taught since they were judged; nobody has looked into the tenth. */
const SETS = { opened: [6, 7], ninth: [9], blind: [10] } as const
type JudgedSet = keyof typeof SETS
const SET_NAMES = Object.keys(SETS) as JudgedSet[]

/** One party's counts over some of the judged adverts. */
export interface JudgedRow {
  party: Party
  counting: Counting
  set: JudgedSet
  jobs: (typeof JOBS)[number]
  group: string
  tally: Tally
  /** Named since, not judged: neither right nor wrong. */
  unjudged: number
}

/** The adverts of one set of draws. */
export const ofSet = <Advert extends Pick<AdjudicatedAdvert, 'draw'>>(
  adverts: readonly Advert[],
  set: JudgedSet,
): Advert[] => adverts.filter(({ draw }) => SETS[set].some((one) => one === draw))

/** A row per party, way to count, set of draws, kind of job and group of skills. */
export function judgedRows(adverts: readonly PooledAdvert[], vocabulary: Vocabulary): JudgedRow[] {
  return COUNTINGS.flatMap((counting) =>
    PARTIES.flatMap((party) => {
      const outcomes = judge(adverts, party, counting, vocabulary)
      return SET_NAMES.flatMap((set) =>
        JOBS.flatMap((jobs) =>
          [...GROUPS, 'all'].map((group): JudgedRow => {
            const own = outcomes.filter(
              (one) =>
                SETS[set].some((draw) => draw === one.draw) &&
                (jobs === 'all' || one.kind === jobs) &&
                (group === 'all' || one.group === group),
            )
            const count = (outcome: string) => own.filter((one) => one.outcome === outcome).length
            const tally = { matched: count('matched'), wrong: count('wrong'), missed: count('missed'), levelRight: 0 }
            return { party, counting, set, jobs, group, tally, unjudged: count('unjudged') }
          }),
        ),
      )
    }),
  )
}

/** The extractor's rows for the floor. */
export function judgedFloorRows(rows: readonly JudgedRow[]): QualityRow[] {
  return rows
    .filter(({ party }) => party === 'extractor')
    .map(({ counting, set, jobs, group, tally }) => ({
      part: `adjudicated, ${set}, ${counting}`,
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
          (one) => one.party === 'reader' && one.set === row.set && one.jobs === row.jobs && one.group === row.group,
        )
        const figures = [row, ...(reader ? [reader] : [])].flatMap(({ tally }) => figuresOf(tally))
        return [row.set.padEnd(8), row.jobs.padEnd(9), row.group.padEnd(8), ...figures, ` ${row.unjudged}`].join(' ')
      })
    const header = [
      'draws    jobs      group   ',
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
