import type { KnownSource } from '../../analysis/report/source-health.ts'
import { formatDay } from '../format.ts'

/** Failures with address and cause, and the weeks that are gaps. */
export function SourceTroubles({ sources }: { sources: readonly KnownSource[] }) {
  return (
    <>
      {sources
        .filter(({ health }) => health.failures.length > 0 || health.markedWeeks.length > 0)
        .map(({ source, name, health: { failures, markedWeeks } }) => (
          <details key={source} class="chart-table">
            <summary>{name}: what went wrong</summary>
            {markedWeeks.length === 0 ? null : (
              <>
                <p>Weeks that are left out of its figures, because no reading of them was healthy:</p>
                <ul>
                  {markedWeeks.map(({ weekStart, reason }) => (
                    <li key={weekStart}>
                      week of {formatDay(weekStart)}: {reason}
                    </li>
                  ))}
                </ul>
              </>
            )}
            {failures.length === 0 ? null : (
              <ul class="failures">
                {failures.map(({ where, reason }, index) => (
                  <li key={`${where}${index}`}>
                    <bdi>{where}</bdi>: {reason}
                  </li>
                ))}
              </ul>
            )}
          </details>
        ))}
    </>
  )
}
