import { median } from '../data/arithmetic.ts'
import type { BoardReading, RunHealth, RunVerdict } from '../data/domain.ts'

/** What happened to the pages of one board in one run. */
export interface PagesOfRun {
  /** Pages read, unchanged ones (304) included. */
  read: number
  /** Pages that say what is on the board and could not be read. */
  listingsNotRead: number
  /** Pages of single postings that failed; those that are gone (404, 410) or closed by robots.txt are none. */
  detailsFailed: number
  /** Pages of single postings that were read or failed. */
  details: number
  /** Why the rest was left out (a page limit, Ctrl-C); null when nothing was. */
  cutShort: string | null
  /** The first thing that went wrong, for the words of the verdict. */
  firstFailure: string | null
}

/** An earlier reading of the same board. */
export interface EarlierRun extends BoardReading {
  runId: number
  startedAt: string
  verdict: RunVerdict
  startsNewUsual: boolean
}

export interface JudgedRun extends RunHealth {
  /** Whether this run made something odd the usual: later runs are not compared with those before it. */
  startsNewUsual: boolean
  /** Earlier runs whose odd count this one confirms: they were right, so their weeks are no gaps. */
  confirms: number[]
}

/** Readings that say what is usual: the newest healthy ones. */
const COMPARED_RUNS = 7
/** A share that falls by more than half, and a count outside of half to twice the usual, is no reading to build on. */
const LOWEST_PART = 0.5
const HIGHEST_PART = 2
/** Below this share of readable items a first reading is not trusted either. */
const LOWEST_READABLE = 0.5
/** More failed pages of postings than this, and too many adverts are missing to speak of a whole reading. */
const MOST_DETAILS_FAILED = 0.1
/** How long a lower count must last before it is taken as true: a fault that nobody mends is seldom older. */
const LASTING_RUNS = 3
const LASTING_DAYS = 7
const DAY_MS = 86_400_000

/**
 * Judges one reading of a board against its last healthy ones.
 *
 * A board that really shrank or grew must become healthy again. Growth is confirmed by a second run that shows it: a
 * fault rarely invents adverts. Fewer items, an empty board and links or dates that went missing are what faults look
 * like, so they must last for 3 runs and 7 days. Items that cannot be read never become normal: somebody mends the
 * adapter, or the market of this board would seem to vanish.
 *
 * @param earlier  runs of the same board, newest first; without any nothing is compared
 * @param startedAt  instant of this run
 */
export function judgeRun(
  reading: BoardReading,
  pages: PagesOfRun,
  earlier: readonly EarlierRun[],
  startedAt: string,
): JudgedRun {
  const plain = (verdict: RunVerdict, reason: string | null): JudgedRun => ({
    verdict,
    reason,
    startsNewUsual: false,
    confirms: [],
  })
  if (pages.read === 0) return plain('failed', pages.firstFailure ?? 'no page was read')
  const missing = whatIsMissing(pages)
  if (missing !== null) return plain('partial', missing)

  const usual = usualReading(earlier)
  const broken = unreadable(reading, usual)
  if (broken !== null) return plain('unhealthy', broken)

  const odd = countOdd(reading, usual) ?? partOdd(reading, usual)
  if (odd === null) return plain('healthy', null)
  const alike = streakAlike(earlier, reading, odd.part)
  if (!isConfirmed(odd, alike, startedAt)) return plain(odd.verdict, odd.reason)
  return {
    verdict: 'healthy',
    reason: `${odd.reason}; confirmed by ${alike.length + 1} runs, so this is taken as usual from now on`,
    startsNewUsual: true,
    confirms: odd.part === null ? alike.map(({ runId }) => runId) : [],
  }
}

function whatIsMissing({ cutShort, listingsNotRead, detailsFailed, details, firstFailure }: PagesOfRun): string | null {
  if (cutShort !== null) return cutShort
  const why = firstFailure === null ? '' : `: ${firstFailure}`
  if (listingsNotRead > 0) return `${count(listingsNotRead, 'page')} of the listing could not be read${why}`
  if (detailsFailed > details * MOST_DETAILS_FAILED)
    return `${detailsFailed} of ${count(details, 'advert page')} could not be read${why}`
  return null
}

type Part = 'withTitle' | 'withText' | 'withUrl' | 'withDate'
const PART_NAMES = { withTitle: 'title', withText: 'text', withUrl: 'link', withDate: 'posting day' } as const

/** Medians of healthy readings; null without any. */
type Usual = { items: number; shares: Record<Part, number> } | null

