import type { Store } from '../../data/store/store.ts'
import { addDays, addPeriods } from '../../data/weeks.ts'
import { type AnOpening, aSource, aStore } from './builders.ts'

const FIRST = '2026-01-05'
const WEEKS = 14

/** Week in which the feed shows 30 of its 40 adverts as copies of the board's, not 2 as before. */
export const COPYING_WEEK = addPeriods(FIRST, 12, 'week')

/** A board and a feed of 40 adverts a week each; all name SQL. */
export function copyingFeedStore(): Store {
  const adverts = Array.from({ length: WEEKS }, (_, position) => {
    const weekStart = addPeriods(FIRST, position, 'week')
    const copied = weekStart === COPYING_WEEK ? 30 : 2
    return Array.from({ length: 40 }, (_, advert): AnOpening[] => {
      const openingKey = `advert ${position} ${advert}`
      const own = { postedOn: addDays(weekStart, advert % 5), facts: { openingKey } }
      const onFeed = { posting: { source: 'feed', company: 'Example Ltd' } }
      const other = { facts: { openingKey: `${openingKey} of the feed` } }
      return [own, advert < copied ? { ...own, ...onFeed } : { ...own, ...onFeed, ...other }]
    })
  }).flat(2)
  return aStore(adverts, [aSource(), aSource({ source: 'feed', name: 'A feed' })])
}
