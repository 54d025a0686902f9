/** What every chart that stands alone has: in a file, a mail or a Markdown document, where no style sheet reaches it. */
export interface Picture {
  title: string
  /** Written under the chart: n, span, sources; parted by ` · `, where lines are broken. */
  basis: string
  /** Pixels; half as wide for a telephone, where a wide one would be shrunk until nobody can read it. */
  width?: 640 | 360
}

/** Room for a chart in its document, in pixels. */
export interface PlotRoom {
  top: number
  bottom: number
  width: number
}

/** Light colours with a background of their own, so that a picture can be read in a dark mail program too. */
export const INK = { text: '#10262e', muted: '#4a5f68', grid: '#d5dee2', line: '#0b6a7d', pale: '#a9d3dc' }
/** As many lines as can be told apart, each by colour and dash. */
export const LINES: readonly { colour: string; dash: string | null }[] = [
  { colour: INK.line, dash: null },
  { colour: '#b0501a', dash: '7 3' },
  { colour: '#5a4bb0', dash: '2 3' },
  { colour: '#2f7a35', dash: '9 3 2 3' },
  { colour: '#a3297f', dash: '4 2' },
  { colour: '#6f5d00', dash: '12 4' },
]
const FIRST_LINE = 26
const TITLE_HEIGHT = 20
const LINE_HEIGHT = 18
/** Of letters of 12 pixels, and of bold ones of 15, with room to spare. */
const LETTER_WIDTH = 7
const TITLE_LETTER_WIDTH = 10

/** The document around a plot: background, title, what the figures stand on. The same input gives the same bytes. */
export function chartDocument(
  { title, basis, width = 640 }: Picture,
  plotHeight: number,
  draw: (room: PlotRoom) => string[],
): string {
  const titleLines = breakLines(title, ' ', (width - 32) / TITLE_LETTER_WIDTH)
  const basisLines = breakLines(basis, ' · ', (width - 32) / LETTER_WIDTH)
  const top = FIRST_LINE + 18 + (titleLines.length - 1) * TITLE_HEIGHT
  const bottom = top + plotHeight
  const height = bottom + 30 + basisLines.length * LINE_HEIGHT + 16
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="DejaVu Sans, Helvetica, Arial, sans-serif" font-size="12" fill="${INK.text}">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...titleLines.map(
      (line, index) =>
        `<text x="16" y="${FIRST_LINE + index * TITLE_HEIGHT}" font-size="15" font-weight="bold">${escapeXml(line)}</text>`,
    ),
    ...draw({ top, bottom, width }),
    ...basisLines.map(
      (line, index) =>
        `<text x="16" y="${bottom + 48 + index * LINE_HEIGHT}" fill="${INK.muted}">${escapeXml(line)}</text>`,
    ),
    '</svg>',
  ].join('\n')
}

/** Parts in as few lines as hold them; a part that is longer than a line is cut. */
function breakLines(text: string, mark: string, maxLetters: number): string[] {
  const lines: string[] = []
  for (const part of text.split(mark)) {
    const longer = lines.length === 0 ? part : `${lines.at(-1)}${mark}${part}`
    if (lines.length > 0 && longer.length <= maxLetters) lines[lines.length - 1] = longer
    else lines.push(cutText(part, Math.floor(maxLetters)))
  }
  return lines
}

export const cutText = (text: string, letters: number): string =>
  text.length <= letters ? text : `${text.slice(0, letters - 1)}…`

export const round = (value: number): number => Math.round(value * 10) / 10
/** Control characters are no XML at all, however they are written. */
export const escapeXml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that XML does not allow
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`)

/** Labels of periods below a plot, the last one always, as close as they can be read. */
export function periodLabels(
  labels: readonly string[],
  { left, right, bottom }: { left: number; right: number; bottom: number },
  x: (index: number) => number,
): string[] {
  const every = Math.max(1, Math.ceil((labels.length * PIXELS_PER_LABEL) / (right - left)))
  return labels.flatMap((label, index) => {
    if ((labels.length - 1 - index) % every !== 0) return []
    const anchor = index === labels.length - 1 ? 'end' : 'middle'
    return [
      `<text x="${x(index)}" y="${bottom + 20}" text-anchor="${anchor}" fill="${INK.muted}">${escapeXml(label)}</text>`,
    ]
  })
}

const PIXELS_PER_LABEL = 96
