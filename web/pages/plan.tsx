import type { PlanReport } from '../../analysis/plan/plan-report.ts'
import { Layout } from '../components/layout.tsx'
import { PlanGoal, type SmartTexts } from '../components/plan-goal.tsx'
import { PlanHistory } from '../components/plan-history.tsx'
import { PlanMarket } from '../components/plan-market.tsx'
import { PlanReviews } from '../components/plan-reviews.tsx'
import { PlanRoadmap } from '../components/plan-roadmap.tsx'
import { formatCount, formatDay, formatOpenings, formatShare } from '../format.ts'
import type { PageContext } from '../page-context.ts'

export interface PlanProps {
  page: PageContext
  plan: PlanReport
  help: SmartTexts
  /** Which openings the plan is about, in words. */
  marketWords: string
}

/** The plan as a document: to read, to print on a page or two, and to change part by part. */
export function PlanPage({ page, plan, help, marketWords }: PlanProps) {
  const path = `/profiles/${plan.profileId}/plan`
  const todayOf = new Map(plan.today.goals.map((goal) => [goal.goalId, goal]))
  return (
    <Layout page={page} title="A development plan" description="What a person is going to learn, why and until when.">
      <div class="plan">
        <div class="page-head">
          <p class="crumbs">
            <a href="/profiles">Profiles</a> <span aria-hidden="true">/</span>{' '}
            <a href={`/profiles/${plan.profileId}`}>
              <bdi>{plan.name}</bdi>
            </a>{' '}
            <span aria-hidden="true">/</span> Plan
          </p>
          <h1>
            Development plan of <bdi>{plan.name}</bdi>
          </h1>
          <p class="facts">
            <span>
              Version {plan.version}, {formatDay(plan.updatedAt.slice(0, 10))}
            </span>
            {plan.coach === '' ? null : <span>Coach: {plan.coach}</span>}
            {plan.horizonMonths === null ? null : <span>Horizon: {plan.horizonMonths} months</span>}
            <span>{nextReview(plan)}</span>
          </p>
          <p class="plan-actions">
            <a class="button" href={`${path}/check-in`}>
              Check in
            </a>
            <a href={`${path}/goals/new`}>Add a goal</a>
            <a href={`${path}/edit`}>Edit the plan</a>
            <a href={`${path}.ics`}>Calendar file</a>
            <a href={`${path}.md`}>Markdown</a>
            <a href={`${path}.json`}>JSON</a>
          </p>
        </div>
        <Vision plan={plan} path={path} />
        <PlanMarket plan={plan} marketWords={marketWords} />
        <PlanRoadmap plan={plan} />
        <section class="plan-goals" aria-labelledby="goals">
          <div class="section-head">
            <h2 id="goals">Goals</h2>
            <p class="muted">In your order. Nothing here is re-ranked by itself.</p>
          </div>
          {plan.goals.length === 0 ? (
            <p class="quiet">
              No goal yet. <a href={`${path}/goals/new`}>Add the first one</a>, or take one from{' '}
              <a href={`/gaps?profile=${plan.profileId}`}>the gaps</a>.
            </p>
          ) : (
            plan.goals.map((goal, index) => (
              <PlanGoal
                key={goal.id}
                plan={plan}
                goal={goal}
                number={index + 1}
                today={todayOf.get(goal.id)}
                help={help}
              />
            ))
          )}
        </section>
        <div class="columns columns-3 plan-rest">
          <Words title="Plan B" text={plan.planB} missing="What if the first way is closed?" path={path} />
          <Words title="Risks" text={plan.risks} missing="What could come between?" path={path} />
          <section class="card" aria-labelledby="support">
            <h2 id="support">Support</h2>
            {plan.support.length === 0 ? (
              <p class="muted">
                Who could help, and what would they do? <a href={`${path}/edit`}>Add them</a>
              </p>
            ) : (
              <ul class="plan-list">
                {plan.support.map(({ who, does }) => (
                  <li key={who + does}>
                    <strong>{who}</strong> <span class="plan-words">{does}</span>
                  </li>
                ))}
              </ul>
            )}
          </section>
          <PlanReviews plan={plan} />
        </div>
        <Hints plan={plan} />
        <PlanHistory plan={plan} />
        <section class="card screen-only" aria-labelledby="delete">
          <h2 id="delete">Delete this plan</h2>
          <p>
            The plan and its check-ins are overwritten in the database; the profile stays. Copies that you made stay.
          </p>
          <form class="profile-skills" action={`${path}/delete`} method="post">
            <label class="tick">
              <input type="checkbox" name="sure" value="yes" required /> Yes, delete the plan
            </label>
            <div class="selection-actions">
              <button class="secondary" type="submit">
                Delete
              </button>
            </div>
          </form>
        </section>
        <div class="print-only" aria-hidden="true">
          <p class="plan-subhead">Notes and, if you like, signatures</p>
          <div class="plan-lines" />
        </div>
      </div>
    </Layout>
  )
}

