import { loadRules } from '../../analysis/load-rules.ts'
import { buildTrendReport } from '../../analysis/trends/build-trend-report.ts'
import { newcombeDifference } from '../../analysis/trends/weighted-change.ts'
import type { CountTable } from '../../data/domain.ts'
import { addDays, weekStartOf } from '../../data/weeks.ts'
import { createRandom } from '../analysis/trends/random.ts'
import { aSelection, aSource } from '../data/builders.ts'
import type { EvidenceRow } from './evidence-row.ts'
import { isMove } from './judge-family.ts'
import { type Random, WEEKS } from './markets.ts'
import { type ReadAdvert, readAshby, readThreads } from './real-postings.ts'

/** The half year before the boards were read. */
const FIRST_WEEK = '2025-04-28'
const MIN_MENTIONS = 30
const today = '2026-11-01'
const GROUP = 'Never cry wolf: real adverts with their days shuffled within the source, verdicts of a move'

/**
 * Part of the verdicts that claim a move after the days of real adverts were shuffled within their source, alone and when a
 * second source with another mix of skills starts half-way; and of a chart of raw shares with a test at 5 %.
 */
export function shuffledPostings(shuffles: number, every = 1): EvidenceRow[] {
  const rules = loadRules()
  const boards = readAshby(rules.reader, FIRST_WEEK, every)
  const threads = readThreads(rules.reader, every)
  const random = createRandom(11)
  const alone: Tally = { moves: 0, naive: 0, all: 0 }
  const joined: Tally = { moves: 0, naive: 0, all: 0 }
  for (let shuffle = 0; shuffle < shuffles; shuffle++) {
    const days = shuffled(
      random,
      boards.map(({ day }) => day),
    )
    const first = boards.map(({ skills }, index): ReadAdvert => ({ day: days[index] ?? FIRST_WEEK, skills }))
    const second = threads.map(({ skills }): ReadAdvert => {
      const late = Math.floor((WEEKS / 2 + (WEEKS / 2) * random.uniform()) * 7)
      return { day: addDays(FIRST_WEEK, late), skills }
    })
    count(alone, tableOf([first]), rules.vocabulary)
    count(joined, tableOf([first, second]), rules.vocabulary)
  }
  return [
    ...rowsOf(`${boards.length} adverts of 258 boards, ${shuffles} shuffles`, alone),
    ...rowsOf(`${threads.length} adverts of a second source from the middle on, ${shuffles} shuffles`, joined),
  ]
}

interface Tally {
  moves: number
  naive: number
  all: number
}

const rowsOf = (what: string, { moves, naive, all }: Tally): EvidenceRow[] => [
  { group: GROUP, what, figure: moves / all, low: 0, high: 0.05, trials: all },
  {
    ...{ group: GROUP, what: '  the same, halves of the raw share tested at 5 %', figure: naive / all },
    ...{ low: 0, high: 1, trials: all, note: 'what the naive method would have claimed' },
  },
]

function shuffled<T>(random: Random, values: readonly T[]): T[] {
  const mixed = [...values]
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(random.uniform() * (last + 1))
    const kept = mixed[last]
    const moved = mixed[other]
    if (kept !== undefined && moved !== undefined) [mixed[last], mixed[other]] = [moved, kept]
  }
  return mixed
}

function tableOf(sources: readonly (readonly ReadAdvert[])[]): CountTable {
  const periodStarts = Array.from({ length: WEEKS }, (_, week) => addDays(FIRST_WEEK, 7 * week))
  const placeOf = new Map(periodStarts.map((start, week) => [start, week]))
  const openings = new Uint32Array(sources.length * WEEKS)
  const mentions = new Map<string, Uint32Array>()
  for (const [sourceIndex, adverts] of sources.entries()) {
    for (const { day, skills } of adverts) {
      const cell = sourceIndex * WEEKS + (placeOf.get(weekStartOf(day)) ?? 0)
      openings[cell] = (openings[cell] ?? 0) + 1
      for (const skill of skills) {
        const row = mentions.get(skill) ?? new Uint32Array(openings.length)
        row[cell] = (row[cell] ?? 0) + 1
        mentions.set(skill, row)
      }
    }
  }
  const infos = sources.map((_, index) => aSource({ source: `source-${index + 1}`, lastReadOn: today }))
  return { grain: 'week', periodStarts, sources: infos, openings, mentions }
}

/** Every skill with enough mentions is one verdict. */
function count(tally: Tally, table: CountTable, vocabulary: Parameters<typeof buildTrendReport>[1]): void {
  const skillIds = [...table.mentions].flatMap(([skillId, row]) => (sumOf(row) >= MIN_MENTIONS ? [skillId] : []))
  const { series } = buildTrendReport(table, vocabulary, { selection: aSelection(), today, skillIds })
  const tested = series.filter(({ change }) => change && change.earlier.count + change.later.count >= MIN_MENTIONS)
  tally.all += tested.length
  tally.moves += tested.filter(isMove).length
  tally.naive += tested.filter(({ skill }) => naiveMoves(table, skill)).length
}

function naiveMoves({ openings, mentions }: CountTable, skillId: string): boolean {
  const half = (values: Uint32Array, isLater: boolean) =>
    sumOf(values.filter((_, cell) => cell % WEEKS >= WEEKS / 2 === isLater))
  const row = mentions.get(skillId) ?? new Uint32Array()
  const [before, after] = [false, true].map((isLater) => ({ count: half(row, isLater), n: half(openings, isLater) }))
  return before !== undefined && after !== undefined && newcombeDifference(after, before).p <= 0.05
}

const sumOf = (values: Uint32Array): number => values.reduce((sum, value) => sum + value, 0)
