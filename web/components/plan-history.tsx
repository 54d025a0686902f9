import type { PlanReport } from '../../analysis/plan/plan-report.ts'
import type { CheckIn } from '../../data/plan.ts'
import { formatDay, formatInterval, formatShare } from '../format.ts'
import { DECIDED } from '../plan-labels.ts'

/** All check-ins, the newest first: what was said, and what the market was when it was written down. */
export function PlanHistory({ plan }: { plan: PlanReport }) {
  if (plan.checkIns.length === 0) return null
  return (
    <section class="card plan-history" aria-labelledby="history">
      <h2 id="history">Check-ins</h2>
      {plan.checkIns.toReversed().map((checkIn) => (
        <CheckInCard key={checkIn.id} plan={plan} checkIn={checkIn} />
      ))}
    </section>
  )
}

function CheckInCard({ plan, checkIn }: { plan: PlanReport; checkIn: CheckIn }) {
  const setOf = new Map(plan.goals.map((goal) => [goal.id, goal.market]))
  return (
    <section class="check-in" aria-labelledby={`check-in-${checkIn.id}`}>
      <h3 id={`check-in-${checkIn.id}`}>{formatDay(checkIn.on)}</h3>
      {checkIn.note === '' ? null : <p class="plan-words">{checkIn.note}</p>}
      <ul class="plan-list">
        {checkIn.goals.map((goal) => (
          <li key={goal.goalId}>
            <strong>{goal.statement}</strong>: {DECIDED[goal.decision]}
            {goal.reason === '' ? '' : `, because: ${goal.reason}`}
            <span class="plan-when">
              {[
                goal.progressPercent === null ? '' : `${goal.progressPercent}\u00a0% done`,
                goal.hours === null ? '' : `${goal.hours} hours`,
                goal.confidence === null ? '' : `confidence ${goal.confidence} of 10`,
                goal.obstacle === '' ? '' : `in the way: ${goal.obstacle}`,
                goal.nextStep === ''
                  ? ''
                  : `next: ${goal.nextStep}${goal.nextStepOn === null ? '' : ` by ${formatDay(goal.nextStepOn)}`}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {goal.market === null ? null : (
              <span class="plan-when">
                market: {shareOf(setOf.get(goal.goalId) ?? null)} when set, {shareOf(goal.market)} on{' '}
                {formatDay(goal.market.countedOn)}
                {CHANGE_WORDS[goal.change?.verdict ?? 'not-comparable']}
              </span>
            )}
          </li>
        ))}
      </ul>
      {checkIn.nextOn === null ? null : <p class="muted">Next: {formatDay(checkIn.nextOn)}</p>}
      <form
        class="screen-only"
        action={`/profiles/${plan.profileId}/plan/check-ins/${checkIn.id}/delete`}
        method="post"
      >
        <label class="tick">
          <input type="checkbox" name="sure" value="yes" required /> Yes, remove it and what it ticked
        </label>
        <button class="link-button" type="submit">
          Remove this check-in<span class="visually-hidden"> of {formatDay(checkIn.on)}</span>
        </button>
      </form>
    </section>
  )
}

const CHANGE_WORDS = {
  ...{ rose: ': it rose', fell: ': it fell', same: ': about the same', 'too-few': ': too few to tell a change' },
  ...{ 'no-newer': ': no newer openings', 'not-comparable': '' },
} as const

function shareOf(figure: { share: number; low: number; high: number; n: number } | null): string {
  return figure === null
    ? 'not counted'
    : `${formatShare(figure.share)} (${formatInterval(figure.low, figure.high)}, n = ${figure.n})`
}
