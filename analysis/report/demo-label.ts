import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import type { SourceInfo } from '../../data/domain.ts'

const COLUMN = 'data'
/** What each row of a table says where all adverts behind it are synthetic, or some. */
export const DEMO_LABEL = 'demo: synthetic postings'
const MIXED_LABEL = 'partly demo: synthetic postings among them'

/** The label of tables that stand on these sources; null where none of them is synthetic. */
export function demoLabelOf(sources: readonly Pick<SourceInfo, 'origin'>[]): string | null {
  if (sources.every(({ origin }) => origin !== 'demo')) return null
  return sources.every(({ origin }) => origin === 'demo') ? DEMO_LABEL : MIXED_LABEL
}

/** A CSV table with the label in a column of its own. Cells stay as they were written: none is escaped twice. */
export function labelledCsv(csv: string, label: string | null): string {
  if (label === null) return csv
  const rows: string[][] = parse(csv)
  return stringify(
    rows.map((cells, row) => [...cells, row === 0 ? COLUMN : label]),
    { record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  )
}
