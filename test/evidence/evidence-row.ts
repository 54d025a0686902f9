/** One measured claim: what was simulated or held back, how it came out and what was asked for. Parts of 1. */
export interface EvidenceRow {
  group: string
  what: string
  figure: number
  low: number
  high: number
  trials: number
  /** What one reaches who was told what the method has to find out; where that is outside the bounds too, nobody can meet them. */
  oracle?: number
  note?: string
}

/** Whether the figure lies within its bounds, give or take `errors` standard errors of a run of this size. */
export function holds({ figure, low, high, trials }: EvidenceRow, errors = 0): boolean {
  const error = (bound: number) => errors * Math.sqrt((bound * (1 - bound)) / trials)
  return figure >= low - error(low) && figure <= high + error(high)
}

const percent = (part: number): string => `${(100 * part).toFixed(1)} %`
const boundsOf = ({ low, high }: EvidenceRow): string => {
  if (low === 0 && high === 1) return 'no bound'
  if (low === 0) return `at most ${percent(high)}`
  return high === 1 ? `at least ${percent(low)}` : `${percent(low)} to ${percent(high)}`
}

/** Rows as a table for a terminal, each group under its name. */
export function evidenceTable(rows: readonly EvidenceRow[]): string {
  const cells = rows.map((row) => [
    row.what,
    percent(row.figure),
    boundsOf(row),
    String(row.trials),
    holds(row) ? 'yes' : 'NO',
    [row.oracle === undefined ? null : `oracle ${percent(row.oracle)}`, row.note].filter(Boolean).join('; '),
  ])
  const header = ['', 'figure', 'asked for', 'trials', 'met', '']
  const widths = header.map((name, column) => Math.max(name.length, ...cells.map((row) => (row[column] ?? '').length)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  const groups = [...new Set(rows.map(({ group }) => group))]
  return groups
    .flatMap((group) => [
      '',
      group,
      line(header),
      ...cells.filter((_, index) => rows[index]?.group === group).map(line),
    ])
    .join('\n')
}
