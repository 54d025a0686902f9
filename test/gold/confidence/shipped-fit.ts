import type { FieldTraits } from '../../../analysis/skills/field-traits.ts'
import type { ConfidenceModel } from '../../../data/vocabulary/load-confidence.ts'
import { type LogisticFit, nameOf } from './logistic.ts'

/** The model that ships, as the trainer scores fields by it. */
export function shippedFit({ bias, weights }: ConfidenceModel): LogisticFit {
  return {
    bias,
    weights: new Map(
      Object.entries(weights).flatMap(([trait, values]) =>
        Array.from(values, ([value, weight]): [string, number] => [
          nameOf([trait as keyof FieldTraits, value, 1]),
          weight,
        ]),
      ),
    ),
  }
}
