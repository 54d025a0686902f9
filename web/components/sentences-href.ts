import type { PageContext } from '../page-context.ts'
import type { ViewState } from '../view-state.ts'
import { hrefOf, type QueryPairs } from '../view-state.ts'

/** Where the sentences behind a figure of a skill stand, for the same selection. */
export function sentencesHref(
  page: PageContext,
  skill: string,
  changes: Partial<ViewState> = {},
  extra: QueryPairs = [],
): string {
  return hrefOf(`/skills/${encodeURIComponent(skill)}/sentences`, page.state, changes, extra)
}
