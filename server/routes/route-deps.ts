import type { AppDeps } from '../app-deps.ts'
import type { Market } from '../market.ts'
import type { PageFrame } from '../page-frame.ts'
import { readView, type View, type ViewParameters } from '../view-query.ts'

/** What every plugin of routes is given. */
export interface RouteDeps {
  app: AppDeps
  market: Market
  pageFrame: PageFrame
}

/** @throws UserError for a parameter that cannot be understood */
export const viewOf = ({ app }: RouteDeps, query: ViewParameters): View =>
  readView(
    query,
    app.roles.map(({ id }) => id),
  )

/** The same view of another role. */
export const withRole = ({ state, selection }: View, role: string | null): View => ({
  state: { ...state, role },
  selection: { ...selection, role },
})
