import type { ComponentChildren } from 'preact'
import type { SmartHint, SmartLetter } from '../../analysis/plan/smart-check.ts'
import type { Goal, Milestone, Resource } from '../../data/plan.ts'
import { Layout } from '../components/layout.tsx'
import { AmountField, ChoiceField, DayField, LineField, NoteField, withEmpty } from '../components/plan-fields.tsx'
import { Figure, type SmartTexts } from '../components/plan-goal.tsx'
import { PlanHead } from '../components/plan-head.tsx'
import { formatDay } from '../format.ts'
import type { PageContext } from '../page-context.ts'
import { MOST_HOURS, OUTCOME_NAMES, SKILL_LEVEL_NAMES, STATE_NAMES } from '../plan-labels.ts'

export interface PlanGoalProps {
  page: PageContext
  profileId: string
  name: string
  /** Null: a new one, without a proposal. */
  goal: Goal | null
  isNew: boolean
  /** Of what the form is filled with; null: nothing that is kept. */
  edition: string | null
  /** What it lacks as it stands; of a new one nothing is said yet. */
  hints: readonly SmartHint[]
  help: SmartTexts
  /** Place in the plan, 1 for the first, and how many goals there are (a new one included). */
  place: number
  places: number
  suggestions: readonly string[]
}

const NO_MILESTONE: Milestone = { id: '', title: '', dueOn: null, doneOn: null }
const NO_RESOURCE: Resource = { title: '', url: '', cost: '', hours: null }

const NEW_GOAL: Omit<Goal, 'id'> = {
  ...{ statement: '', skill: null, skillName: '', targetLevel: null, specific: '', measure: '', hours: null },
  ...{ prerequisites: '', reason: '', market: null, startOn: null, dueOn: null, milestones: [], resources: [] },
  ...{ support: '', confidence: null, state: 'planned', stateReason: '', stateChangedOn: '' },
  ...{ outcome: null, difference: null, setOn: '' },
}

