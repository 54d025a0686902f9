import type { CountTable } from '../../data/domain.ts'
import { kitagawa } from './kitagawa.ts'
import type { Halves } from './source-halves.ts'
import type { Counted } from './weighted-change.ts'

/** What a set of sources that came or went did to the raw share, in points. */
export interface SourceEffect {
  sources: string[]
  points: number
}

/**
 * Where a raw change of the pooled share between two halves comes from. The parts add up to it: `added` + `left` + `mixPoints`
 * + `withinPoints`.
 */
export interface Composition {
  rawPoints: number
  /** Sources that only the later half has, and those that only the earlier half has; null where there are none. */
  added: SourceEffect | null
  left: SourceEffect | null
  /** Sources of both halves whose parts in the whole changed. */
  mixPoints: number
  /** What changed inside the sources of both halves. */
  withinPoints: number
}

/** A source with less than this part of its openings in one half is no source of that half. */
const HARDLY_THERE = 0.05

/**
 * Names what the sources did to the raw share: first without those that were added, then without those that left, and of the
 * rest by Kitagawa what a changed mix did. Null when a half has no openings, or no source stays.
 *
 * Source: Kitagawa 1955; taking out what came and went before is ours, so that its whole effect has one name.
 * @param counting  positions of the sources that count the skill
 */
export function compositionOf(
  { sources, openings, periodStarts }: CountTable,
  mentions: Uint32Array,
  halves: Halves,
  counting: readonly number[],
): Composition | null {
  const sumOf = (sourceIndex: number, from: number, until: number): Counted => {
    let [count, n] = [0, 0]
    for (let period = from; period < until; period++) {
      const cell = sourceIndex * periodStarts.length + period
      count += mentions[cell] ?? 0
      n += openings[cell] ?? 0
    }
    return { count, n }
  }
  return compositionBetween(
    counting.map((sourceIndex) => ({
      source: sources[sourceIndex]?.source ?? '',
      earlier: sumOf(sourceIndex, halves.first, halves.split),
      later: sumOf(sourceIndex, halves.split, halves.end),
    })),
  )
}

/** The same from what each source has in both halves. */
export function compositionBetween(
  all: readonly { source: string; earlier: Counted; later: Counted }[],
): Composition | null {
  const added = all.filter(({ earlier, later }) => earlier.n < HARDLY_THERE * later.n)
  const left = all.filter(({ earlier, later }) => later.n < HARDLY_THERE * earlier.n)
  const withoutAdded = all.filter((some) => !added.includes(some))
  const staying = withoutAdded.filter((some) => !left.includes(some))
  const [raw, sooner, rest] = [all, withoutAdded, staying].map(split)
  if (!raw || !sooner || !rest) return null
  const effect = (some: readonly { source: string }[], points: number) =>
    some.length === 0 ? null : { sources: some.map(({ source }) => source), points: 100 * points }
  return {
    rawPoints: 100 * raw.total,
    added: effect(added, raw.total - sooner.total),
    left: effect(left, sooner.total - rest.total),
    mixPoints: 100 * rest.mix,
    withinPoints: 100 * rest.within,
  }
}

const split = (some: readonly { earlier: Counted; later: Counted }[]) =>
  kitagawa(
    some.map(({ earlier }) => earlier),
    some.map(({ later }) => later),
  )
