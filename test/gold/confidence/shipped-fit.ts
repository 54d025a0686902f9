import type { ConfidenceModel } from '../../../data/vocabulary/load-confidence.ts'
import { nameOf } from './features.ts'
import type { LogisticFit } from './logistic.ts'

/** The model that ships, as the trainer scores fields by it. */
export function shippedFit({ bias, weights }: ConfidenceModel): LogisticFit {
  return {
    bias,
    weights: new Map(
      Object.entries(weights).flatMap(([trait, values]) =>
        Array.from(values, ([value, weight]): [string, number] => [nameOf(trait, value), weight]),
      ),
    ),
  }
}
