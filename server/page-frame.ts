import type { SourceInfo } from '../data/domain.ts'
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
  /** `sources`: those behind the figures of the page; left out on pages without figures. */
  return (path: string, state: ViewState, sources?: readonly Pick<SourceInfo, 'origin'>[]): PageContext => ({
    path,
    state,
    choices: readChoices(market, state.includesHistory, roleNames),
    held: state.skills.map((typed) => {
      const skill = deps.vocabulary.byId.get(typed) ?? market.readSkillItems([typed]).held[0]
      return {
        typed,
        skill: skill === undefined ? null : 'id' in skill ? skill.id : skill.skill,
        name: skill?.name ?? typed,
      }
    }),
    assets,
    // A server of own data may have been given a database with demo adverts in it.
    mode: sources?.some(({ origin }) => origin === 'demo') ? 'demo' : deps.mode,
    isSignedIn: isSignedIn(deps),
    version: deps.version,
    rules: deps.reader.version,
    history: historyOf(market.sources(true), sources ?? []),
    isBehind: market.isBehind(),
  })
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
    choices: { roles: [], countries: [], seniorities: [], workplaces: [], sources: [] },
    held: [],
    assets: readPageAssets(deps.assetsDir),
    mode: deps.mode,
    isSignedIn: false,
    version: deps.version,
    rules: '',
    history: 'none',
    isBehind: false,
  }
}

function historyOf(all: readonly Pick<SourceInfo, 'origin'>[], shown: readonly Pick<SourceInfo, 'origin'>[]) {
  const isHistory = ({ origin }: Pick<SourceInfo, 'origin'>): boolean => origin === 'history'
  if (shown.some(isHistory)) return 'shown'
  return all.some(isHistory) ? 'unused' : 'none'
}

function readChoices(market: Market, includeHistory: boolean, roleNames: ReadonlyMap<string, string>) {
  const { roles, countries, seniorities, workplaces } = market.facets(includeHistory)
  const named = (list: readonly { value: string; openings: number }[], nameOf: (value: string) => string): Choice[] =>
    list.slice(0, MAX_CHOICES).map(({ value, openings }) => ({ value, openings, name: nameOf(value) }))
  return {
    roles: named(roles, (value) => roleNames.get(value) ?? value),
    countries: named(
      countries.filter(({ value }) => /^[A-Z]{2}$/.test(value)),
      formatCountry,
    ),
    seniorities: seniorities.map(({ value, openings }) => ({ value, openings, name: SENIORITY_NAMES[value] })),
    workplaces: named(workplaces, (value) => (value in WORKPLACE_NAMES ? WORKPLACE_NAMES[value as 'remote'] : value)),
    sources: market
      .sources(includeHistory)
      .slice(0, MAX_CHOICES)
      .map(({ source, name, openings }) => ({ value: source, name, openings })),
  }
}