/** One goal, letter by letter. */
export function PlanGoalPage({ page, profileId, name, goal, isNew, hints, help, ...props }: PlanGoalProps) {
  const path = `/profiles/${profileId}/plan/goals`
  const shown = goal ?? NEW_GOAL
  const action = isNew || goal === null ? path : `${path}/${goal.id}`
  return (
    <Layout page={page} title={isNew ? 'A new goal' : 'Edit a goal'} description="A goal, letter by letter.">
      <PlanHead profileId={profileId} name={name} title={isNew ? 'A new goal' : 'Edit a goal'}>
        Five letters help to write a goal that can be kept. Hints are hints: you can save whatever you like.
      </PlanHead>
      <form class="plan-form" action={action} method="post">
        {props.edition === null ? null : <input type="hidden" name="edition" value={props.edition} />}
        <fieldset class="card plan-wide">
          <legend>The goal</legend>
          <NoteField
            name="statement"
            label="In a sentence"
            value={shown.statement}
            isRequired
            placeholder="Run our nightly load of orders on Airflow"
          />
          <label>
            <span>Skill</span>
            <input name="skill" list="known-skills" maxlength={300} value={shown.skillName} autocomplete="off" />
            <small>A skill of the vocabulary gets the market figure of today.</small>
          </label>
          <ChoiceField
            name="targetLevel"
            label="Level to reach"
            chosen={shown.targetLevel}
            options={SKILL_LEVEL_NAMES}
            none="Not said"
          />
          <AmountField name="confidence" label="Confidence, 0 to 10" least={0} most={10} value={shown.confidence} />
          <datalist id="known-skills">
            {props.suggestions.map((skill) => (
              <option key={skill} value={skill} />
            ))}
          </datalist>
        </fieldset>
        <Letter letter="S" help={help} hints={hints}>
          <NoteField name="specific" label={help.S.question} value={shown.specific} placeholder={help.S.example} />
        </Letter>
        <Letter letter="M" help={help} hints={hints}>
          <NoteField name="measure" label={help.M.question} value={shown.measure} placeholder={help.M.example} />
        </Letter>
        <Letter letter="A" help={help} hints={hints}>
          <AmountField
            name="hours"
            label="Hours that it takes"
            least={1}
            most={MOST_HOURS}
            value={shown.hours}
            hint={isNew ? 'An assumption by kind of skill: write your own.' : undefined}
          />
          <LineField
            name="prerequisites"
            label="What has to be there before"
            value={shown.prerequisites}
            placeholder="access to a test server"
            isWide
          />
        </Letter>
        <Letter letter="R" help={help} hints={hints}>
          {shown.market ? (
            <div class="plan-wide plan-figure">
              <Figure
                title={`The market’s reason, ${formatDay(shown.market.countedOn)}`}
                figure={shown.market}
                scale={shown.market.high}
              />
            </div>
          ) : null}
          <NoteField name="reason" label={help.R.question} value={shown.reason} placeholder={help.R.example} />
        </Letter>
        <Letter letter="T" help={help} hints={hints}>
          <DayField name="startOn" label="Begins" value={shown.startOn} />
          <DayField name="dueOn" label="Due" value={shown.dueOn} />
          <h3 class="plan-subhead plan-wide">Milestones: two to four on the way</h3>
          {withEmpty(shown.milestones, NO_MILESTONE, 2).map(({ id, title, dueOn, doneOn }, index) => (
            <div key={index} class="plan-row plan-row-milestone">
              <input type="hidden" name={`milestones.${index}.id`} value={isNew ? '' : id} />
              <LineField name={`milestones.${index}.title`} label="What will be there" value={title} />
              <DayField name={`milestones.${index}.dueOn`} label="By" value={dueOn} />
              <DayField name={`milestones.${index}.doneOn`} label="Reached" value={doneOn} />
            </div>
          ))}
        </Letter>
        <fieldset class="card plan-wide">
          <legend>Resources and support</legend>
          <p class="muted plan-wide">Courses, books, people: yours to add. SkillTide names none.</p>
          {withEmpty(shown.resources, NO_RESOURCE, 2).map(({ title, url, cost, hours }, index) => (
            <div key={index} class="plan-row plan-row-resource">
              <LineField name={`resources.${index}.title`} label="What" value={title} />
              <LineField name={`resources.${index}.url`} label="Address" value={url} placeholder="https://" />
              <LineField name={`resources.${index}.cost`} label="Cost" value={cost} />
              <AmountField name={`resources.${index}.hours`} label="Hours" least={1} most={MOST_HOURS} value={hours} />
            </div>
          ))}
          <NoteField name="support" label="Who helps with this goal, and how" value={shown.support} />
        </fieldset>
        <fieldset class="card plan-wide">
          <legend>Where it stands</legend>
          <ChoiceField name="state" label="State" chosen={shown.state} options={STATE_NAMES} />
          <ChoiceField name="outcome" label="Outcome" chosen={shown.outcome} options={OUTCOME_NAMES} none="Not yet" />
          <AmountField
            name="difference"
            label="Difference it made, 0 to 10"
            least={0}
            most={10}
            value={shown.difference}
          />
          <AmountField name="position" label="Place in the plan" least={1} most={props.places} value={props.place} />
          <LineField
            name="stateReason"
            label="Why it is in this state; needed to drop it"
            value={shown.stateReason}
            isWide
          />
        </fieldset>
        <div class="selection-actions plan-wide">
          <button type="submit">{isNew ? 'Add the goal' : 'Save'}</button>
          <a href={`/profiles/${profileId}/plan`}>Back without saving</a>
        </div>
      </form>
      {isNew ? null : (
        <form class="profile-skills card" action={`${action}/delete`} method="post">
          <p class="muted">
            A goal that you give up is better dropped with its reason. Remove it only when it was a mistake.
          </p>
          <label class="tick">
            <input type="checkbox" name="sure" value="yes" required /> Yes, remove this goal from the plan
          </label>
          <div class="selection-actions">
            <button class="secondary" type="submit">
              Remove
            </button>
          </div>
        </form>
      )}
    </Layout>
  )
}

interface LetterProps {
  letter: SmartLetter
  help: SmartTexts
  hints: readonly SmartHint[]
  children: ComponentChildren
}

function Letter({ letter, help, hints, children }: LetterProps) {
  const own = hints.filter((hint) => hint.letter === letter)
  return (
    <fieldset class="card plan-wide plan-letter">
      <legend>
        <span class="smart-letter" aria-hidden="true">
          {letter}
        </span>{' '}
        {help[letter].name}
      </legend>
      {own.length === 0 ? null : (
        <ul class="plan-wide plan-letter-hints">
          {own.map(({ hint }) => (
            <li key={hint}>{hint}</li>
          ))}
        </ul>
      )}
      {children}
    </fieldset>
  )
}
