import { stringify } from 'csv-stringify/sync'

/** RFC 4180 text: CRLF line ends; cells that a spreadsheet would run as a formula are made harmless; null is empty. */
export function csvLines(header: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  return stringify([header, ...rows], {
    record_delimiter: 'windows',
    escape_formulas: true,
    quoted_match: /[\r\n]/, // with CRLF records the library leaves a lone line feed bare
  })
}
