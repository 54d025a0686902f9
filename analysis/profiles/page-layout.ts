import { COLUMN_END } from './cv-lines.ts'

/** A piece of one line. Points from the lower left of the page. */
export interface TextFragment {
  text: string
  left: number
  right: number
  /** Of the base line. */
  y: number
  /** Height of the letters. */
  size: number
}

/** A column holds at least so many lines. */
const LEAST_LINES = 4
/** Rows whose cells have no more words than this on average are a table; longer ones are two columns side by side. */
const MAX_CELL_WORDS = 3

/** Lines of a page in reading order: a table by rows, columns one after the other, everything else from top to bottom. */
export function orderFragments(fragments: readonly TextFragment[]): string[] {
  const gutter = findGutter(fragments)
  if (gutter === null) return linesOf(fragments)
  const isAcross = ({ left, right }: TextFragment) => left < gutter - 1 && right > gutter + 1
  const lines: string[] = []
  let band: TextFragment[] = []
  const closeBand = () => {
    const left = band.filter((fragment) => fragment.left < gutter - 1)
    const right = band.filter((fragment) => fragment.left >= gutter - 1)
    if (isTable(left, right)) lines.push(...linesOf(band))
    else if (left.length === 0 || right.length === 0) lines.push(...linesOf(band))
    else lines.push(...linesOf(left), COLUMN_END, ...linesOf(right), COLUMN_END)
    band = []
  }
  for (const fragment of byHeight(fragments)) {
    if (isAcross(fragment)) {
      closeBand()
      lines.push(fragment.text.trim())
    } else band.push(fragment)
  }
  closeBand()
  return lines
}

const byHeight = (fragments: readonly TextFragment[]) =>
  [...fragments].sort((a, b) => (isSameLine(a, b) ? a.left - b.left : b.y - a.y))

const isSameLine = (a: TextFragment, b: TextFragment) => Math.abs(a.y - b.y) < Math.min(a.size, b.size) / 2

/** Fragments at one height, from left to right, parted by " | ". */
function linesOf(fragments: readonly TextFragment[]): string[] {
  const lines: TextFragment[][] = []
  for (const fragment of byHeight(fragments)) {
    const line = lines.at(-1)
    if (line?.[0] !== undefined && isSameLine(line[0], fragment)) line.push(fragment)
    else lines.push([fragment])
  }
  return lines.map((line) => line.map(({ text }) => text.trim()).join(' | '))
}

/** Where a second column begins: many fragments start there, as many end before it, and hardly any runs across. */
function findGutter(fragments: readonly TextFragment[]): number | null {
  const starts = new Map<number, number>()
  for (const { left } of fragments) starts.set(Math.round(left), (starts.get(Math.round(left)) ?? 0) + 1)
  let best: { at: number; lines: number } | null = null
  for (const [at, count] of starts) {
    if (count < LEAST_LINES || count <= (best?.lines ?? 0)) continue
    const before = fragments.filter(({ right, left }) => left < at - 1 && right <= at + 1).length
    const across = fragments.filter(({ left, right }) => left < at - 1 && right > at + 1).length
    if (before >= LEAST_LINES && across <= before / 3) best = { at, lines: count }
  }
  return best?.at ?? null
}

/** Most cells of the right have one of the left at their height, and cells are short. */
function isTable(left: readonly TextFragment[], right: readonly TextFragment[]): boolean {
  if (left.length === 0 || right.length === 0) return false
  const paired = right.filter((cell) => left.some((other) => isSameLine(cell, other))).length
  const cells = [...left, ...right]
  const words = cells.reduce((sum, { text }) => sum + text.trim().split(/\s+/).length, 0)
  return paired >= 0.8 * right.length && words / cells.length <= MAX_CELL_WORDS
}
