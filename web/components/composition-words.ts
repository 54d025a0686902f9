import type { Composition } from '../../analysis/trends/composition.ts'
import { formatPoints } from '../format.ts'

/** A difference that nobody would notice needs no name. */
const WORTH_NAMING = 0.5

/** What sources that joined, left or grew did to a share that is counted over all of them alike. */
export function compositionWords(
  { rawPoints, withinPoints, added, left, mixPoints }: Composition,
  sourceNames: ReadonlyMap<string, string>,
): string {
  const named = (sources: readonly string[]) => sources.map((source) => sourceNames.get(source) ?? source).join(', ')
  const parts = [
    added && { points: added.points, words: `because ${named(added.sources)} was added` },
    left && { points: left.points, words: `because ${named(left.sources)} left` },
    { points: mixPoints, words: 'because the sources’ parts in the whole changed' },
  ].filter((part) => part !== null && Math.abs(part.points) >= WORTH_NAMING)
  const raw = `Counted over all sources alike, the later half differs from the earlier one by ${formatPoints(rawPoints)} points`
  if (parts.length === 0) return `${raw}; the sources have no part in that.`
  const of = parts.map((part) => (part === null ? '' : `${formatPoints(part.points)} ${part.words}`)).join(', ')
  return `${raw}, of which ${of}; within the sources that stayed it is ${formatPoints(withinPoints)}.`
}
