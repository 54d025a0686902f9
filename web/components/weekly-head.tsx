import type { WeeklyReport } from '../../analysis/report/weekly/weekly-report.ts'
import { formatSpan, keepPercent } from '../format.ts'

/** Week, finding and key points: what a reader with ten seconds reads. */
export function WeeklyHead({ report }: { report: WeeklyReport }) {
  const { week, weekStart, asOf, about, headline, keyPoints } = report
  return (
    <div class="hero report-hero">
      <p class="hero-basis">
        Week {week}, {formatSpan(weekStart, asOf)} · {about}
      </p>
      <h1>{keepPercent(headline)}</h1>
      {keyPoints.length === 0 ? null : (
        <ul class="key-points">
          {keyPoints.map((point) => (
            <li key={point}>{keepPercent(point)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
