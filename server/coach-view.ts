import type { AdviceSheet } from '../analysis/coaching/advice-sheet.ts'
import { readClientMarket } from '../analysis/coaching/client-market.ts'
import {
  type CoachDeps,
  type MarketOf,
  readPrep,
  readSheet,
  sinceLastSession,
} from '../analysis/coaching/client-questions.ts'
import type { SessionPrep } from '../analysis/coaching/session-prep.ts'
import type { GapReport } from '../analysis/gaps/gap-report.ts'
import { holdingsOf } from '../analysis/profiles/profile-skills.ts'
import { findTrendsInSteps } from '../analysis/trends/find-trends.ts'
import type { Profile } from '../data/profile.ts'
import { todayOf } from './app-deps.ts'
import { inTurns } from './in-turns.ts'
import { viewOfProfile } from './profile-view.ts'
import type { RouteDeps } from './route-deps.ts'

/** What the questions of a coach are answered from, now: the rules follow the vocabulary as it is edited. */
export const coachDepsOf = ({ app }: RouteDeps): CoachDeps => ({
  ...{ store: app.store, vocabulary: app.vocabulary, roles: app.roles, reader: app.reader },
  today: todayOf(app),
})

/** What openings ask for, kept while the data stand. Nothing in it is about a person. */
export const clientMarketOf =
  ({ app, market }: RouteDeps): MarketOf =>
  (selection) =>
    market.remember('client market', selection, () => readClientMarket(app.store, app.vocabulary, selection))

/** The sheet of a person, with the figures that `/gaps?profile=` and the API show. */
export async function sheetOf(deps: RouteDeps, profile: Profile): Promise<AdviceSheet> {
  return readSheet(coachDepsOf(deps), profile, await gapsOf(deps, profile))
}

/** A person against the openings that they are after. */
export const gapsOf = (deps: RouteDeps, profile: Profile): Promise<GapReport> =>
  deps.market.gaps(viewOfProfile(deps, profile, {}, false), holdingsOf(profile, deps.app.vocabulary))

/** What a coach looks at before the next session with a person. */
export async function prepOf(deps: RouteDeps, profile: Profile): Promise<SessionPrep> {
  const coach = coachDepsOf(deps)
  const report = await gapsOf(deps, profile)
  const request = { selection: sinceLastSession(coach, profile, report), grain: 'auto' as const, today: coach.today }
  const trends = await deps.market.remember('trends since a session', request, () =>
    inTurns(findTrendsInSteps(deps.app.store, deps.app.vocabulary, request)),
  )
  return readPrep(coach, profile, report, trends)
}