function usualReading(earlier: readonly EarlierRun[]): Usual {
  const newest = earlier.findIndex(({ startsNewUsual }) => startsNewUsual)
  const comparable = newest < 0 ? earlier : earlier.slice(0, newest + 1)
  const healthy = comparable.filter(({ verdict }) => verdict === 'healthy').slice(0, COMPARED_RUNS)
  if (healthy.length === 0) return null
  const filled = healthy.filter(({ items }) => items > 0)
  const medianShare = (part: Part) => median(filled.map((reading) => reading[part] / reading.items))
  return {
    items: median(healthy.map(({ items }) => items)),
    shares: {
      withTitle: medianShare('withTitle'),
      withText: medianShare('withText'),
      withUrl: medianShare('withUrl'),
      withDate: medianShare('withDate'),
    },
  }
}

/** What no number of runs makes right: items without the parts that a posting needs. */
function unreadable(reading: BoardReading, usual: Usual): string | null {
  const lost = (['withTitle', 'withText'] as const).find((part) => hasFallen(reading, usual, part))
  if (lost !== undefined) return fallWords(reading, usual, lost)
  const readable = Math.min(reading.withTitle, reading.withText)
  if (readable >= reading.items * LOWEST_READABLE) return null
  return `only ${readable} of ${count(reading.items, 'item')} could be read`
}

const hasFallen = (reading: BoardReading, usual: Usual, part: Part): boolean =>
  usual !== null && reading.items > 0 && reading[part] / reading.items < usual.shares[part] * LOWEST_PART

function fallWords(reading: BoardReading, usual: Usual, part: Part): string {
  const percent = (share: number) => `${Math.round(share * 100)} %`
  const before = usual === null ? '' : `, usually ${percent(usual.shares[part])}`
  return `${percent(reading[part] / reading.items)} of the items have a ${PART_NAMES[part]}${before}`
}

/** What is unusual about a reading, and how it can become usual. */
interface Odd {
  verdict: 'unhealthy' | 'empty-unverified'
  reason: string
  /** The part that went missing; null when the count of items is odd. */
  part: Part | null
  isGrowth: boolean
}

function countOdd({ items }: BoardReading, usual: Usual): Odd | null {
  const odd = (verdict: Odd['verdict'], reason: string, isGrowth = false): Odd => ({
    verdict,
    reason,
    part: null,
    isGrowth,
  })
  if (items === 0 && usual?.items !== 0) {
    const words = usual === null ? 'nothing on the board; one that does not exist answers like this too' : null
    return odd('empty-unverified', words ?? `nothing on the board, usually ${count(usual?.items ?? 0, 'item')}`)
  }
  if (usual === null || usual.items === 0) return null
  const words = `${count(items, 'item')}, usually ${usual.items}`
  if (items < usual.items * LOWEST_PART) return odd('unhealthy', `${words}: fewer than half`)
  return items > usual.items * HIGHEST_PART ? odd('unhealthy', `${words}: more than twice as many`, true) : null
}

function partOdd(reading: BoardReading, usual: Usual): Odd | null {
  const part = (['withUrl', 'withDate'] as const).find((candidate) => hasFallen(reading, usual, candidate))
  if (part === undefined) return null
  return { verdict: 'unhealthy', reason: fallWords(reading, usual, part), part, isGrowth: false }
}

/** The runs just before this one that showed the same odd thing; a run that failed or was cut short says nothing. */
function streakAlike(earlier: readonly EarlierRun[], reading: BoardReading, part: Part | null): EarlierRun[] {
  const alike: EarlierRun[] = []
  for (const run of earlier) {
    if (run.verdict === 'failed' || run.verdict === 'partial') continue
    if (run.verdict === 'healthy' || !isAlike(run, reading, part)) break
    alike.push(run)
  }
  return alike
}

function isAlike(run: BoardReading, reading: BoardReading, part: Part | null): boolean {
  const isReadable = Math.min(run.withTitle, run.withText) >= run.items * LOWEST_READABLE
  const isLikeCount = run.items >= reading.items * LOWEST_PART && run.items <= reading.items * HIGHEST_PART
  if (part === null) return isReadable && isLikeCount
  return isReadable && run.items > 0 && run[part] / run.items <= (reading[part] / reading.items) * HIGHEST_PART
}

function isConfirmed({ isGrowth }: Odd, alike: readonly EarlierRun[], startedAt: string): boolean {
  const first = alike.at(-1)
  if (first === undefined) return false
  if (isGrowth) return true
  const lastedMs = Date.parse(startedAt) - Date.parse(first.startedAt)
  return alike.length + 1 >= LASTING_RUNS && lastedMs >= LASTING_DAYS * DAY_MS
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`
