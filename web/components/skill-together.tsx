import { formatCount } from '../format.ts'
import type { SkillProps } from '../pages/skill.tsx'
import { FigureFoot } from './figure-foot.tsx'
import { NotNamedHere } from './own-adverts.tsx'
import { ShareBar } from './share-bar.tsx'
import { SkillLink } from './skill-link.tsx'

type SkillTogetherProps = Pick<SkillProps, 'page' | 'together' | 'levels' | 'skill' | 'ownBasis'>

/** Skills that the same openings name, closest first. */
export function SkillTogether({ page, together, levels, skill, ownBasis }: SkillTogetherProps) {
  const scale = Math.max(...together.map(({ high }) => high))
  return (
    <section class="card" aria-labelledby="together">
      <h2 id="together">Goes together with</h2>
      {levels?.n === 0 ? (
        <NotNamedHere skill={skill} ownBasis={ownBasis} />
      ) : together.length === 0 ? (
        <p class="quiet">
          No other skill stands beside {skill.name} clearly more often than chance would bring about, in ten openings
          and at five employers or more.
        </p>
      ) : (
        <>
          <p class="quiet">
            Of openings that name {skill.name}, so many also ask for the other. The closest pairs first.
          </p>
          <table class="rows together-table">
            <thead>
              <tr>
                <th scope="col">Skill</th>
                <th scope="col">Of openings with {skill.name}</th>
                <th scope="col" class="number">
                  <abbr title="normalised pointwise mutual information: 0 by chance, 1 always together">NPMI</abbr>
                </th>
                <th scope="col" class="number">
                  Lift
                </th>
              </tr>
            </thead>
            <tbody>
              {together.map((other) => (
                <tr key={other.skill}>
                  <th scope="row">
                    <SkillLink page={page} skill={other.skill} name={other.name} />
                  </th>
                  <td class="share-cell">
                    <ShareBar {...other} scale={scale} />
                    <span class="kind">
                      {formatCount(other.count)} of {formatCount(other.n)}, {formatEmployers(other.employers)}
                    </span>
                  </td>
                  <td class="number">{other.npmi.toFixed(2)}</td>
                  <td class="number">{other.lift.toFixed(1)}×</td>
                </tr>
              ))}
            </tbody>
          </table>
          <FigureFoot
            {...ownBasis}
            method="together"
            json={`/api/v1/skills/${encodeURIComponent(skill.id)}/together`}
            note="skills that imply each other are left out"
          />
        </>
      )}
    </section>
  )
}

/** The census counts a pair's employers no further than this. */
const ENOUGH = 20
const formatEmployers = (count: number): string => `${count >= ENOUGH ? `${ENOUGH} or more` : count} employers`
