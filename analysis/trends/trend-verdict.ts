import { contradicts } from './robust-slope.ts'
import type { Verdict } from './trend-report.ts'
import { judgeChange, MIN_EMPLOYERS, MIN_MENTIONS, verdictOf } from './verdict.ts'

/** Fewer periods with data bear no trend. */
export const MIN_PERIODS = 12

export type TrendDetail =
  | 'rising'
  | 'falling'
  | 'steady'
  | 'maybe-rising'
  | 'maybe-falling'
  | 'unclear'
  | 'insufficient'

export interface TrendFigures {
  /** Periods with data in the window. */
  weeks: number
  mentions: number
  /** Null: not known, and then not asked for. */
  employers: number | null
  /** False-discovery-adjusted over the family; null: not tested. */
  q: number | null
  /** Points over the window with its interval, and the share in its middle, 0 to 100. */
  changePp: number | null
  lowPp: number | null
  highPp: number | null
  midSharePct: number | null
  /** Typical change in 13 periods by the slopes of all pairs; null or left out: not known. */
  robustPp13?: number | null
}

/** Are there enough data to test at all? What has not enough is no part of the family that q is adjusted over. */
export const isTestable = ({ weeks, mentions, employers }: Pick<TrendFigures, 'weeks' | 'mentions' | 'employers'>) =>
  weeks >= MIN_PERIODS && mentions >= MIN_MENTIONS && (employers === null || employers >= MIN_EMPLOYERS)

/** What a tested trend is called; no test is `insufficient`. */
export function trendVerdict(figures: TrendFigures): { verdict: Verdict; detail: TrendDetail } {
  const { changePp, lowPp, highPp, q, midSharePct, robustPp13 } = figures
  if (!isTestable(figures) || changePp === null || lowPp === null || highPp === null || q === null)
    return { verdict: 'too-few', detail: 'insufficient' }
  const judged = judgeChange({
    points: changePp,
    low: lowPp,
    high: highPp,
    q,
    midSharePoints: midSharePct ?? 0,
    isContradicted: contradicts(robustPp13 ?? 0, changePp),
  })
  return { verdict: verdictOf(judged), detail: judged === 'small' ? 'unclear' : judged }
}
