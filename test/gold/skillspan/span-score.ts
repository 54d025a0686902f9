import { BEGIN, INSIDE } from './read-skillspan.ts'

/** Positions [from, until) of a span. */
export type Span = readonly [from: number, until: number]

export interface SpanScore {
  precision: number
  recall: number
  f: number
}

export function spansOf(tags: readonly number[]): Span[] {
  const spans: Span[] = []
  for (let from = 0; from < tags.length; from++) {
    if (tags[from] !== BEGIN) continue
    let until = from + 1
    while (tags[until] === INSIDE) until++
    spans.push([from, until])
  }
  return spans
}

/**
 * Precision, recall and F1 of predicted spans over all sentences. Strict: both borders are right. Overlap: a span counts
 * as soon as it shares a token with one of the other side.
 */
export function scoreSpans(
  gold: readonly (readonly Span[])[],
  predicted: readonly (readonly Span[])[],
  how: 'strict' | 'overlap',
): SpanScore {
  const meets = ([from, until]: Span, others: readonly Span[]): boolean =>
    others.some(([start, end]) => (how === 'strict' ? start === from && end === until : start < until && end > from))
  const share = (some: readonly (readonly Span[])[], others: readonly (readonly Span[])[]): number => {
    let met = 0
    let all = 0
    for (const [index, spans] of some.entries()) {
      all += spans.length
      met += spans.filter((span) => meets(span, others[index] ?? [])).length
    }
    return all === 0 ? 0 : met / all
  }
  const precision = share(predicted, gold)
  const recall = share(gold, predicted)
  return { precision, recall, f: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}
