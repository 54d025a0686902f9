import type { TrendSeries } from '../analysis/trends/trend-report.ts'
import { type Doubt, doubtOf } from '../data/quality/measured-quality.ts'
import type { RouteDeps } from './route-deps.ts'

/** Why figures of some of these skills are to be read with care. */
export function doubtsOf({ app }: RouteDeps, series: readonly Pick<TrendSeries, 'skill'>[]): Map<string, Doubt> {
  const doubts = series.flatMap(({ skill }) => {
    const entry = app.vocabulary.byId.get(skill)
    const doubt = entry === undefined ? null : doubtOf(app.quality, entry)
    return doubt === null ? [] : [[skill, doubt] as const]
  })
  return new Map(doubts)
}
