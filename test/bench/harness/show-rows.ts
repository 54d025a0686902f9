import { availableParallelism, cpus } from 'node:os'
import type { BenchRow, Peer, Reading } from './reading.ts'

/** What stands over the table: one figure tells little without the machine it was taken on. */
export const machine = (): string => {
  const model = cpus()[0]?.model.trim() ?? ''
  return `${availableParallelism()} cores${model === '' ? '' : ` (${model})`}, Node ${process.version.slice(1)}`
}

/** Three digits that count; more are noise. */
export function figureText(value: number): string {
  if (!Number.isFinite(value)) return '–'
  if (value >= 1000) return Math.round(value).toLocaleString('en')
  return Number(value.toPrecision(3)).toString()
}

const readingText = ({ median, min, max, rounds }: Reading): string =>
  rounds < 2 ? figureText(median) : `${figureText(median)} (${figureText(min)}–${figureText(max)})`

/** Best first, where more is better; else as listed. */
const peerText = ({ name, version, reading }: Peer): string => `${name} ${version}: ${readingText(reading)}`

const goalText = ({ goal }: BenchRow): string =>
  goal === null ? '' : `${goal.says}: ${goal.isMet ? 'met' : '**missed**'}`

/** Rows as a Markdown table, ready for README. */
export function markdownTable(rows: readonly BenchRow[]): string {
  const cells = (texts: readonly string[]) => `| ${texts.join(' | ')} |`
  return [
    cells([`${machine()}; median (minimum–maximum)`, 'SkillTide', 'peers in the same run', 'goal']),
    cells(['---', '---', '---', '---']),
    ...rows.map((row) =>
      cells([
        `${row.work}, ${row.unit}`,
        readingText(row.ours),
        row.peers.map(peerText).join('; '),
        goalText(row) + (row.note === undefined ? '' : `${row.goal === null ? '' : '. '}${row.note}`),
      ]),
    ),
  ].join('\n')
}

/** Rows for a terminal: a line for ours, one for each peer below it. */
export function plainTable(rows: readonly BenchRow[]): string {
  const lines = rows.flatMap((row) => [
    [row.work, readingText(row.ours), row.unit, goalText(row).replaceAll('**', '')],
    ...row.peers.map((peer) => [`    ${peer.name} ${peer.version}`, readingText(peer.reading), '', '']),
    ...(row.note === undefined ? [] : [[`    ${row.note}`, '', '', '']]),
  ])
  const widths = [0, 1, 2].map((column) => Math.max(...lines.map((line) => (line[column] ?? '').length)))
  const shown = lines.map((line) =>
    line
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return [`${machine()}; median (minimum–maximum)`, '', ...shown].join('\n')
}
