import type { PersonalEdition } from '../../analysis/report/weekly/personal-edition.ts'
import type { Restatement } from '../../analysis/report/weekly/restatements.ts'
import type { WeeklyReport } from '../../analysis/report/weekly/weekly-report.ts'
import type { WeeklyTables } from '../../analysis/report/weekly/weekly-tables.ts'
import { Layout } from '../components/layout.tsx'
import { PersonalSections } from '../components/personal-sections.tsx'
import { publicationWords, Restated } from '../components/report-publication.tsx'
import { WeeklyHead } from '../components/weekly-head.tsx'
import { WeeklySections } from '../components/weekly-sections.tsx'
import type { PageContext } from '../page-context.ts'
import { hrefOf } from '../view-state.ts'

export interface ReportProps {
  page: PageContext
  report: WeeklyReport
  tables: WeeklyTables
  /** For the profile or the skills in the address; null without any. */
  personal: PersonalEdition | null
  /** Whose edition it is: addresses then carry its id, and none of its skills. */
  profileId: string | null
  publishedAt: string | null
  restatements: readonly Restatement[]
  /** Labels of the neighbouring weeks that have a report. */
  previous: string | null
  next: string | null
}

export function ReportPage(props: ReportProps) {
  const { page, report, tables, personal, profileId, publishedAt, restatements, previous, next } = props
  const person: [string, string][] =
    profileId === null
      ? []
      : [
          ['profile', profileId],
          ['chosen', 'yes'],
        ]
  const hrefHere = (to: string) => hrefOf(to, page.state, {}, person)
  const path = `/reports/${report.week}`
  const links = {
    skill: (id: string) => hrefOf(`/skills/${encodeURIComponent(id)}`, page.state),
    role: (id: string) => hrefOf(`/roles/${encodeURIComponent(id)}`, page.state),
    files: (chart: string) => {
      const file = (form: string) => hrefOf(`${path}/${chart}.${form}`, page.state, { skills: [] })
      return { csv: file('csv'), json: file('json'), png: file('png'), svg: file('svg') }
    },
  }
  return (
    <Layout
      page={page}
      title={`Week ${report.week}`}
      description={report.headline}
      hasSelection
      hasSpan={false}
      keep={person}
    >
      <nav class="report-nav" aria-label="Reports">
        <a href={hrefOf('/reports', page.state)}>All reports</a>
        {previous === null ? null : (
          <a rel="prev" href={hrefHere(`/reports/${previous}`)}>
            ← {previous}
          </a>
        )}
        {next === null ? null : (
          <a rel="next" href={hrefHere(`/reports/${next}`)}>
            {next} →
          </a>
        )}
      </nav>
      <div class="report">
        <WeeklyHead report={report} />
        <p class="report-status">
          {publicationWords(publishedAt, 'page')}{' '}
          <span class="figure-links">
            <a href={hrefHere(`${path}.html`)}>File</a> <a href={hrefHere(`${path}.md`)}>Markdown</a>{' '}
            <a href={hrefOf(`${path}.csv`, page.state)}>CSV</a>{' '}
            <a href={hrefHere(`/api/v1/reports/${report.week}`)}>JSON</a>
          </span>
        </p>
        {personal === null ? null : <PersonalSections personal={personal} />}
        {profileId === null ? null : (
          <p class="report-status">
            <a href={`/profiles/${profileId}`}>The profile</a> ·{' '}
            <a href={hrefOf('/gaps', page.state, {}, person)}>All its gaps</a> ·{' '}
            <a href={hrefOf(path, page.state)}>The report without it</a>
          </p>
        )}
        <WeeklySections report={report} tables={tables} links={links} />
        <Restated restatements={restatements} form="page" />
      </div>
    </Layout>
  )
}
