import type { NextStep } from '../../analysis/gaps/gap-report.ts'
import { formatCount, formatInterval, formatOpenings, formatShare } from '../format.ts'
import type { PageContext } from '../page-context.ts'
import type { GapResult } from '../pages/gaps.tsx'
import { type FigureBasis, FigureFoot } from './figure-foot.tsx'
import { HoursWords, LessonWords } from './learning-words.tsx'
import { SkillLink } from './skill-link.tsx'

interface LearnNextProps {
  page: PageContext
  result: GapResult
  basis: FigureBasis
}

/** What to learn next: the most asked for of what is missing, each step counted after the ones before it. */
export function LearnNext({ page, result, basis }: LearnNextProps) {
  const { next, coverage, advice } = result.report
  if (next.length === 0) return null
  return (
    <section class="card" aria-labelledby="next">
      <h2 id="next">What to learn next</h2>
      <p class="quiet">
        {advice.basis === 'none' ? <strong>{advice.cautions[0]} </strong> : null}
        The most asked for of what you lack, in that order. Of five rules{' '}
        <a href="/about/method#advice">tried on later real adverts</a> none put clearly more within reach.
      </p>
      <Steps page={page} steps={next} metNow={coverage.averageMet ?? 0} />
      <FigureFoot
        {...basis}
        method="next"
        note="each step counts with the steps before it learnt; hours are assumptions"
      />
    </section>
  )
}

/** The same question answered by arithmetic: best order, best pair, and what fits into the hours that there are. */
export function LearnByArithmetic({ page, result, basis }: LearnNextProps) {
  const { order, pair, budget, next, coverage } = result.report
  if (order.length === 0) return null
  const isSame = order.map(({ skill }) => skill).join() === next.map(({ skill }) => skill).join()
  return (
    <section class="card by-arithmetic" aria-labelledby="order">
      <h2 id="order">By arithmetic: what brings these openings nearest</h2>
      <p class="quiet">
        Not observed, but worked out: if you knew it and all else stayed as it is. It counts on adverts like these, so
        it leans on the employers in them.
      </p>
      {pair === null ? null : pair.gain === 0 ? (
        <p>None of the pairs among the 15 best single skills puts one of these openings within reach yet.</p>
      ) : (
        <p>
          <strong>Best pair:</strong> <SkillLink page={page} {...pair.skills[0]} /> and{' '}
          <SkillLink page={page} {...pair.skills[1]} /> put{' '}
          <strong>
            {formatCount(pair.gain)} of {formatOpenings(pair.n)}
          </strong>{' '}
          more within reach; alone {formatCount(pair.alone[0])} and {formatCount(pair.alone[1])}.{' '}
          <span class="interval">All pairs of the 15 best single skills were tried.</span>
        </p>
      )}
      {budget === null ? null : (
        <p>
          <strong>In {formatCount(budget.hours)} hours:</strong>{' '}
          {budget.steps.length === 0
            ? 'nothing that you lack can be learnt, as the hours are assumed.'
            : `${budget.steps.map(({ name, hours }) => `${name} (${formatCount(hours)} h)`).join(', ')}: ${formatCount(budget.hoursUsed)} h, then ${formatCount(budget.reachable.count)} of ${formatOpenings(budget.reachable.n)} within reach`}{' '}
          {budget.steps.length === 0 ? null : (
            <span class="interval">
              {formatInterval(budget.reachable.low, budget.reachable.high)};{' '}
              {budget.isBest
                ? 'the best of all sets that fit'
                : 'chosen by gain per hour: too many sets to try them all'}
            </span>
          )}
        </p>
      )}
      {isSame ? (
        <p>The best order is the one above: what is asked for most also brings these openings nearest.</p>
      ) : (
        <Steps page={page} steps={order} metNow={coverage.averageMet ?? 0} />
      )}
      <FigureFoot {...basis} method="next" note="counterfactual: each step counts with the steps before it learnt" />
    </section>
  )
}

function Steps({ page, steps, metNow }: { page: PageContext; steps: readonly NextStep[]; metNow: number }) {
  return (
    <ol class="steps">
      {steps.map((step, index) => (
        <li key={step.skill}>
          <div class="step-name">
            <SkillLink page={page} skill={step.skill} name={step.name} />
            <span class="kind">
              <HoursWords {...step} />
            </span>
          </div>
          <svg class="share-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect class="share-track" y="1" width="100" height="6" />
            <rect class="share-fill-soft" y="1" width={100 * step.averageMet} height="6" />
            <rect class="share-fill" y="1" width={100 * (steps[index - 1]?.averageMet ?? metNow)} height="6" />
          </svg>
          <span class="step-gain">
            <strong>{formatShare(step.averageMet)}</strong> of what an opening asks for, on average{' '}
            <span class="interval">
              {step.gain > 0 ? `+${formatCount(step.gain)} within reach: ` : 'within reach: '}
              {formatCount(step.reachable)} of {formatOpenings(step.n)} ({formatInterval(step.low, step.high)})
            </span>
          </span>
          <p class="step-words">
            <LessonWords page={page} lesson={step} />
          </p>
        </li>
      ))}
    </ol>
  )
}
