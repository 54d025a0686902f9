import type { TrendPoint } from '../../analysis/trends/trend-report.ts'
import type { ChartedSeries } from '../../web/components/trend-figure.tsx'
import type { PageContext } from '../../web/page-context.ts'
import { EMPTY_STATE } from '../../web/view-state.ts'

export const trendPoint = (parts: Partial<TrendPoint> = {}): TrendPoint => ({
  weekStart: '2026-11-16',
  label: '2026-W47',
  n: 100,
  count: 10,
  share: 0.1,
  low: 0.06,
  high: 0.17,
  state: 'good',
  ...parts,
})

export const series = (parts: Partial<ChartedSeries> = {}): ChartedSeries => ({
  name: 'SQL',
  points: [trendPoint()],
  verdict: 'steady',
  change: { points: 0, low: -1, high: 1 },
  ...parts,
})

export const aPage = (parts: Partial<PageContext> = {}): PageContext => ({
  path: '/',
  state: EMPTY_STATE,
  selectionText: 'openings',
  choices: { roles: [], countries: [], seniorities: [], workplaces: [], sources: [] },
  held: [],
  assets: {
    ...{ mainStyles: '', peopleStyles: '', themeScript: '' },
    ...{ mainStylesFile: '/assets/main.css', paperStyles: '/assets/paper.css', appScript: '/assets/app.js' },
  },
  mode: 'own',
  isSignedIn: false,
  rules: 'rules-1',
  version: '0.0.0-test',
  history: 'none',
  countedTwice: [],
  isEmpty: false,
  isBehind: false,
  ...parts,
})
