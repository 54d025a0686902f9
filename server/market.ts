import { compareWithMarket } from '../analysis/gaps/compare-with-market.ts'
import { frameworkOf } from '../analysis/gaps/framework-levels.ts'
import { readGapMarketInSteps } from '../analysis/gaps/gap-market.ts'
import type { GapReport } from '../analysis/gaps/gap-report.ts'
import type { PersonRequest } from '../analysis/gaps/gap-request.ts'
import { withPay } from '../analysis/gaps/with-pay.ts'
import { readPastedSkills } from '../analysis/profiles/pasted-skills.ts'
import { holdingsOfList, type ProfileHoldings } from '../analysis/profiles/profile-skills.ts'
import { listKnownSources } from '../analysis/report/source-health.ts'
import { buildWeeklyReportInSteps, type WeeklyReportRequest } from '../analysis/report/weekly/build-weekly-report.ts'
import type { WeeklyReport } from '../analysis/report/weekly/weekly-report.ts'
import { readSkillList } from '../analysis/skills/read-skill-list.ts'
import type { BreakOutReport } from '../analysis/trends/breaking-out/breaking-out.ts'
import { findBreakingOut } from '../analysis/trends/breaking-out/find-breaking-out.ts'
import { findTrendsInDepthInSteps, findTrendsInSteps } from '../analysis/trends/find-trends.ts'
import { keepChanges } from '../analysis/trends/known-changes.ts'
import { findOutlook } from '../analysis/trends/outlook/find-outlook.ts'
import { findMergeJumpsInSteps, type MergeJump } from '../analysis/trends/outlook/merge-jumps.ts'
import type { SkillOutlook } from '../analysis/trends/outlook/skill-outlook.ts'
import { withStepOf } from '../analysis/trends/outlook/step-dates.ts'
import { findPayInSteps } from '../analysis/trends/pay/find-pay.ts'
import type { PayReport } from '../analysis/trends/pay/pay-report.ts'
import { findRoleTrendsInSteps } from '../analysis/trends/role-trends.ts'
import { findSwitchesInSteps } from '../analysis/trends/switching/find-switches.ts'
import type { SwitchReport } from '../analysis/trends/switching/switch-report.ts'
import type { TrendReport } from '../analysis/trends/trend-report.ts'
import { findVolumeInSteps } from '../analysis/trends/volume/find-volume.ts'
import type { OpeningVolume } from '../analysis/trends/volume/opening-volume.ts'
import type { CountTable, Grain, Selection } from '../data/domain.ts'
import type { PartCounts } from '../data/store/contracts/census.ts'
import type { MergeRate } from '../data/store/contracts/merges.ts'
import type { Store } from '../data/store/store.ts'
import { addPeriods, weekStartOf } from '../data/weeks.ts'
import { type AppDeps, todayOf } from './app-deps.ts'
import { inTurns } from './in-turns.ts'
import { createMemo } from './memo.ts'
import type { View } from './view-query.ts'

/** Each holds the changes of all skills of a selection: some megabytes with thousands of skills. */
export const KEPT_TABLES = 8
/** Each holds what every opening of a selection asks for: 12 MB for 100,000 of them. */
const KEPT_GAP_MARKETS = 6

/** From so many openings on, pages may lag behind what a crawl writes: all figures anew after each page would take seconds. */
const MANY_OPENINGS = 50_000
const LOOK_MS = 60_000

/** Whether a store is large; counted once a minute. */
function largeStore(store: Store): () => boolean {
  let isLarge = false
  let lookedAt = Number.NEGATIVE_INFINITY
  return () => {
    if (performance.now() - lookedAt < LOOK_MS) return isLarge
    lookedAt = performance.now()
    isLarge = store.openings.count() >= MANY_OPENINGS
    return isLarge
  }
}

