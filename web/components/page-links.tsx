interface PageLinksProps {
  pageNumber: number
  lastPage: number
  hrefOf: (pageNumber: number) => string
  /** What lies before and after; `Previous` and `Next` unless the list has an order in time. */
  words?: readonly [before: string, after: string]
}

/** The pages of a long list; nothing where there is one. */
export function PageLinks({ pageNumber, lastPage, hrefOf, words = ['Previous', 'Next'] }: PageLinksProps) {
  if (lastPage < 2) return null
  const [before, after] = words
  return (
    <nav class="pages" aria-label="Pages of the list">
      {pageNumber > 1 ? (
        <a href={hrefOf(pageNumber - 1)} rel="prev">
          ← {before}
        </a>
      ) : (
        <span />
      )}
      <span>
        Page {pageNumber} of {lastPage}
      </span>
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
