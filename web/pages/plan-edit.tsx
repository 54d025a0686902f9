import type { Plan, PlanGap, ReviewPoint, SupportAction } from '../../data/plan.ts'
import { Layout } from '../components/layout.tsx'
import { AmountField, ChoiceField, DayField, LineField, NoteField, withEmpty } from '../components/plan-fields.tsx'
import { PlanHead } from '../components/plan-head.tsx'
import type { PageContext } from '../page-context.ts'
import { CADENCE_NAMES, KIND_NAMES } from '../plan-labels.ts'

export interface PlanEditProps {
  page: PageContext
  plan: Plan
  name: string
  /** Of what the form is filled with. */
  edition: string
}

const NO_GAP: PlanGap = { skill: null, name: '', isChosen: true, why: '', market: null }
const NOBODY: SupportAction = { who: '', does: '' }
const NO_REVIEW: ReviewPoint = { id: '', on: '', kind: 'self', topic: '', doneOn: null }

/** Everything of a plan but its goals. */
export function PlanEditPage({ page, plan, name, edition }: PlanEditProps) {
  const { constraints } = plan
  return (
    <Layout page={page} title="Edit a plan" description="The words and days of a plan.">
      <PlanHead profileId={plan.profileId} name={name} title="Edit the plan">
        Goals have pages of their own. Whatever you leave empty is left out; rows that you empty are removed.
      </PlanHead>
      <form class="plan-form" action={`/profiles/${plan.profileId}/plan/edit`} method="post">
        <input type="hidden" name="edition" value={edition} />
        <fieldset class="card plan-wide">
          <legend>Where it should lead</legend>
          <NoteField name="vision" label="Vision, two or three sentences" value={plan.vision} rows={3} />
          <AmountField name="horizonMonths" label="Horizon, months" least={1} most={120} value={plan.horizonMonths} />
          <LineField name="coach" label="Coach" value={plan.coach} />
        </fieldset>
        <fieldset class="card plan-wide">
          <legend>What it has to fit into</legend>
          <AmountField
            name="constraints.hoursPerWeek"
            label="Hours a week"
            least={1}
            most={168}
            value={constraints.hoursPerWeek}
          />
          <LineField name="constraints.money" label="Money" value={constraints.money} />
          <LineField name="constraints.place" label="Place" value={constraints.place} />
          <LineField name="constraints.other" label="Anything else" value={constraints.other} isWide />
        </fieldset>
        <fieldset class="card plan-wide">
          <legend>Gaps taken up and left aside</legend>
          {withEmpty(plan.gaps, NO_GAP, 2).map(({ skill, name: gap, isChosen, why }, index) => (
            <div key={index} class="plan-row plan-row-gap">
              <input type="hidden" name={`gaps.${index}.skill`} value={skill ?? ''} />
              <LineField name={`gaps.${index}.name`} label="Gap" value={gap} />
              <ChoiceField
                name={`gaps.${index}.isChosen`}
                label="Decision"
                chosen={String(isChosen)}
                options={{ true: 'taken up', false: 'left aside' }}
              />
              <LineField name={`gaps.${index}.why`} label="Why" value={why} />
            </div>
          ))}
        </fieldset>
        <fieldset class="card plan-wide">
          <legend>If things go otherwise</legend>
          <NoteField name="planB" label="Plan B" value={plan.planB} />
          <NoteField name="risks" label="Risks" value={plan.risks} />
        </fieldset>
        <fieldset class="card plan-wide">
          <legend>Support: who does what</legend>
          {withEmpty(plan.support, NOBODY, 2).map(({ who, does }, index) => (
            <div key={index} class="plan-row plan-row-pair">
              <LineField
                name={`support.${index}.who`}
                label="Who"
                value={who}
                placeholder="mentor, manager, community"
              />
              <LineField name={`support.${index}.does`} label="Does what" value={does} />
            </div>
          ))}
        </fieldset>
        <fieldset class="card plan-wide">
          <legend>Reviews</legend>
          <ChoiceField name="cadence" label="Look at it" chosen={plan.cadence} options={CADENCE_NAMES} />
          {withEmpty(plan.reviews, NO_REVIEW, 2).map(({ id, on, kind, topic, doneOn }, index) => (
            <div key={index} class="plan-row plan-row-review">
              <input type="hidden" name={`reviews.${index}.id`} value={id} />
              <DayField name={`reviews.${index}.on`} label="Day" value={on} />
              <ChoiceField name={`reviews.${index}.kind`} label="How" chosen={kind} options={KIND_NAMES} />
              <LineField name={`reviews.${index}.topic`} label="Topic" value={topic} />
              <DayField name={`reviews.${index}.doneOn`} label="Done on" value={doneOn} />
            </div>
          ))}
        </fieldset>
        <div class="selection-actions plan-wide">
          <button type="submit">Save</button>
          <a href={`/profiles/${plan.profileId}/plan`}>Back without saving</a>
        </div>
      </form>
    </Layout>
  )
}
