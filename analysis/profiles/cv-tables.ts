/** First row of a table of skills. */
const HEADER_CELL =
  /^(?:(?:skill|tool|technology|technologie|what|how (?:well|long)|since|level|proficiency|rating|years?|experience|years? of experience|last used)s?)$/i
/** Cells below such a head sort skills and name none. */
const SORTING_CELL = /^(?:area|category|type|group|kind|domain)s?$/i
const SEPARATOR_ROW = /^\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?$/

/** Whether a line parts the head of a Markdown table from its body. */
export const isSeparatorRow = (line: string): boolean => SEPARATOR_ROW.test(line)

/** Cells of a row; a line outside a table is one. */
export const cellsOf = (line: string): string[] =>
  line
    .replace(/^\|\s*|(?<!\s)\s*\|$/g, '')
    .split('|')
    .map((cell) => cell.trim())

/** Columns of a table of skills that say more than a sort, by its first row; null when the row is no such head. */
export function readTableHead(cells: readonly string[]): number[] | null {
  const isHead = cells.length > 1 && cells.every((cell) => HEADER_CELL.test(cell) || SORTING_CELL.test(cell))
  if (!isHead || cells.every((cell) => SORTING_CELL.test(cell))) return null
  return [...cells.keys()].filter((index) => !SORTING_CELL.test(cells[index] ?? ''))
}
