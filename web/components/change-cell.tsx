import type { TrendChange, Verdict } from '../../analysis/trends/trend-report.ts'
import { formatPoints } from '../format.ts'

/**
 * A change in points with its interval. Where the openings cannot tell a direction no change is claimed: instead the
 * smallest change that they would have shown. What one employer makes is shown, and whose it is.
 */
export function ChangeCell({ change, verdict }: { change: TrendChange | null; verdict: Verdict }) {
  if (change === null) return <span class="muted">–</span>
  const { oneEmployer } = change
  if (verdict === 'too-few' && oneEmployer === undefined) {
    return (
      <span class="muted not-clear" title="The smallest change that these openings would show 8 times in 10">
        <span>not clear</span> <span class="interval">below ±{change.detectablePoints.toFixed(1)}</span>
      </span>
    )
  }
  return (
    <span class="change">
      <strong>{formatPoints(change.points)}</strong>{' '}
      <span class="interval">
        {formatPoints(change.low)} to {formatPoints(change.high)}
      </span>
      {oneEmployer === undefined ? null : <span class="kind">one employer makes it</span>}
    </span>
  )
}
