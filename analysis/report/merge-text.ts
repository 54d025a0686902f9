import type { Merge, MergedPosting, UndoneMerge } from '../../data/store/contracts/merges.ts'

/** Merges for a terminal: one a line, with the id that undoes it. */
export function mergeText(merges: readonly Merge[], undone: readonly UndoneMerge[]): string {
  const lines = merges.map(
    (merge) => `${merge.id}  ${reasonText(merge)}: ${postingText(merge.posting)} = ${postingText(merge.mergedWith)}`,
  )
  if (lines.length === 0) lines.push('no posting counts in the opening of another')
  if (undone.length > 0) lines.push('', 'undone:')
  return [
    ...lines,
    ...undone.map((merge) => `${merge.id}  ${postingText(merge.posting)} ≠ ${postingText(merge.mergedWith)}`),
  ].join('\n')
}

const reasonText = ({ reason, jaccard }: Merge): string =>
  jaccard === null ? reason : `${reason} ${jaccard.toFixed(2)}`

const postingText = ({ title, company, placeText, source, board, postedOn }: MergedPosting): string =>
  `${title} (${[company, placeText, board === '' ? source : `${source}/${board}`, postedOn].filter((part) => part !== null).join(', ')})`
