import type { Cadence, Decision, GoalState, Outcome, ReviewKind } from '../../data/plan.ts'

/** The words of a plan as its pages, files and the command line write them. */

export const STATE_WORDS: Record<GoalState, string> = {
  ...{ planned: 'planned', active: 'active', paused: 'paused', done: 'done', dropped: 'dropped' },
}

export const OUTCOME_WORDS: Record<Outcome, string> = {
  ...{ 'not-met': 'not met', partly: 'partly met', met: 'met', exceeded: 'exceeded' },
}

export const CADENCE_WORDS: Record<Cadence, string> = {
  ...{ weekly: 'every week at first, then every four weeks', fortnightly: 'every two weeks at first, then every four' },
  ...{ monthly: 'every four weeks', quarterly: 'every quarter' },
}

export const KIND_WORDS: Record<ReviewKind, string> = {
  ...{ self: 'by myself', coach: 'with the coach', market: 'with today’s market' },
}

export const DECISION_WORDS: Record<Decision, string> = { keep: 'kept', change: 'changed', drop: 'dropped' }
