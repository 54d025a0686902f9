import { expit, logit } from './log-odds.ts'
import type { Counted } from './weighted-change.ts'

/** Shares nearer to 0 or 1 are moved in to here, so that their log-odds stay finite. */
const CLIP = 0.0001

/** Log-odds of a share that is kept off 0 and 1. */
export const clippedLogit = (share: number): number => logit(Math.min(1 - CLIP, Math.max(CLIP, share)))

/** How far the log-odds of the past must move to meet those of a new set of sources, both over the same periods. */
export const spliceDelta = (oldShare: number, newShare: number): number =>
  clippedLogit(newShare) - clippedLogit(oldShare)

/** The same for two single sets, from the sums of the overlap; half an opening more keeps 0 and 1 finite. */
export const spliceDeltaOfSums = (old: Counted, later: Counted): number => smoothedLogit(later) - smoothedLogit(old)

const smoothedLogit = ({ count, n }: Counted): number => logit((count + 0.5) / (n + 1))

/** A share of the past, moved by `delta` on the logit scale to the level of what came later. */
export const moveOnLogit = (share: number, delta: number): number => expit(clippedLogit(share) + delta)
