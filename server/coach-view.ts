import type { AdviceSheet } from '../analysis/coaching/advice-sheet.ts'
import { readClientMarket } from '../analysis/coaching/client-market.ts'
import { type CoachDeps, type MarketOf, readSheet } from '../analysis/coaching/client-questions.ts'
import { holdingsOf } from '../analysis/profiles/profile-skills.ts'
import type { Profile } from '../data/profile.ts'
import { viewOfProfile } from './profile-view.ts'
import type { RouteDeps } from './routes/route-deps.ts'

/** What the questions of a coach are answered from, now: the rules follow the vocabulary as it is edited. */
export const coachDepsOf = ({ app }: RouteDeps): CoachDeps => ({
  ...{ store: app.store, vocabulary: app.vocabulary, roles: app.roles, reader: app.reader },
  today: app.today(),
})

/** What openings ask for, kept while the data stand. Nothing in it is about a person. */
export const clientMarketOf =
  ({ app, market }: RouteDeps): MarketOf =>
  (selection) =>
    market.remember('client market', selection, () => readClientMarket(app.store, app.vocabulary, selection))

/** The sheet of a person, with the figures that `/gaps?profile=` and the API show. */
export async function sheetOf(deps: RouteDeps, profile: Profile): Promise<AdviceSheet> {
  const view = viewOfProfile(deps, profile, {}, false)
  const report = await deps.market.gaps(view, holdingsOf(profile, deps.app.vocabulary))
  return readSheet(coachDepsOf(deps), profile, report)
}
