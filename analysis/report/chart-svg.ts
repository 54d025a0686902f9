import type { TrendPoint } from '../trends/trend-report.ts'

/** A chart that stands alone: in a file, a mail or a Markdown document, where no style sheet reaches it. */
export interface StandaloneChart {
  name: string
  points: readonly TrendPoint[]
  /** Written under the chart: n, span, sources. */
  basis: string
}

const [WIDTH, HEIGHT] = [640, 300]
const PLOT = { left: 48, right: 616, top: 44, bottom: 236 }
const INK = { text: '#10262e', muted: '#4a5f68', grid: '#d5dee2', line: '#0b6a7d' }
const MAX_LABELS = 6

/**
 * The share of a skill over time as one SVG document with its interval, its axes and what it stands on; provisional periods
 * are hollow, a period that cannot be shown is a gap. Light colours with a background of their own, so that it can be read in a
 * dark mail program too. The same points give the same bytes.
 */
export function chartSvg({ name, points, basis }: StandaloneChart): string {
  const shown = points.map((point) =>
    point.state === 'small' ? { ...point, share: null, low: null, high: null } : point,
  )
  const top = niceTop(Math.max(0.01, ...shown.map(({ high }) => high ?? 0)))
  const x = (index: number) => round(PLOT.left + ((PLOT.right - PLOT.left) * index) / Math.max(1, shown.length - 1))
  const y = (share: number) => round(PLOT.bottom - ((PLOT.bottom - PLOT.top) * share) / top)
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((part) => part * top)
  const every = Math.max(1, Math.ceil(shown.length / MAX_LABELS))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="DejaVu Sans, Helvetica, Arial, sans-serif" font-size="12" fill="${INK.text}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    `<text x="16" y="26" font-size="15" font-weight="bold">${escapeXml(`${name}: share of openings`)}</text>`,
    ...ticks.map(
      (tick) =>
        `<line x1="${PLOT.left}" x2="${PLOT.right}" y1="${y(tick)}" y2="${y(tick)}" stroke="${INK.grid}"/><text x="${PLOT.left - 8}" y="${y(tick) + 4}" text-anchor="end" fill="${INK.muted}">${percent(tick, top)}</text>`,
    ),
    ...shown.flatMap(({ label }, index) => {
      if ((shown.length - 1 - index) % every !== 0) return []
      const anchor = index === shown.length - 1 ? 'end' : 'middle'
      return [
        `<text x="${x(index)}" y="${PLOT.bottom + 20}" text-anchor="${anchor}" fill="${INK.muted}">${escapeXml(label)}</text>`,
      ]
    }),
    ...runsOf(shown).flatMap((run) => drawRun(run, shown, x, y)),
    `<text x="16" y="${HEIGHT - 16}" fill="${INK.muted}">${escapeXml(basis)}</text>`,
    '</svg>',
  ].join('\n')
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
