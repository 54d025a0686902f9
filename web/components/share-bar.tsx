import { formatInterval, formatShare } from '../format.ts'

interface ShareBarProps {
  share: number | null
  low: number | null
  high: number | null
  /** Share at the right end of the bar; the same for all rows of a table. */
  scale: number
}

/** A share as a bar, its 95 % interval as a whisker, both also as text. */
export function ShareBar({ share, low, high, scale }: ShareBarProps) {
  if (share === null || low === null || high === null) return <span class="muted">unknown</span>
  const at = (value: number): number => Math.round(Math.min(1, value / (scale || 1)) * 1000) / 10
  return (
    <span class="share">
      <span class="share-figures">
        <strong>{formatShare(share)}</strong> <span class="interval">{formatInterval(low, high)}</span>
      </span>
      <svg class="share-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect class="share-track" x="0" y="1" width="100" height="6" />
        <rect class="share-fill" x="0" y="1" width={at(share)} height="6" />
        <rect class="share-whisker" x={at(low)} y="3.4" width={Math.max(0.4, at(high) - at(low))} height="1.2" />
      </svg>
    </span>
  )
}
