import type { TextFragment } from './page-layout.ts'

/** Of so many pages a line has to stand on, at the same place, to be a header or a footer. */
const LEAST_PAGES = 2
/** Lines at the top and at the bottom of a page that may be one. */
const EDGE_LINES = 3

/**
 * Pages without their headers and footers: lines that stand at the same height at the edge of at least half of the pages with
 * the same words, numbers aside. They name addresses, numbers of pages and who sent the CV, and break sentences apart.
 */
export function withoutRunningLines(pages: readonly TextFragment[][]): TextFragment[][] {
  const seenOn = new Map<string, number>()
  const edges = pages.map(edgesOf)
  for (const edge of edges) for (const key of new Set(edge.values())) seenOn.set(key, (seenOn.get(key) ?? 0) + 1)
  const least = Math.max(LEAST_PAGES, pages.length / 2)
  return pages.map((page, index) =>
    page.filter((fragment) => {
      const key = edges[index]?.get(fragment)
      return key === undefined || (seenOn.get(key) ?? 0) < least
    }),
  )
}

/** The fragments at the edges of a page, each with what would be the same on another page. */
function edgesOf(page: readonly TextFragment[]): Map<TextFragment, string> {
  const heights = [...new Set(page.map(({ y }) => Math.round(y)))].sort((a, b) => b - a)
  const edge = new Set([...heights.slice(0, EDGE_LINES), ...heights.slice(-EDGE_LINES)])
  return new Map(
    page
      .filter(({ y }) => edge.has(Math.round(y)))
      .map((fragment) => [fragment, `${Math.round(fragment.y)} ${fragment.text.replace(/\d+/g, '0').trim()}`]),
  )
}
