import { formatCount } from '../format.ts'

interface PageLinksProps {
  pageNumber: number
  pageSize: number
  /** Rows of all pages together. */
  total: number
  hrefOf: (pageNumber: number) => string
  /** What lies before and after; `Previous` and `Next` unless the list has an order in time. */
  words?: readonly [before: string, after: string]
  /** What a screen reader calls these links where a page has two lists. */
  label?: string
}

/** The pages of a long list, and which rows are shown: `26–50 of 214`. Nothing where there is one page. */
export function PageLinks({
  pageNumber,
  pageSize,
  total,
  hrefOf,
  words = ['Previous', 'Next'],
  label = 'Pages of the list',
}: PageLinksProps) {
  const lastPage = Math.ceil(total / pageSize)
  if (lastPage < 2) return null
  const [before, after] = words
  const first = (pageNumber - 1) * pageSize + 1
  return (
    <nav class="pages" aria-label={label}>
      {pageNumber > 1 ? (
        <a href={hrefOf(Math.min(pageNumber - 1, lastPage))} rel="prev">
          ← {before}
        </a>
      ) : (
        <span />
      )}
      <span>{rowWords(first, Math.min(first + pageSize - 1, total), total)}</span>
      {pageNumber < lastPage ? (
        <a href={hrefOf(pageNumber + 1)} rel="next">
          {after} →
        </a>
      ) : (
        <span />
      )}
    </nav>
  )
}

function rowWords(first: number, last: number, total: number): string {
  const all = formatCount(total)
  if (first > last) return `none of ${all}`
  return `${formatCount(first)}${first === last ? '' : `–${formatCount(last)}`} of ${all}`
}
