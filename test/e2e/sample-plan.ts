import { keepCheckIn } from '../../analysis/plan/keep-check-in.ts'
import { saveGoal } from '../../analysis/plan/keep-goals.ts'
import { changePlan } from '../../analysis/plan/keep-plan.ts'
import { makePlan } from '../../analysis/plan/make-plan.ts'
import type { PlanWork } from '../../analysis/plan/plan-work.ts'
import type { Profile } from '../../data/profile.ts'
import { addDays } from '../../data/weeks.ts'

/** A plan that is half filled in and was looked at once, so that every part of its pages has something to show. Its first goal's id. */
export function addSamplePlan(work: PlanWork, profile: Profile): string {
  const { today } = work
  const plan = makePlan(work, profile, { startOn: addDays(today, -28), hoursPerWeek: 6 })
  const [first, second] = plan.goals
  if (first === undefined || second === undefined) throw new Error('the sample market has too few gaps')
  changePlan(work, profile, (before) => ({
    ...before,
    vision:
      'A senior data engineer in a product team that runs its own pipelines in the cloud.\nHalf of the week at home in Leeds.',
    coach: 'Kim Example',
    planB: 'Ask for the platform team next door, which moves to the cloud in spring.',
    risks: 'The insurer’s year-end closing takes all evenings of January.',
    support: [
      { who: 'Ada, platform team', does: 'reviews my code every second Friday' },
      { who: 'My manager', does: 'gives me a test server and four hours a week' },
    ],
    constraints: { ...before.constraints, money: 'up to 300 pounds a year' },
  }))
  saveGoal(work, profile, {
    ...first,
    ...{ specific: 'Move our nightly load of orders, with retries and an alert.', confidence: 8, state: 'active' },
    measure: 'It has run for 14 nights, and a colleague has restarted a failed night from my notes.',
    reason: 'Two of the three jobs that I liked last month ask for it.',
    resources: [{ title: 'Documentation', url: 'https://docs.example.org/start', cost: 'free', hours: 6 }],
    support: 'Ada',
    milestones: first.milestones.map((milestone, index) => ({
      ...milestone,
      doneOn: index === 0 ? addDays(today, -3) : null,
    })),
  })
  keepCheckIn(work, profile, {
    ...{ on: addDays(today, -2), note: 'Evenings are short; mornings work better.' },
    goals: [
      {
        ...{ goalId: first.id, progressPercent: 40, hours: 14, obstacle: 'No test server yet', confidence: 8 },
        ...{ nextStep: 'Ask for the test server', nextStepOn: addDays(today, 5), decision: 'keep' },
      },
      { goalId: second.id, progressPercent: 0, decision: 'keep' },
    ],
  })
  return first.id
}
