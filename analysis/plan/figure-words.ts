import type { MarketFigure, MarketSelection } from '../../data/plan.ts'
import type { Role } from '../../data/vocabulary/load-roles.ts'
import { countText, daysText, intervalText, namesText, openingCountText, shareText } from '../report/figure-text.ts'
import { countedSelectionText, selectionText } from '../report/selection-text.ts'

type RoleNames = readonly Pick<Role, 'id' | 'name'>[]

export const VERDICT_WORDS: Record<MarketFigure['verdict'], string> = {
  ...{ rising: 'rising', falling: 'falling', steady: 'steady' },
  'too-few': 'trend: too few to tell',
}

/** `senior data engineer openings in the United Kingdom`. */
export const marketSelectionText = (selection: MarketSelection, roles: RoleNames): string =>
  selectionText(selection, roles)

/** `367 data engineer openings`, `1 data engineer opening`. */
export const countedMarketText = (
  { n, selection }: { n: number; selection: MarketSelection },
  roles: RoleNames,
): string => countedSelectionText(n, selection, roles)

/** `31.0 % (95 % interval 22.8–40.6 %), 31 of 100 openings, steady`. */
export const figureText = ({ share, low, high, count, n, verdict }: MarketFigure): string =>
  `${shareText(share)} (95 % interval ${intervalText(low, high)}), ${countText(count)} of ${openingCountText(n)}, ${VERDICT_WORDS[verdict]}`

/** Where a figure comes from: `counted on 2026-11-26 over 2026-08-31 to 2026-11-29; sources: Acme`. */
export const figureBasisText = ({ countedOn, from, until, sources, basis }: MarketFigure): string =>
  `counted on ${countedOn} over ${daysText(from, until)}; ${basis === 'history' ? 'shipped history: ' : 'sources: '}${namesText(
    sources.map(({ name }) => name),
    5,
  )}`
