import { formatCount, formatShare } from '../format.ts'
import type { SkillProps } from '../pages/skill.tsx'
import { FigureFoot } from './figure-foot.tsx'
import { SkillLink } from './skill-link.tsx'

type SkillTogetherProps = Pick<SkillProps, 'page' | 'together' | 'skill' | 'ownBasis'>

/** Skills that the same openings name. */
export function SkillTogether({ page, together, skill, ownBasis }: SkillTogetherProps) {
  const scale = Math.max(...together.map(({ count, n }) => count / n))
  return (
    <section class="card" aria-labelledby="together">
      <h2 id="together">Goes together with</h2>
      {together.length === 0 ? (
        <p class="quiet">Fewer than 10 openings name {skill.name} beside any other skill.</p>
      ) : (
        <>
          <table class="rows">
            <thead>
              <tr>
                <th scope="col">Skill</th>
                <th scope="col">Of openings with {skill.name}</th>
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
                    <span class="share-figures">
                      <strong>{formatShare(other.count / other.n)}</strong>{' '}
                      <span class="interval">
                        {formatCount(other.count)} of {formatCount(other.n)}
                      </span>
                    </span>
                    <svg class="share-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                      <rect class="share-track" y="1" width="100" height="6" />
                      <rect class="share-fill" y="1" width={(100 * other.count) / other.n / (scale || 1)} height="6" />
                    </svg>
                  </td>
                  <td class="number">{other.lift.toFixed(1)}×</td>
                </tr>
              ))}
            </tbody>
          </table>
          <FigureFoot {...ownBasis} note="lift: how many times more often than in all openings chosen" />
        </>
      )}
    </section>
  )
}
