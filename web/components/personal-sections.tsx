import type { PersonalEdition } from '../../analysis/report/weekly/personal-edition.ts'
import { keepPercent } from '../format.ts'
import { TextTableView } from './text-table-view.tsx'

/** The week for the skills that a reader named, or for a profile. */
export function PersonalSections({ personal: { of, held, gaps, reach, unknown } }: { personal: PersonalEdition }) {
  return (
    <section class="card" aria-labelledby="yours">
      <h2 id="yours">Your skills and your gaps</h2>
      {of === null ? null : (
        <p class="muted">
          For <bdi>{of}</bdi>. Made now and kept nowhere: not in the published report, the feed or a mail.
        </p>
      )}
      {reach === null ? null : <p>{keepPercent(reach)}</p>}
      {held.rows.length === 0 ? (
        <p class="quiet">None of these skills is known and held from working level up.</p>
      ) : null}
      <TextTableView caption="Your skills this week" table={held} />
      {gaps.rows.length === 0 ? null : <h3>Asked for, and not among yours</h3>}
      <TextTableView caption="Your gaps" table={gaps} />
      {unknown.length === 0 ? null : <p class="muted">Not known: {unknown.join(', ')}.</p>}
    </section>
  )
}
