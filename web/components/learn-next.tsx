import { formatCount, formatOpenings, formatShare } from '../format.ts'
import type { PageContext } from '../page-context.ts'
import type { GapResult } from '../pages/gaps.tsx'
import { type FigureBasis, FigureFoot } from './figure-foot.tsx'
import { SkillLink } from './skill-link.tsx'

/** What to learn next, in the order that opens most doors, each step counted after the ones before it. */
export function LearnNext({ page, result, basis }: { page: PageContext; result: GapResult; basis: FigureBasis }) {
  const { next } = result.report
  if (next.length === 0) return null
  return (
    <section class="card" aria-labelledby="next">
      <h2 id="next">What to learn next</h2>
      <ol class="steps">
        {next.slice(0, 6).map(({ skill, name, gain, reachable, n }) => (
          <li key={skill}>
            <span class="step-name">
              <SkillLink page={page} skill={skill} name={name} />
            </span>
            <svg class="share-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              <rect class="share-track" y="1" width="100" height="6" />
              <rect class="share-fill-soft" y="1" width={(100 * reachable) / (n || 1)} height="6" />
              <rect class="share-fill" y="1" width={(100 * (reachable - gain)) / (n || 1)} height="6" />
            </svg>
            <span class="step-gain">
              {gain === 0 ? (
                <>
                  <strong>+0</strong> alone, a step towards many
                </>
              ) : (
                <>
                  <strong>+{formatCount(gain)}</strong> openings, then {formatShare(n === 0 ? null : reachable / n)}
                </>
              )}{' '}
              <span class="interval">
                {formatCount(reachable)} of {formatOpenings(n)}
              </span>
            </span>
          </li>
        ))}
      </ol>
      <FigureFoot {...basis} note="each step counts with the steps before it learnt" />
    </section>
  )
}
