import type { ReportWeek } from '../../analysis/report/weekly/publish-weekly-report.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { Layout } from '../components/layout.tsx'
import { formatDay, formatSpan } from '../format.ts'
import type { PageContext } from '../page-context.ts'
import { hrefOf } from '../view-state.ts'

export interface ReportsProps {
  page: PageContext
  weeks: readonly (ReportWeek & { label: string; asOf: string })[]
}

export function ReportsPage({ page, weeks }: ReportsProps) {
  return (
    <Layout
      page={page}
      title="Weekly reports"
      description="What rose, what fell, what is new, week by week."
      hasSelection
      hasSpan={false}
    >
      <div class="page-head">
        <h1>Weekly reports</h1>
        <p class="lead">
          What rose, what fell, which roles grow, and how sure that is. A published report keeps its figures.
        </p>
        <p class="facts">
          <a href="/feed.xml">Feed of published reports (Atom)</a>
          {weeks.some(({ publishedAt }) => publishedAt !== null) ? null : (
            <span>
              Nothing is published yet, so it has no entry: <code>skilltide report --publish</code> publishes a week,{' '}
              <code>skilltide serve --schedule "0 6 * * 1"</code> each one.
            </span>
          )}
        </p>
      </div>
      {weeks.length === 0 ? (
        <EmptyState title="No week to report on">
          <p>
            Bring adverts in with <code>skilltide crawl</code> or <code>skilltide import adverts.csv</code>.
          </p>
        </EmptyState>
      ) : (
        <section class="card">
          <table class="rows">
            <thead>
              <tr>
                <th scope="col">Week</th>
                <th scope="col">Finding</th>
                <th scope="col">State</th>
              </tr>
            </thead>
            <tbody>
              {weeks.map(({ label, weekStart, asOf, headline, publishedAt }) => (
                <tr key={weekStart}>
                  <th scope="row">
                    <a href={hrefOf(`/reports/${label}`, page.state)}>{label}</a>
                    <span class="kind">{formatSpan(weekStart, asOf)}</span>
                  </th>
                  <td>{headline ?? <span class="muted">counted when you open it</span>}</td>
                  <td>{publishedAt === null ? 'not published' : `published ${formatDay(publishedAt.slice(0, 10))}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Layout>
  )
}
