import type { Restatement } from '../../analysis/report/weekly/restatements.ts'
import { formatDay } from '../format.ts'

/** Where a reader sees it: a page is made when it is looked at, a file is kept. */
export type ReportForm = 'page' | 'file'

const MADE: Record<ReportForm, string> = { page: 'now', file: 'when this was made' }
const AGAIN: Record<ReportForm, string> = { page: 'today', file: 'when this was made' }

/** When the figures of a report were counted, and whether they stay. */
export const publicationWords = (publishedAt: string | null, form: ReportForm): string =>
  publishedAt === null
    ? `Counted ${MADE[form]} from this database; not published.`
    : `Published on ${formatDay(publishedAt.slice(0, 10))}; its figures stay as they were.`

interface RestatedProps {
  restatements: readonly Restatement[]
  form: ReportForm
}

/** What a later count says otherwise; nothing where it says the same. The report above is not changed by it. */
export function Restated({ restatements, form }: RestatedProps) {
  if (restatements.length === 0) return null
  return (
    <section class="card" aria-labelledby="restated">
      <h2 id="restated">Counted again {AGAIN[form]}</h2>
      <p>Later rules, late adverts or merged copies give other figures for this week. The published ones above stay.</p>
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col">Published</th>
            <th scope="col">Counted again</th>
          </tr>
        </thead>
        <tbody>
          {restatements.map(({ what, published, now }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>{published}</td>
              <td>{now}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