function nextReview({ today, reviews }: PlanReport): string {
  const overdue = today.overdueReviews > 0 ? `; ${today.overdueReviews} overdue` : ''
  if (today.nextReviewOn !== null) return `Next review: ${formatDay(today.nextReviewOn)}${overdue}`
  return reviews.length === 0 ? 'No review set' : `No review ahead${overdue}`
}

function Vision({ plan, path }: { plan: PlanReport; path: string }) {
  const { hoursPerWeek, money, place, other } = plan.constraints
  const facts = [
    ['Role now', plan.currentRole],
    ['Hours a week', String(hoursPerWeek)],
    ['Money', money],
    ['Place', place],
    ['Besides', other],
  ].filter(([, value]) => value !== '')
  return (
    <div class="columns plan-top">
      <section class="card plan-vision" aria-labelledby="vision">
        <h2 id="vision">Vision</h2>
        {plan.vision === '' ? (
          <p class="muted">
            Where should this lead? Two or three sentences. <a href={`${path}/edit`}>Write them</a>
          </p>
        ) : (
          <p class="plan-lead">{plan.vision}</p>
        )}
      </section>
      <section class="card" aria-labelledby="where">
        <h2 id="where">Where I am</h2>
        <dl class="plan-facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd class="plan-words">{value}</dd>
            </div>
          ))}
        </dl>
        {plan.today.strengths.length === 0 ? null : (
          <>
            <h3 class="plan-subhead">Strengths that these openings ask for</h3>
            <ul class="plan-list">
              {plan.today.strengths.map(({ skill, name, level, evidence, share, count, n }) => (
                <li key={skill}>
                  <a href={`/skills/${encodeURIComponent(skill)}`}>{name}</a>
                  {level === null ? '' : `, ${level}`}
                  <span class="plan-when">
                    {formatShare(share)}, {formatCount(count)} of {formatOpenings(n)}
                  </span>
                  {evidence === '' ? null : <q class="plan-evidence">{evidence}</q>}
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
    </div>
  )
}

function Words({ title, text, missing, path }: { title: string; text: string; missing: string; path: string }) {
  const id = title.toLowerCase().replace(' ', '-')
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {text === '' ? (
        <p class="muted">
          {missing} <a href={`${path}/edit`}>Write it</a>
        </p>
      ) : (
        <p class="plan-words">{text}</p>
      )}
    </section>
  )
}

function Hints({ plan }: { plan: PlanReport }) {
  if (plan.today.hints.length === 0) return null
  return (
    <section class="card plan-hints screen-only" aria-labelledby="hints">
      <h2 id="hints">Worth a thought</h2>
      <ul>
        {plan.today.hints.map((hint) => (
          <li key={hint}>{hint}</li>
        ))}
      </ul>
    </section>
  )
}
