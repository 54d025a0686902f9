/** Files that people take for a table of adverts, told by their first bytes; none of them is text. */
const KINDS: readonly { begins: string; at?: number; what: string }[] = [
  { begins: 'PK\x03\x04', what: 'a ZIP archive or an Excel workbook: unpack it, or save its sheet as CSV' },
  { begins: '\xd0\xcf\x11\xe0', what: 'an old Office document (.xls, .doc): save its sheet as CSV' },
  { begins: 'SQLite format 3\0', what: 'a SQLite database; one of SkillTide is named with --db' },
  { begins: '%PDF-', what: 'a PDF: save the adverts as text in a table' },
  { begins: '\x89PNG', what: 'a picture, no text' },
  { begins: '\xff\xd8\xff', what: 'a picture, no text' },
  { begins: 'GIF8', what: 'a picture, no text' },
  { begins: 'PAR1', what: 'a Parquet file: save it as CSV or JSON Lines' },
  { begins: 'BZh', what: 'packed with bzip2: unpack it first' },
  { begins: '\xfd7zXZ', what: 'packed with xz: unpack it first' },
  { begins: '\x28\xb5\x2f\xfd', what: 'packed with zstd: unpack it first' },
  { begins: '7z\xbc\xaf', what: 'a 7-Zip archive: unpack it first' },
  { begins: 'ustar', at: 257, what: 'a tar archive: unpack it first' },
  { begins: '\xff\xfe\0\0', what: 'UTF-32: save it as UTF-8' },
  { begins: '\0\0\xfe\xff', what: 'UTF-32: save it as UTF-8' },
]

const LOOKED_AT = 4096 // bytes
const MOST_CONTROL = 0.05 // a judgement: a text has a stray control character at most, any other content one byte in ten

/** What bytes are that are no text, with the mend where there is one; null for text of any encoding. */
export function binaryKind(sample: Buffer): string | null {
  const start = sample.subarray(0, LOOKED_AT).toString('latin1')
  const known = KINDS.find(({ begins, at = 0 }) => start.startsWith(begins, at))
  if (known !== undefined) return known.what
  return isUtf16(start) || countControl(start) <= MOST_CONTROL * start.length
    ? null
    : 'binary; what can be read is CSV, TSV, JSON, JSON Lines, saved pages and gzip of these'
}

/** By its mark, or by the zero that every second byte of Latin letters is. */
const isUtf16 = (start: string): boolean => /^(\xff\xfe|\xfe\xff|[^\0]\0[^\0]\0|\0[^\0]\0[^\0])/.test(start)

// biome-ignore lint/suspicious/noControlCharactersInRegex: counting them is the point
const countControl = (start: string): number => start.match(/[\0-\x08\x0e-\x1f]/g)?.length ?? 0
