import type { PlanReport } from '../../analysis/plan/plan-report.ts'
import { formatDay } from '../format.ts'
import { CADENCE_NAMES, KIND_NAMES } from '../plan-labels.ts'

/** Days to look at the plan, those that were and those ahead. */
export function PlanReviews({ plan }: { plan: PlanReport }) {
  return (
    <section class="card" aria-labelledby="reviews">
      <h2 id="reviews">Reviews</h2>
      <p class="muted">{CADENCE_NAMES[plan.cadence]}.</p>
      <ul class="plan-checks">
        {plan.reviews.map(({ id, on, kind, topic, doneOn }) => (
          <li key={id} class={doneOn === null ? undefined : 'plan-done'}>
            <span class="plan-box" aria-hidden="true">
              {doneOn === null ? '☐' : '☑'}
            </span>
            <span>
              {formatDay(on)}
              <span class="plan-when">
                {KIND_NAMES[kind].toLowerCase()}
                {topic === '' ? '' : `: ${topic}`}
                {doneOn === null ? (on < plan.today.on ? ', overdue' : '') : doneWords(on, doneOn)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A check-in makes up for the reviews that were missed before it: it says so. */
const doneWords = (on: string, doneOn: string): string => (doneOn === on ? ', done' : `, done on ${formatDay(doneOn)}`)
