import { chartDocument, cutText, escapeXml, INK, LINES, type Picture, type PlotRoom, round } from './chart-document.ts'

/** A value with its interval, on the axis of its chart. */
export interface IntervalMark {
  value: number
  low: number
  high: number
  /** What stands beside it, e.g. `57.1 % (54.8 to 59.4)`. */
  words: string
}

export interface IntervalChart extends Picture {
  /** One mark for each of `groups`; null where nobody can tell. */
  rows: readonly { name: string; marks: readonly (IntervalMark | null)[] }[]
  /** What the marks of a row belong to; left out where each row has one. */
  groups?: readonly string[]
}

const NAME_LETTERS = 27
const LEFT = 206
const WORDS_WIDTH = 176
const ROW_HEIGHT = 26
const MARK_HEIGHT = 18
const LEGEND_HEIGHT = 24

/** Values side by side as one SVG document: a dot with its interval in each row, from a line at zero. */
export function intervalChartSvg({ rows, groups = [], ...picture }: IntervalChart): string {
  const marks = Math.max(1, groups.length)
  const rowHeight = ROW_HEIGHT + (marks - 1) * MARK_HEIGHT
  const legendHeight = groups.length > 1 ? LEGEND_HEIGHT : 0
  // The basis follows where other charts have the labels of their axis.
  const height = legendHeight + rows.length * rowHeight - 16
  return chartDocument(picture, height, (room) => [
    ...drawLegend(groups, room),
    ...drawRows(rows, rowHeight, { ...room, top: room.top + legendHeight }),
  ])
}

function drawLegend(groups: readonly string[], { top, width }: PlotRoom): string[] {
  if (groups.length < 2) return []
  const slot = (width - 32) / groups.length
  return groups.map((group, index) => {
    const x = round(16 + slot * index)
    const colour = LINES[index]?.colour ?? INK.text
    return `<circle cx="${x + 5}" cy="${top - 2}" r="4" fill="${colour}"/><text x="${x + 16}" y="${top + 2}">${escapeXml(cutText(group, Math.floor(slot / 8)))}</text>`
  })
}

function drawRows(rows: IntervalChart['rows'], rowHeight: number, { top, width }: PlotRoom): string[] {
  const right = width - WORDS_WIDTH
  const known = rows.flatMap(({ marks }) => marks.filter((mark) => mark !== null))
  const lowest = Math.min(0, ...known.map(({ low }) => low))
  const highest = Math.max(0, ...known.map(({ high }) => high))
  const x = (value: number) => round(LEFT + ((right - LEFT) * (value - lowest)) / (highest - lowest || 1))
  const zero = `<line x1="${x(0)}" x2="${x(0)}" y1="${top}" y2="${top + rows.length * rowHeight - 6}" stroke="${INK.muted}"/>`
  return [
    zero,
    ...rows.flatMap(({ name, marks }, row) => {
      const first = top + row * rowHeight + 12
      const middle = first + ((marks.length - 1) * MARK_HEIGHT) / 2
      return [
        `<text x="${LEFT - 10}" y="${round(middle) + 4}" text-anchor="end">${escapeXml(cutText(name, NAME_LETTERS))}</text>`,
        ...marks.flatMap((mark, index) => drawMark(mark, index, first + index * MARK_HEIGHT, x, right)),
      ]
    }),
  ]
}

function drawMark(
  mark: IntervalMark | null,
  index: number,
  y: number,
  x: (value: number) => number,
  right: number,
): string[] {
  const words = (text: string) => `<text x="${right + 12}" y="${y + 4}" fill="${INK.muted}">${escapeXml(text)}</text>`
  if (mark === null) return [words('too few')]
  const colour = LINES[index]?.colour ?? INK.line
  return [
    `<line x1="${x(0)}" x2="${x(mark.value)}" y1="${y}" y2="${y}" stroke="${INK.grid}" stroke-width="6"/>`,
    `<line x1="${x(mark.low)}" x2="${x(mark.high)}" y1="${y}" y2="${y}" stroke="${colour}" stroke-width="2"/>`,
    `<circle cx="${x(mark.value)}" cy="${y}" r="4" fill="${colour}"/>`,
    words(mark.words),
  ]
}
