import { selectionText } from '../analysis/report/selection-text.ts'
import type { SourceInfo } from '../data/domain.ts'
import { type DatedSource, listCountedTwice } from '../data/history/counted-twice.ts'
import { formatCountry } from '../web/format.ts'
import { SENIORITY_NAMES, WORKPLACE_NAMES } from '../web/labels.ts'
import type { Choice, PageContext } from '../web/page-context.ts'
import { EMPTY_STATE, type ViewState } from '../web/view-state.ts'
import type { AppDeps } from './app-deps.ts'
import type { Market } from './market.ts'
import { readPageAssets } from './page-assets.ts'

/** More countries than this make a list nobody reads. */
const MAX_CHOICES = 60

/** What every page of the app shows around its own figures. */
export function createPageFrame(deps: AppDeps, market: Market) {
  const assets = readPageAssets(deps.assetsDir)
  const roleNames = new Map(deps.roles.map(({ id, name }) => [id, name]))
  const wordsOf = createSelectionWords(deps, market)
  /** `sources`: those behind the figures of the page; left out on pages without figures. */
  return (path: string, state: ViewState, sources?: readonly DatedSource[]): PageContext => ({
    path,
    state,
    selectionText: wordsOf(state),
    choices: readChoices(market, state, roleNames),
    held: state.skills.map((skill) => ({ skill, name: deps.vocabulary.byId.get(skill)?.name ?? skill })),
    assets,
    mode: demoOf(sources ?? [], market.sources(true)) ?? deps.mode,
    isSignedIn: isSignedIn(deps),
    version: deps.version,
    rules: deps.reader.version,
    history: historyOf(market.sources(true), sources ?? []),
    countedTwice: listCountedTwice(sources ?? []),
    isEmpty: market.sources(true).length === 0,
    isBehind: market.isBehind(),
  })
}

/** The selection of a page in words, its source by name. */
export const createSelectionWords =
  ({ roles }: AppDeps, market: Market) =>
  (state: ViewState): string =>
    selectionText({ ...state, source: sourceNameOf(market, state) }, roles)

type Origins = readonly { origin: string }[]

/**
 * A server of own data may have been given a database with demo adverts in it. A page without figures is marked when all adverts
 * of the database are such.
 */
function demoOf(shown: Origins, all: Origins): 'demo' | 'partly-demo' | null {
  const of = shown.length > 0 ? shown : all.filter(({ origin }) => origin !== 'history')
  if (of.length > 0 && of.every(({ origin }) => origin === 'demo')) return 'demo'
  return shown.some(({ origin }) => origin === 'demo') ? 'partly-demo' : null
}

/** Where a password is set, nobody sees a page without it. */
const isSignedIn = ({ password, handedOn }: AppDeps): boolean => password != null || handedOn?.isSignedIn === true

export type PageFrame = ReturnType<typeof createPageFrame>

/** All that a page without figures needs. */
export type BareDeps = Pick<AppDeps, 'assetsDir' | 'mode' | 'version'>

/** The frame of a page that could not be made: it must not ask the store anything. */
export function bareFrame(deps: BareDeps, path: string): PageContext {
  return {
    path,
    state: EMPTY_STATE,
    selectionText: 'openings',
    choices: { roles: [], countries: [], seniorities: [], workplaces: [], sources: [] },
    held: [],
    assets: readPageAssets(deps.assetsDir),
    mode: deps.mode,
    isSignedIn: false,
    version: deps.version,
    rules: '',
    history: 'none',
    countedTwice: [],
    isEmpty: false,
    isBehind: false,
  }
}

function historyOf(all: readonly Pick<SourceInfo, 'origin'>[], shown: readonly Pick<SourceInfo, 'origin'>[]) {
  const isHistory = ({ origin }: Pick<SourceInfo, 'origin'>): boolean => origin === 'history'
  if (shown.some(isHistory)) return 'shown'
  return all.some(isHistory) ? 'unused' : 'none'
}

function readChoices(market: Market, state: ViewState, roleNames: ReadonlyMap<string, string>) {
  const { roles, countries, seniorities, workplaces } = market.facets(state.includesHistory)
  return {
    roles: listChoices(roles, state.role, (value) => roleNames.get(value) ?? value),
    countries: listChoices(
      countries.filter(({ value }) => /^[A-Z]{2}$/.test(value)),
      state.country,
      formatCountry,
    ),
    seniorities: listChoices(seniorities, state.seniority, (value) => SENIORITY_NAMES[value]),
    workplaces: listChoices(workplaces, state.workplace, (value) =>
      value in WORKPLACE_NAMES ? WORKPLACE_NAMES[value as 'remote'] : value,
    ),
    sources: market
      .sources(state.includesHistory)
      .slice(0, MAX_CHOICES)
      .map(({ source, name, openings }) => ({ value: source, name, openings })),
  }
}

const sourceNameOf = (market: Market, { source: chosen }: ViewState): string | null =>
  market.sources(true).find(({ source }) => source === chosen)?.name ?? chosen

/** What was chosen without having openings (an old link) stays in the list, under its name, so that an empty page explains itself. */
function listChoices<Value extends string>(
  found: readonly { value: Value; openings: number }[],
  chosen: Value | null,
  nameOf: (value: Value) => string,
): Choice[] {
  const listed = found.slice(0, MAX_CHOICES)
  const isListed = chosen === null || listed.some(({ value }) => value === chosen)
  const all = isListed
    ? listed
    : [{ value: chosen, openings: found.find(({ value }) => value === chosen)?.openings ?? 0 }, ...listed]
  return all.map(({ value, openings }) => ({ value, openings, name: nameOf(value) }))
}
