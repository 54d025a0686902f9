import type { Grain, RequirementLevel, Seniority, Workplace } from '../data/domain.ts'

/** What a page shows, exactly as its address says it. Null and empty mean "not chosen". */
export interface ViewState {
  role: string | null
  country: string | null
  seniority: Seniority | null
  workplace: Workplace | null
  source: string | null
  level: RequirementLevel | null
  /** Length of the span in weeks, back from the newest data; null leaves the length to the analysis. */
  weeks: number | null
  /** First and last period as typed: a week, month, quarter or day. */
  since: string | null
  until: string | null
  grain: Grain | 'auto'
  includesHistory: boolean
  /**
   * Ids of the skills that the person says they have, and nothing else of what they typed. No account, no cookie: the
   * address is the memory.
   */
  skills: string[]
}

export const EMPTY_STATE: ViewState = {
  role: null,
  country: null,
  seniority: null,
  workplace: null,
  source: null,
  level: null,
  weeks: null,
  since: null,
  until: null,
  grain: 'auto',
  includesHistory: true,
  skills: [],
}

export type QueryPairs = readonly (readonly [name: string, value: string])[]

/** The state as query parameters in a fixed order, defaults left out: one view has one address. */
export function toPairs(state: ViewState): [string, string][] {
  const all: [string, string | null][] = [
    ['role', state.role],
    ['country', state.country],
    ['seniority', state.seniority],
    ['workplace', state.workplace],
    ['source', state.source],
    ['level', state.level],
    ['weeks', state.weeks === null ? null : String(state.weeks)],
    ['since', state.since],
    ['until', state.until],
    ['grain', state.grain === 'auto' ? null : state.grain],
    ['history', state.includesHistory ? null : 'off'],
    ['skills', state.skills.length === 0 ? null : state.skills.join(',')],
  ]
  return all.filter((pair): pair is [string, string] => pair[1] !== null)
}

/** Address of `path` showing `state` with `changes`; `extra` are parameters of that page alone (sort order, search). */
export function hrefOf(
  path: string,
  state: ViewState,
  changes: Partial<ViewState> = {},
  extra: QueryPairs = [],
): string {
  const own = extra.filter(([, value]) => value !== '').map(([name, value]): [string, string] => [name, value])
  const shown = { ...state, ...changes }
  // The API counts by weeks unless told otherwise, a page by what bears a trend.
  const grain: [string, string][] = path.startsWith('/api/') && shown.grain === 'auto' ? [['grain', 'auto']] : []
  const query = new URLSearchParams([...toPairs(shown), ...grain, ...own]).toString()
  return query === '' ? path : `${path}?${query}`
}
