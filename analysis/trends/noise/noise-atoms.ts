import { sumOf } from '../../../data/arithmetic.ts'

/** One way in which the periods of a share may scatter beyond the sampling of independent openings. */
export interface NoiseAtom {
  /** Factor on the binomial variance, 1 or more: adverts come in clusters. */
  dispersion: number
  /** Standard deviation of a wander of the log-odds that all openings of a period share. */
  wander: number
  /** Part of that wander that lasts to the next period, 0 to 1. */
  rho: number
}

const DISPERSIONS = [1.15, 1.35, 1.6, 2, 2.6, 3.5, 5, 8, 14]
const WANDERS = [0.06, 0.1, 0.16, 0.25, 0.4, 0.7]
const RHOS = [0, 0.3, 0.6, 0.85]
const CLUSTERED_WANDERS = [0.1, 0.2, 0.35]

/** Openings that are independent of each other, first of the atoms. */
export const INDEPENDENT: NoiseAtom = { dispersion: 1, wander: 0, rho: 0 }

/** The kinds of scatter that a series is held against; between them lies what is likely. */
export const NOISE_ATOMS: readonly NoiseAtom[] = [
  INDEPENDENT,
  ...DISPERSIONS.map((dispersion) => ({ dispersion, wander: 0, rho: 0 })),
  ...WANDERS.flatMap((wander) => RHOS.map((rho) => ({ dispersion: 1, wander, rho }))),
  ...CLUSTERED_WANDERS.flatMap((wander) => [0.3, 0.7].map((rho) => ({ dispersion: 3, wander, rho }))),
]

/** Part of the belief that goes to independent openings, and to clusters, before any series is seen. */
const INDEPENDENT_PART = 0.55
const CLUSTERED_PART = 0.21
/** A wander that lasts is that much more likely than one that does not. */
const LASTING = 3
/** What a wander, and a dispersion beyond 1, is usually at most. */
const USUAL_WANDER = 0.1
const USUAL_DISPERSION = 1

/** Half-Cauchy density over values that lie evenly on a scale of logarithms. Source: Gelman 2006 (Bayesian Anal. 1:515). */
const halfCauchy = (value: number, usual: number): number => value / (1 + (value / usual) ** 2)

const wandering = NOISE_ATOMS.map(({ wander, rho }) => (rho > 0.5 ? LASTING : 1) * halfCauchy(wander, USUAL_WANDER))
const clustered = NOISE_ATOMS.map(({ dispersion, wander }) =>
  wander === 0 ? halfCauchy(dispersion - 1, USUAL_DISPERSION) : 0,
)
const [allWandering, allClustered] = [sumOf(wandering), sumOf(clustered)]

/** Belief in each atom before any series is seen; adds up to 1. */
export const PRIOR_WEIGHTS: readonly number[] = NOISE_ATOMS.map((atom, index) => {
  if (atom === INDEPENDENT) return INDEPENDENT_PART
  const wanders = ((1 - INDEPENDENT_PART - CLUSTERED_PART) * (wandering[index] ?? 0)) / allWandering
  return wanders + (CLUSTERED_PART * (clustered[index] ?? 0)) / allClustered
})
