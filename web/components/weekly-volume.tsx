import type { WeeklyReport } from '../../analysis/report/weekly/weekly-report.ts'
import { courseBasis } from '../charts/course-basis.ts'
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
export function WeeklyVolume({ report, files }: { report: WeeklyReport; files: ChartFiles | null }) {
  const { course, openings } = report.volume
  return (
    <figure class="chart chart-small">
      <div
        class="chart-plot"
        role="img"
        aria-label={`${formatCount(openings)} openings posted in ${report.week}, the last of ${course.length} weeks.`}
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
        <FigureFoot {...courseBasis(report)} {...files} isShort />
      </figcaption>
    </figure>
  )
}
