import type { RequirementLevel } from '../../data/domain.ts'
import { formatCount, formatInterval, formatOpenings, formatShare } from '../format.ts'
import { LEVEL_NAMES } from '../labels.ts'
import type { SkillProps } from '../pages/skill.tsx'
import { FigureFoot } from './figure-foot.tsx'
import { NotNamedHere } from './own-adverts.tsx'
import { sentencesHref } from './sentences-href.ts'

const LEVELS: readonly RequirementLevel[] = ['required', 'preferred', 'mentioned']

/** How the openings that name a skill ask for it. */
export function SkillLevels({
  page,
  levels,
  skill,
  ownBasis,
}: Pick<SkillProps, 'page' | 'levels' | 'skill' | 'ownBasis'>) {
  return (
    <section class="card" aria-labelledby="levels">
      <h2 id="levels">Required or preferred</h2>
      {levels === null || levels.n === 0 ? (
        <NotNamedHere skill={skill} ownBasis={ownBasis} />
      ) : (
        <>
          <p>
            Of {formatOpenings(levels.n)} that name {skill.name}:
          </p>
          <svg class="split" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            {LEVELS.map((level, index) => (
              <rect
                key={level}
                class={`split-${level}`}
                y="0"
                height="10"
                x={(100 * LEVELS.slice(0, index).reduce((sum, before) => sum + levels.counts[before], 0)) / levels.n}
                width={(100 * levels.counts[level]) / levels.n}
              />
            ))}
          </svg>
          <table class="rows">
            <thead class="visually-hidden">
              <tr>
                <th scope="col">How it is asked for</th>
                <th scope="col">Openings</th>
                <th scope="col">Part and 95&nbsp;% interval</th>
              </tr>
            </thead>
            <tbody>
              {LEVELS.map((level) => (
                <tr key={level}>
                  <th scope="row">
                    <span class={`key key-${level}`} aria-hidden="true" /> {LEVEL_NAMES[level]}
                  </th>
                  <td class="number">
                    <a href={sentencesHref(page, skill.id, { level })}>{formatCount(levels.counts[level])}</a>
                  </td>
                  <td class="number">
                    {formatShare(levels.counts[level] / levels.n)}{' '}
                    <span class="interval">
                      {formatInterval(levels.intervals[level].low, levels.intervals[level].high)}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <FigureFoot {...ownBasis} n={levels.n} />
        </>
      )}
    </section>
  )
}
