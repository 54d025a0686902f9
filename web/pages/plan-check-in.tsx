import type { GoalToday, PlanReport } from '../../analysis/plan/plan-report.ts'
import type { Goal } from '../../data/plan.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { Layout } from '../components/layout.tsx'
import { AmountField, ChoiceField, DayField, LineField, NoteField } from '../components/plan-fields.tsx'
import { MarketThenNow } from '../components/plan-goal.tsx'
import { PlanHead } from '../components/plan-head.tsx'
import { formatDay } from '../format.ts'
import type { PageContext } from '../page-context.ts'
import { DECISION_NAMES, MOST_HOURS, STATE_NAMES } from '../plan-labels.ts'

export interface PlanCheckInProps {
  page: PageContext
  plan: PlanReport
  /** Goals to speak of. */
  goals: readonly Goal[]
  nextOn: string
}

/** Five minutes: per open goal how far, how long, what stood in the way, what is next; the market of today beside it. */
export function PlanCheckInPage({ page, plan, goals, nextOn }: PlanCheckInProps) {
  const path = `/profiles/${plan.profileId}/plan`
  const todayOf = new Map(plan.today.goals.map((goal) => [goal.goalId, goal]))
  return (
    <Layout page={page} title="A check-in" description="Five minutes with a plan.">
      <PlanHead profileId={plan.profileId} name={plan.name} title="Check-in">
        Five minutes. Say how far each goal is, one obstacle and the next step; the market of today stands beside the
        day it was set. To change or drop a goal for a reason is a good outcome too.
      </PlanHead>
      {goals.length === 0 ? (
        <EmptyState title="No open goal">
          <p>
            Every goal is done or dropped. <a href={`${path}/goals/new`}>Add the next one</a>.
          </p>
        </EmptyState>
      ) : (
        <form class="plan-form" action={`${path}/check-in`} method="post">
          {goals.map((goal, index) => (
            <GoalFields key={goal.id} plan={plan} goal={goal} index={index} today={todayOf.get(goal.id)} />
          ))}
          <fieldset class="card plan-wide">
            <legend>The plan as a whole</legend>
            <NoteField name="note" label="Anything to remember" />
            <DayField
              name="on"
              label="Day of this check-in"
              value={plan.today.on}
              hint={`Days are UTC; today is ${formatDay(plan.today.on)}.`}
              isRequired
            />
            <DayField name="nextOn" label="Next check-in" value={nextOn} />
          </fieldset>
          <div class="selection-actions plan-wide">
            <button type="submit">Keep this check-in</button>
            <a href={path}>Back without saving</a>
          </div>
        </form>
      )}
    </Layout>
  )
}

interface GoalFieldsProps {
  plan: PlanReport
  goal: Goal
  index: number
  today: GoalToday | undefined
}

function GoalFields({ plan, goal, index, today }: GoalFieldsProps) {
  const last = plan.checkIns
    .toReversed()
    .flatMap(({ on, goals }) => goals.filter(({ goalId }) => goalId === goal.id).map((said) => ({ on, ...said })))[0]
  const field = (name: string): string => `goals.${index}.${name}`
  return (
    <fieldset class="card plan-wide">
      <legend>
        {goal.statement} <span class={`plan-state plan-state-${goal.state}`}>{STATE_NAMES[goal.state]}</span>
      </legend>
      <input type="hidden" name={field('goalId')} value={goal.id} />
      <div class="plan-wide">
        <MarketThenNow goal={goal} today={today} />
      </div>
      {last === undefined ? null : (
        <p class="plan-wide muted">
          Last time, {formatDay(last.on)}: {last.progressPercent ?? '–'}&nbsp;% done
          {last.nextStep === '' ? '' : `; next step was “${last.nextStep}”`}
        </p>
      )}
      <AmountField
        name={field('progressPercent')}
        label="Done, percent"
        least={0}
        most={100}
        value={last?.progressPercent ?? null}
      />
      <AmountField name={field('hours')} label="Hours since last time" least={0} most={MOST_HOURS} />
      <AmountField name={field('confidence')} label="Confidence, 0 to 10" least={0} most={10} value={goal.confidence} />
      <LineField name={field('obstacle')} label="One obstacle" isWide />
      <LineField name={field('nextStep')} label="Next step" isWide />
      <DayField name={field('nextStepOn')} label="By" />
      <ChoiceField name={field('decision')} label="And the goal itself?" chosen="keep" options={DECISION_NAMES} />
      <LineField name={field('reason')} label="Why, if it is changed or dropped" isWide />
      {goal.milestones.some(({ doneOn }) => doneOn === null) ? (
        <div class="plan-wide plan-ticks">
          <span class="plan-subhead">Milestones reached</span>
          {goal.milestones
            .filter(({ doneOn }) => doneOn === null)
            .map(({ id, title }, milestone) => (
              <label key={id} class="tick">
                <input type="checkbox" name={field(`milestonesDone.${milestone}`)} value={id} /> {title}
              </label>
            ))}
        </div>
      ) : null}
    </fieldset>
  )
}
