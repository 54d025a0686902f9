import type { FastifyRequest } from 'fastify'
import type { TrendReport } from '../analysis/trends/trend-report.ts'
import type { Selection } from '../data/domain.ts'
import type { Shared } from '../web/shared-figure.ts'
import { type AppDeps, todayOf } from './app-deps.ts'
import type { LiveRules } from './live-rules.ts'
import type { Market } from './market.ts'
import type { PageFrame } from './page-frame.ts'
import { readView, type View, type ViewParameters } from './view-query.ts'

/** What every plugin of routes is given. */
export interface RouteDeps {
  /** Its rules follow the vocabulary as it is edited: ask for them when they are needed. */
  app: AppDeps
  rules: LiveRules
  market: Market
  pageFrame: PageFrame
}

/** @throws UserError for a parameter that cannot be understood */
export const viewOf = ({ app, market }: RouteDeps, query: ViewParameters): View =>
  readView(
    query,
    app.roles.map(({ id }) => id),
    query.source ? market.sources(true).map(({ source }) => source) : [],
    (items) => market.readSkillItems(items),
  )

/** What a link from outside and a citation need: the address as the reader called it, and the day. */
export const sharedOf = ({ app }: RouteDeps, { protocol, host }: FastifyRequest): Shared => ({
  origin: `${protocol}://${host}`,
  today: todayOf(app),
})

/** The same view of another role. */
export const withRole = ({ state, selection, said }: View, role: string | null): View => ({
  said,
  state: { ...state, role },
  selection: { ...selection, role },
})

/** The selection of a view, cut to the span that its report shows. */
export const shownOf = ({ market }: RouteDeps, view: View, { span }: Pick<TrendReport, 'span'>): Selection => ({
  ...market.selectionOf(view),
  ...(span !== null && { from: span.from, until: span.until }),
})
