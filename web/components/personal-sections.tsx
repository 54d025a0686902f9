import type { PersonalEdition } from '../../analysis/report/weekly/personal-edition.ts'
import { TextTableView } from './text-table-view.tsx'

/** The week for the skills that a reader named. */
export function PersonalSections({ personal: { held, gaps, reach, unknown } }: { personal: PersonalEdition }) {
  return (
    <section class="card" aria-labelledby="yours">
      <h2 id="yours">Your skills and your gaps</h2>
      {reach === null ? null : <p>{reach}</p>}
      {held.rows.length === 0 ? <p class="quiet">None of what you named is a skill we know.</p> : null}
      <TextTableView caption="Your skills this week" table={held} />
      {gaps.rows.length === 0 ? null : <h3>Asked for, and not among yours</h3>}
      <TextTableView caption="Your gaps" table={gaps} />
      {unknown.length === 0 ? null : <p class="muted">Not known: {unknown.join(', ')}.</p>}
    </section>
  )
}
