import type { PlanReport } from '../../analysis/plan/plan-report.ts'
import { RoadmapPlot } from '../charts/roadmap-plot.tsx'
import { formatDay } from '../format.ts'
import { BAND_NAMES, BAND_SPANS } from '../plan-labels.ts'

/** The roadmap as a picture, and as a list for whoever does not see it. */
export function PlanRoadmap({ plan }: { plan: PlanReport }) {
  const { items } = plan.today.roadmap
  if (items.length === 0) return null
  const goalOf = new Map(plan.goals.map((goal) => [goal.id, goal]))
  return (
    <section class="card plan-roadmap" aria-labelledby="roadmap">
      <h2 id="roadmap">Roadmap</h2>
      <RoadmapPlot plan={plan} size="wide" />
      <RoadmapPlot plan={plan} size="narrow" />
      <details class="screen-only">
        <summary>The same as a list</summary>
        <ul class="plan-list">
          {items.map(({ goalId, band, startOn, dueOn, isEstimated }) => (
            <li key={goalId}>
              {goalOf.get(goalId)?.statement}
              <span class="plan-when">
                {BAND_NAMES[band].toLowerCase()} ({BAND_SPANS[band]}): {formatDay(startOn)} to {formatDay(dueOn)}
                {isEstimated ? ', worked out from hours' : ''}
              </span>
            </li>
          ))}
        </ul>
      </details>
      <p class="muted plan-key">
        ◇ milestone, ◆ reached; ○ review, ● done. Hours are assumptions by kind of skill unless you wrote your own; at{' '}
        {plan.constraints.hoursPerWeek} hours a week.
      </p>
    </section>
  )
}
