import { formatCount, formatOpenings, formatShare } from '../format.ts'
import type { PageContext } from '../page-context.ts'
import type { GapResult } from '../pages/gaps.tsx'
import { type FigureBasis, FigureFoot } from './figure-foot.tsx'
import { SkillLink } from './skill-link.tsx'

/** What to learn next, in the order that opens most doors, each step counted after the ones before it. */
export function LearnNext({ page, result, basis }: { page: PageContext; result: GapResult; basis: FigureBasis }) {
  const { next, coverage } = result.report
  const metNow = coverage.averageMet ?? 0
  if (next.length === 0) return null
  return (
    <section class="card" aria-labelledby="next">
      <h2 id="next">What to learn next</h2>
      <ol class="steps">
        {next.map(({ skill, name, gain, reachable, averageMet, n }, step) => (
          <li key={skill}>
            <span class="step-name">
              <SkillLink page={page} skill={skill} name={name} />
            </span>
            <svg class="share-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              <rect class="share-track" y="1" width="100" height="6" />
              <rect class="share-fill-soft" y="1" width={100 * averageMet} height="6" />
              <rect class="share-fill" y="1" width={100 * (next[step - 1]?.averageMet ?? metNow)} height="6" />
            </svg>
            <span class="step-gain">
              <strong>{formatShare(averageMet)}</strong> of what an opening asks for, on average{' '}
              <span class="interval">
                {gain > 0 ? `+${formatCount(gain)} within reach: ` : 'within reach: '}
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
