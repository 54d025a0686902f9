import type { Band } from '../analysis/plan/roadmap.ts'
import type { Cadence, Decision, GoalState, Outcome, ReviewKind } from '../data/plan.ts'
import type { SkillLevel } from '../data/profile.ts'

/** The words of a plan as its pages write them. */

export const STATE_NAMES: Record<GoalState, string> = {
  ...{ planned: 'Planned', active: 'Active', paused: 'Paused', done: 'Done', dropped: 'Dropped' },
}

export const OUTCOME_NAMES: Record<Outcome, string> = {
  ...{ 'not-met': 'Not met', partly: 'Partly met', met: 'Met', exceeded: 'Exceeded' },
}

export const CADENCE_NAMES: Record<Cadence, string> = {
  ...{ weekly: 'Every week at first, then every four weeks', fortnightly: 'Every two weeks at first, then every four' },
  ...{ monthly: 'Every four weeks', quarterly: 'Every quarter' },
}

export const KIND_NAMES: Record<ReviewKind, string> = {
  ...{ self: 'By myself', coach: 'With the coach', market: 'With today’s market' },
}

export const DECISION_NAMES: Record<Decision, string> = {
  ...{ keep: 'Keep it', change: 'Change it', drop: 'Drop it' },
}

export const DECIDED: Record<Decision, string> = { keep: 'kept', change: 'changed', drop: 'dropped' }

export const BAND_NAMES: Record<Band, string> = { short: 'Short', mid: 'Mid', long: 'Long' }
export const BAND_SPANS: Record<Band, string> = {
  ...{ short: 'within 13 weeks', mid: 'within a year', long: 'beyond a year' },
}

export const SKILL_LEVEL_NAMES: Record<SkillLevel, string> = {
  ...{ awareness: 'Awareness', working: 'Working', practitioner: 'Practitioner', expert: 'Expert' },
}

/** Most that a field of hours takes. */
export const MOST_HOURS = 10_000