/** The questions that pages ask. Each answer is kept until the data or the day change. */
export function createMarket(deps: AppDeps) {
  const { store } = deps
  const today = () => todayOf(deps)
  const { known = keepChanges(KEPT_TABLES) } = deps
  const version = () => {
    const { own, others } = store.changeMarks()
    return { own: `${today()} ${deps.reader.version} ${own}`, others }
  }
  const mayLag = largeStore(store)
  const remember = createMemo(version, { mayLag })
  const rememberGaps = createMemo(version, { mayLag, maxEntries: KEPT_GAP_MARKETS })

  /** Selection of a view with its span in weeks as days, counted back from the newest data. */
  function selectionOf({ state, selection }: View): Selection {
    if (state.weeks === null || selection.from !== null) return selection
    const { lastDay } = span(selection) ?? {}
    if (lastDay === undefined) return selection
    return { ...selection, from: addPeriods(weekStartOf(lastDay), 1 - state.weeks, 'week') }
  }

  const span = (selection: Selection) => remember('span', selection, () => store.counts.span(selection))

  return {
    selectionOf,
    span,

    /** Whatever else a page works out of the data, kept in the same way. */
    remember,

    /** Every skill of the view, most asked for first; judged once for each state of the data, in turns. */
    trends(view: View): Promise<TrendReport> {
      const request = { selection: selectionOf(view), grain: view.state.grain, today: today() }
      return remember('trends', request, () =>
        inTurns(findTrendsInSteps(store, deps.vocabulary, { ...request, known })),
      )
    },

    /** Only these skills of the view, with what their whole record says, or the most asked for; none where there are no openings. */
    async trendsInDepth(view: View, narrowing: { skillIds?: string[]; top?: number }): Promise<TrendReport> {
      const whole = await this.trends(view)
      if (whole.n === 0 || Object.keys(narrowing).length === 0) return whole
      const request = { selection: selectionOf(view), grain: view.state.grain, today: today(), ...narrowing }
      const mergeJumps = await this.mergeJumps()
      return remember('trends', request, () =>
        inTurns(findTrendsInDepthInSteps(store, deps.vocabulary, { ...request, mergeJumps, known })),
      )
    },

    /** What the overview of a view and the pages of its skills ask for, of the newest data. */
    async readAhead(view: View): Promise<void> {
      await remember.catchUp(async () => {
        await this.trends(view)
        await this.mergeJumps()
        await this.volume(view)
        this.breakingOut(view)
        await this.roleTrends(view)
      })
      await rememberGaps.catchUp(async () => {})
    },

    /** The report of a week as it is counted now. */
    weeklyReport(request: WeeklyReportRequest): Promise<WeeklyReport> {
      const { vocabulary, roles, reader } = deps
      return remember('weekly report', request, () =>
        inTurns(buildWeeklyReportInSteps({ store, vocabulary, roles, rulesVersion: reader.version, known }, request)),
      )
    },

    /** How much of what each source showed in each week was known already. */
    mergeRates: (): Promise<MergeRate[]> => remember('merge rates', null, () => inTurns(store.merges.rates())),

    /** Whether answers may lag behind what other processes write. */
    mayLag,

    /** Whether figures are shown that are older than the data, because another process is writing. */
    isBehind: () => remember.isBehind() || rememberGaps.isBehind(),

    /** Every role of a view as a share of its openings in all roles, over the span that its skills are shown over. */
    async roleTrends(view: View): Promise<TrendReport> {
      const selection = { ...selectionOf(view), role: null }
      const { span, grain } = await this.trends({ ...view, state: { ...view.state, role: null }, selection })
      const shown = { ...selection, ...(span !== null && { from: span.from, until: span.until }) }
      const request = { selection: shown, grain, today: today() }
      return remember('role trends', request, () => inTurns(findRoleTrendsInSteps(store, deps.roles, request)))
    },

    /** Weeks in which the merge rate of a source jumped. */
    mergeJumps: (): Promise<MergeJump[]> => remember('merge jumps', null, () => inTurns(findMergeJumpsInSteps(store))),

    /** Counts of a selection as it stands, with `skillIds` only those. */
    counts(selection: Selection, grain: Grain, skillIds?: string[]): CountTable {
      return remember('counts', [selection, grain, skillIds], () => store.counts.table(selection, grain, skillIds))
    },

    /** A selection told apart by role or country, whichever of them it names: one walk for the pages of all skills. */
    byPart(selection: Selection, part: 'role' | 'country', grain: Grain): PartCounts[] {
      const whole = { ...selection, [part]: null }
      return remember('by part', [whole, part, grain], () => store.census.byPart(whole, part, grain))
    },

    /** What the whole record of one skill says beside a report of its view. */
    async outlook({ selection }: View, { grain, series }: TrendReport, skillId: string): Promise<SkillOutlook> {
      const frequent = [...series].sort((a, b) => b.total.count - a.total.count).map(({ skill }) => skill)
      const change = series.find(({ skill }) => skill === skillId)?.change ?? null
      const mergeJumps = await this.mergeJumps()
      return remember('outlook', [selection, grain, skillId], () =>
        withStepOf(findOutlook(store, { selection, grain, skillId, today: today(), frequent, mergeJumps }), change),
      )
    },

    /** Pay of the openings of a selection as it stands. */
    pay(selection: Selection): Promise<PayReport> {
      const own = { ...selection, includeHistory: false }
      return remember('pay', own, () => inTurns(findPayInSteps(store, own)))
    },

    /** New and active openings of the periods that a report shows; with `skillId` of those that name it. Null without a span. */
    async volume(view: View, skillId: string | null = null): Promise<OpeningVolume | null> {
      const { span, grain } = await this.trends(view)
      if (span === null) return null
      const request = { selection: { ...view.selection, from: null, until: null }, span, grain, today: today() }
      const whole = await remember('volume', request, () => inTurns(findVolumeInSteps(store, request)))
      if (skillId === null) return whole
      return remember('volume', [request, skillId], () =>
        inTurns(findVolumeInSteps(store, { ...request, skill: { skillId, whole } })),
      )
    },

    /** Skills of its category that the employers of both halves of a view went to from this one, or from to this one. */
    async switches(view: View, skillId: string): Promise<SwitchReport> {
      const { series, sources } = await this.trends(view)
      const change = series.find(({ skill }) => skill === skillId)?.change ?? null
      const request = { selection: view.selection, skillId, change, sources }
      return remember('switches', [this.selectionOf(view), view.state.grain, skillId], () =>
        inTurns(findSwitchesInSteps(store, deps.vocabulary, request)),
      )
    },

    /** What appears or surges in the newest weeks of a view; its span does not matter. */
    breakingOut({ selection }: View): BreakOutReport {
      const whole = { ...selection, from: null, until: null }
      return remember('breaking out', whole, () =>
        findBreakingOut(store, deps.vocabulary, { selection: whole, today: today() }),
      )
    },

    facets: (includeHistory: boolean) => remember('facets', includeHistory, () => store.counts.facets(includeHistory)),

    /** All sources with the state of their readings. */
    knownSources: () => remember('known sources', null, () => listKnownSources(store, true)),

    sources: (includeHistory: boolean) => remember('sources', includeHistory, () => store.sources.list(includeHistory)),

    /** Names of the sources of a report of which some postings state no day, and count when they were first seen. */
    undated({ sources }: Pick<TrendReport, 'sources'>): string[] {
      const shown = new Set(sources.map(({ source }) => source))
      return this.sources(false).flatMap(({ source, name, undated }) =>
        undated > 0 && shown.has(source) ? [name] : [],
      )
    },

    /**
     * What a person holds, set against a view. The market is kept as everything else; the person never: what somebody typed is
     * nobody else's.
     */
    async gaps(view: View, person: Omit<PersonRequest, 'selection' | 'framework'>): Promise<GapReport> {
      const { selection } = view
      const request = { selection, weeks: view.state.weeks, today: today() }
      const read = await rememberGaps('gap market', request, () =>
        inTurns(readGapMarketInSteps(store, deps.vocabulary, { ...request, known })),
      )
      const framework = frameworkOf(deps.roles, selection.role)
      const report = compareWithMarket(read, deps.vocabulary, { selection, framework, ...person })
      return read?.basis === 'openings' ? withPay(report, await this.pay({ ...read.selection, level: null })) : report
    },

    /** Reads a list or a CV. */
    readSkills(text: string): ProfileHoldings {
      return readPastedSkills(text, deps.vocabulary, deps.extractor)
    },

    /** Reads what an address carries: ids, or words as typed. */
    readSkillItems(items: readonly string[]): ProfileHoldings {
      const held = items.flatMap((item) => {
        const skill = deps.vocabulary.byId.get(item)
        return skill === undefined ? [] : [{ typed: skill.name, skill: skill.id, name: skill.name }]
      })
      const words = items.filter((item) => !deps.vocabulary.byId.has(item))
      const read =
        words.length === 0
          ? { held: [], unknown: [], partly: [] }
          : holdingsOfList(readSkillList(words.join('\n'), deps.vocabulary, deps.extractor))
      const known = new Set(held.map(({ skill }) => skill))
      const isNew = ({ skill }: { skill: string }): boolean => !known.has(skill)
      return { held: [...held, ...read.held.filter(isNew)], unknown: read.unknown, partly: read.partly.filter(isNew) }
    },
  }
}

export type Market = ReturnType<typeof createMarket>
