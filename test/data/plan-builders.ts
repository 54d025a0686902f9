import {
  type CheckInFields,
  EMPTY_PLAN,
  type Goal,
  type GoalCheckIn,
  type MarketFigure,
  type PlanFields,
} from '../../data/plan.ts'
import { WHOLE_MARKET } from '../../data/selection.ts'

const { from: _from, until: _until, ...EVERYTHING } = WHOLE_MARKET

/** 31 of 100 openings of one source, in the 13 weeks before the day. */
export const aFigure = (parts: Partial<MarketFigure> = {}): MarketFigure => ({
  ...{ countedOn: '2026-11-26', skill: 'terraform', count: 31, n: 100, share: 0.31, low: 0.228, high: 0.406 },
  ...{
    verdict: 'steady',
    selection: { ...EVERYTHING, role: 'data-engineer' },
    from: '2026-08-31',
    until: '2026-11-30',
  },
  ...{ basis: 'openings', sources: [{ source: 'acme', name: 'Acme', count: 31, n: 100 }], rules: 'rules-1' },
  ...parts,
})

/** A goal that no hint is about. */
export const aGoal = (parts: Partial<Goal> = {}): Goal => ({
  ...{ id: 'a'.repeat(32), statement: 'Run our test environment from Terraform code', skill: 'terraform' },
  ...{ skillName: 'Terraform', targetLevel: 'working', specific: 'Network, database and jobs of the test environment' },
  ...{ measure: 'A colleague destroys it and builds it again from the code', hours: 40, prerequisites: '' },
  ...{
    reason: 'I want to own what my pipelines run on',
    market: aFigure(),
    startOn: '2026-11-30',
    dueOn: '2027-02-28',
  },
  milestones: [
    { id: 'b'.repeat(32), title: 'Network stands', dueOn: '2027-01-10', doneOn: null },
    { id: 'c'.repeat(32), title: 'All of it stands', dueOn: '2027-02-20', doneOn: null },
  ],
  resources: [{ title: 'Pairing with Ada', url: '', cost: '', hours: 6 }],
  ...{ support: 'Ada, platform team', confidence: 8, state: 'planned', stateReason: '', stateChangedOn: '2026-11-26' },
  ...{ outcome: null, difference: null, setOn: '2026-11-26' },
  ...parts,
})

export const aPlan = (parts: Partial<PlanFields> = {}): PlanFields => ({
  ...{
    ...EMPTY_PLAN,
    vision: 'Senior data engineer in Leeds.',
    horizonMonths: 12,
    planB: 'Ask for the team next door.',
  },
  goals: [aGoal()],
  reviews: [{ id: 'd'.repeat(32), on: '2026-12-28', kind: 'self', topic: '', doneOn: null }],
  ...parts,
})

export const aGoalCheckIn = (parts: Partial<GoalCheckIn> = {}): GoalCheckIn => ({
  ...{ goalId: 'a'.repeat(32), statement: 'Run our test environment from Terraform code', progressPercent: 40 },
  ...{ hours: 12, obstacle: '', nextStep: 'Write the database module', nextStepOn: '2027-01-15', confidence: 7 },
  ...{ decision: 'keep', reason: '', milestonesDone: [], market: null, change: null },
  ...parts,
})

export const aCheckIn = (parts: Partial<CheckInFields> = {}): CheckInFields => ({
  ...{ on: '2026-12-28', note: '', nextOn: '2027-01-25', goals: [aGoalCheckIn()] },
  ...parts,
})
