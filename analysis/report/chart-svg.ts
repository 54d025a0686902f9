import type { TrendPoint } from '../trends/trend-report.ts'

/** A chart that stands alone: in a file, a mail or a Markdown document, where no style sheet reaches it. */
export interface StandaloneChart {
  name: string
  points: readonly TrendPoint[]
  /** Written under the chart: n, span, sources; parted by ` · `, where lines are broken. */
  basis: string
  /** Pixels; half as wide for a telephone, where a wide one would be shrunk until nobody can read it. */
  width?: 640 | 360
}

const PLOT = { left: 48, top: 44, bottom: 236 }
const LINE_HEIGHT = 18
/** Of letters of 12 pixels, with room to spare. */
const LETTER_WIDTH = 7
const INK = { text: '#10262e', muted: '#4a5f68', grid: '#d5dee2', line: '#0b6a7d' }
const PIXELS_PER_LABEL = 96

/**
 * The share of a skill over time as one SVG document with its interval, its axes and what it stands on; provisional periods
 * are hollow, a period that cannot be shown is a gap. Light colours with a background of their own, so that it can be read in a
 * dark mail program too. The same points give the same bytes.
 */
export function chartSvg({ name, points, basis, width = 640 }: StandaloneChart): string {
  const right = width - 24
  const basisLines = breakLines(basis, (width - 32) / LETTER_WIDTH)
  const height = PLOT.bottom + 30 + basisLines.length * LINE_HEIGHT + 16
  const shown = points.map((point) =>
    point.state === 'small' ? { ...point, share: null, low: null, high: null } : point,
  )
  const top = niceTop(Math.max(0.01, ...shown.map(({ high }) => high ?? 0)))
  const x = (index: number) => round(PLOT.left + ((right - PLOT.left) * index) / Math.max(1, shown.length - 1))
  const y = (share: number) => round(PLOT.bottom - ((PLOT.bottom - PLOT.top) * share) / top)
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((part) => part * top)
  const every = Math.max(1, Math.ceil((shown.length * PIXELS_PER_LABEL) / (right - PLOT.left)))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="DejaVu Sans, Helvetica, Arial, sans-serif" font-size="12" fill="${INK.text}">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<text x="16" y="26" font-size="15" font-weight="bold">${escapeXml(`${name}: share of openings`)}</text>`,
    ...ticks.map(
      (tick) =>
        `<line x1="${PLOT.left}" x2="${right}" y1="${y(tick)}" y2="${y(tick)}" stroke="${INK.grid}"/><text x="${PLOT.left - 8}" y="${y(tick) + 4}" text-anchor="end" fill="${INK.muted}">${percent(tick, top)}</text>`,
    ),
    ...shown.flatMap(({ label }, index) => {
      if ((shown.length - 1 - index) % every !== 0) return []
      const anchor = index === shown.length - 1 ? 'end' : 'middle'
      return [
        `<text x="${x(index)}" y="${PLOT.bottom + 20}" text-anchor="${anchor}" fill="${INK.muted}">${escapeXml(label)}</text>`,
      ]
    }),
    ...runsOf(shown).flatMap((run) => drawRun(run, shown, x, y)),
    ...basisLines.map(
      (line, index) =>
        `<text x="16" y="${PLOT.bottom + 48 + index * LINE_HEIGHT}" fill="${INK.muted}">${escapeXml(line)}</text>`,
    ),
    '</svg>',
  ].join('\n')
}

/** Parts in as few lines as hold them; a part that is longer than a line has one of its own. */
function breakLines(text: string, maxLetters: number): string[] {
  const lines: string[] = []
  for (const part of text.split(' · ')) {
    const longer = lines.length === 0 ? part : `${lines.at(-1)} · ${part}`
    if (lines.length > 0 && longer.length <= maxLetters) lines[lines.length - 1] = longer
    else lines.push(part)
  }
  return lines
}

/** Positions of neighbouring points that have a share. */
function runsOf(points: readonly TrendPoint[]): number[][] {
  const runs: number[][] = []
  for (const [index, { share }] of points.entries()) {
    if (share === null) continue
    const run = runs.at(-1)
    if (run?.at(-1) === index - 1) run.push(index)
    else runs.push([index])
  }
  return runs
}

type Scale = (value: number) => number

function drawRun(run: readonly number[], points: readonly TrendPoint[], x: Scale, y: Scale): string[] {
  const at = (index: number) => points[index]
  const upper = run.map((index) => `${x(index)},${y(at(index)?.high ?? 0)}`)
  const lower = run.map((index) => `${x(index)},${y(at(index)?.low ?? 0)}`).reverse()
  const line = run.map((index) => `${x(index)},${y(at(index)?.share ?? 0)}`)
  return [
    `<polygon points="${[...upper, ...lower].join(' ')}" fill="${INK.line}" fill-opacity="0.2"/>`,
    `<polyline points="${line.join(' ')}" fill="none" stroke="${INK.line}" stroke-width="2"/>`,
    ...run.map((index) => {
      const isComplete = at(index)?.state === 'good'
      return `<circle cx="${x(index)}" cy="${y(at(index)?.share ?? 0)}" r="2.5" fill="${isComplete ? INK.line : '#ffffff'}" stroke="${INK.line}"/>`
    }),
  ]
}

/** The smallest of 1, 2, 4 or 8 times a power of ten (in percent) that holds the value; at most 1. */
function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 2, 4, 8, 10].find((factor) => factor * power >= value) ?? 10
  return Math.min(1, step * power)
}

const percent = (tick: number, top: number): string => `${(100 * tick).toFixed(top < 0.04 ? 2 : top < 0.4 ? 1 : 0)} %`
const round = (value: number): number => Math.round(value * 10) / 10
const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`)
