import type { WeeklyReport } from '../../analysis/report/weekly/weekly-report.ts'
import { newBars, VolumePlot } from '../charts/volume-plot.tsx'
import { formatCount } from '../format.ts'
import { FigureFoot } from './figure-foot.tsx'
import { ScrollTable } from './scroll-table.tsx'

/** Addresses of a chart as files. */
export interface ChartFiles {
  csv: string
  json: string
  png: string
  svg: string
}

/** Openings posted each week as bars, with the same rows as a table. */
export function WeeklyVolume({
  report: { volume, week, sources },
  files,
}: {
  report: WeeklyReport
  files: ChartFiles | null
}) {
  const { course, openings } = volume
  return (
    <figure class="chart chart-small">
      <div
        class="chart-plot"
        role="img"
        aria-label={`${formatCount(openings)} openings posted in ${week}, the last of ${course.length} weeks.`}
      >
        <VolumePlot volume={newBars(course)} />
      </div>
      <details class="chart-table">
        <summary>Show as a table</summary>
        <ScrollTable label="Openings posted per week">
          <thead>
            <tr>
              <th scope="col">Week</th>
              <th scope="col" class="number">
                Openings
              </th>
            </tr>
          </thead>
          <tbody>
            {course.map(({ label, n, state }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td class="number">{state === 'outage' && n === 0 ? '–' : formatCount(n)}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      </details>
      <figcaption>
        <FigureFoot
          n={course.reduce((sum, { n }) => sum + n, 0)}
          span={spanOf(course)}
          sources={sources}
          {...files}
          isShort
        />
      </figcaption>
    </figure>
  )
}

const DAY_MS = 24 * 60 * 60 * 1000

/** First day of the first week to last day of the last. */
function spanOf(course: WeeklyReport['volume']['course']): { from: string; until: string } | null {
  const [first, last] = [course[0], course.at(-1)]
  if (first === undefined || last === undefined) return null
  const until = new Date(Date.parse(last.weekStart) + 6 * DAY_MS).toISOString().slice(0, 10)
  return { from: first.weekStart, until }
}
