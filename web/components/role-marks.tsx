import { formatCount, formatOpenings, formatShare } from '../format.ts'
import type { PageContext } from '../page-context.ts'
import type { RoleMarks as Marks } from '../pages/role.tsx'
import { hrefOf } from '../view-state.ts'
import { FigureFoot } from './figure-foot.tsx'
import { ShareBar } from './share-bar.tsx'
import { SkillLink } from './skill-link.tsx'

const SHOWN = 15

interface RoleMarksProps {
  /** With the role chosen. */
  page: PageContext
  role: { id: string; name: string }
  marks: Marks
}

/** What tells a role from the others: skills that its openings name clearly more often. */
export function RoleMarks({ page, role, marks }: RoleMarksProps) {
  const { skills, elsewhere, basis } = marks
  const scale = Math.max(...skills.map(({ high }) => high))
  return (
    <section class="card" aria-labelledby="marks">
      <h2 id="marks">What tells it from other roles</h2>
      {skills.length === 0 ? (
        <p class="quiet">
          {elsewhere === 0
            ? 'There are no openings of other roles to compare with.'
            : `No skill stands in ${formatOpenings(basis.n)} of this role clearly more often than in ${formatOpenings(elsewhere)} of the others.`}
        </p>
      ) : (
        <>
          <p class="quiet">
            Skills that these openings name clearly more often than {formatOpenings(elsewhere)} of all other roles. The
            surest difference first.
          </p>
          <table class="rows marks-table">
            <thead>
              <tr>
                <th scope="col">Skill</th>
                <th scope="col">In this role</th>
                <th scope="col" class="number">
                  In other roles
                </th>
                <th scope="col" class="number count-cell">
                  <abbr title="standard errors from no difference">z</abbr>
                </th>
              </tr>
            </thead>
            <tbody>
              {skills.slice(0, SHOWN).map((mark) => (
                <tr key={mark.skill}>
                  <th scope="row">
                    <SkillLink page={page} skill={mark.skill} name={mark.name} />
                  </th>
                  <td class="share-cell">
                    <ShareBar {...mark} scale={scale} />
                    <span class="kind">
                      {formatCount(mark.count)} of {formatCount(mark.n)}
                    </span>
                  </td>
                  <td class="number">
                    {formatShare(mark.elsewhere.share)}
                    <span class="kind">{formatCount(mark.elsewhere.count)}</span>
                  </td>
                  <td class="number count-cell">{mark.z.toFixed(1)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <FigureFoot
            {...basis}
            method="roles"
            json={hrefOf(`/api/v1/roles/${encodeURIComponent(role.id)}/distinguishing`, page.state, { role: null })}
          />
        </>
      )}
    </section>
  )
}
