import type { Selection } from '../../data/domain.ts'
import { isOpenGoal, type Plan } from '../../data/plan.ts'
import type { Profile } from '../../data/profile.ts'
import type { Store } from '../../data/store/store.ts'
import { weekStartOf } from '../../data/weeks.ts'
import type { GapReport } from '../gaps/gap-report.ts'
import type { Rules } from '../load-rules.ts'
import { countText, intervalText, shareText } from '../report/figure-text.ts'
import type { TrendReport } from '../trends/trend-report.ts'
import { type AdviceSheet, buildAdviceSheet, type SheetGoal } from './advice-sheet.ts'
import { type ClientLine, type DeskRequest, listClients } from './client-desk.ts'
import { type ClientMarket, readClientMarket, targetSelectionOf } from './client-market.ts'
import { buildGroupReport, type GroupReport } from './group-report.ts'
import { prepareSession, type SessionPrep } from './session-prep.ts'

/** What the questions of a coach are answered from: the store, the rules, and the UTC day. */
export interface CoachDeps extends Pick<Rules, 'vocabulary' | 'roles' | 'reader'> {
  store: Pick<Store, 'counts' | 'profiles' | 'sessions' | 'plans'>
  today: string
}

export type MarketOf = (selection: Selection) => ClientMarket | null

/** Reads what a selection asks for, each selection once: the clients of a coach are often after the same. */
export function createMarketReader({ store, vocabulary }: CoachDeps): MarketOf {
  const known = new Map<string, ClientMarket | null>()
  return (selection) => {
    const key = JSON.stringify(selection)
    const before = known.get(key)
    if (before !== undefined) return before
    const market = readClientMarket(store, vocabulary, selection)
    known.set(key, market)
    return market
  }
}

/** The desk: the clients asked for, each with the state of their sessions, plan and gaps. */
export function readDesk(deps: CoachDeps, request: DeskRequest, marketOf = createMarketReader(deps)): ClientLine[] {
  const { store, vocabulary, today } = deps
  const sessions = store.sessions.listAll()
  return listClients(
    {
      ...{ profiles: store.profiles.list(), vocabulary, today },
      sessionsOf: (id) => sessions.get(id) ?? [],
      openReviewsOf: (id) => openReviewsOf(store.plans.find(id)),
      marketOf: (profile) => marketOf(targetSelectionOf(profile)),
    },
    request,
  )
}

/** A group of clients, each set against the openings that they are after; null when it has no members. */
export function readGroup(
  deps: CoachDeps,
  { group, hasNames }: { group: string; hasNames: boolean },
  marketOf = createMarketReader(deps),
): GroupReport | null {
  const members = deps.store.profiles.list().filter((profile) => profile.group === group)
  if (members.length === 0) return null
  return buildGroupReport(deps.vocabulary, { group, members, hasNames, marketOf, today: deps.today })
}

/** The advice sheet of a person, from the report of their gaps. */
export const readSheet = (
  { store, vocabulary, roles, reader, today }: CoachDeps,
  profile: Profile,
  report: GapReport,
): AdviceSheet =>
  buildAdviceSheet(vocabulary, {
    ...{ profile, report, roles, today, rules: reader.version },
    goals: sheetGoalsOf(store.plans.find(profile.id)),
  })

/**
 * What a coach looks at before the next session with a person.
 *
 * @param trends  of the openings that the report stands on, since the last session: see `sinceLastSession`
 */
export const readPrep = (
  { store, vocabulary, roles, today }: CoachDeps,
  profile: Profile,
  report: GapReport,
  trends: TrendReport,
): SessionPrep =>
  prepareSession(vocabulary, {
    ...{ profile, report, trends, roles, today },
    sessions: store.sessions.list(profile.id),
    plan: store.plans.find(profile.id),
  })

/** The openings of a report since the last session with a person; before the first one, their whole record. */
export function sinceLastSession({ store }: Pick<CoachDeps, 'store'>, profile: Profile, report: GapReport): Selection {
  const since = store.sessions.list(profile.id).at(-1)?.heldOn ?? null
  return {
    ...report.selection,
    includeHistory: report.basis === 'history',
    from: since && weekStartOf(since),
    until: null,
  }
}

const openReviewsOf = (plan: Plan | null): string[] =>
  (plan?.reviews ?? []).filter(({ doneOn }) => doneOn === null).map(({ on }) => on)

/** Goals that are still worked on, with the figure of the day that they were set. */
const sheetGoalsOf = (plan: Plan | null): SheetGoal[] =>
  (plan?.goals ?? []).filter(isOpenGoal).map(({ statement, skillName, state, dueOn, market }) => ({
    statement: statement || skillName,
    dueOn,
    isPaused: state === 'paused',
    figure:
      market === null
        ? ''
        : `${shareText(market.share)} (${intervalText(market.low, market.high)}) of ${countText(market.n)} openings when set, ${market.countedOn}`,
  }))
