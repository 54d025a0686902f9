/** What was typed in a form, by the names of fields; empty fields are left out. */
export type Typed = Readonly<Record<string, string | readonly string[]>>

/** Finds for each field of a page, in the order in which they are made, what was typed in it. */
export interface TypedValues {
  /**
   * A hidden field: what is to be sent. It tells which row the fields after it belong to, so that no row takes what was
   * typed in another when rows came or went meanwhile.
   */
  hidden(name: string, shown: string): string
  /** A field to type in; null: its row was not on the page that was sent, so it stays as it is shown. */
  field(name: string): string | null
  isTicked(name: string, value: string): boolean | null
  /** Rows that have no place on the page any more, each as it was typed. */
  leftOver(): string[]
}

/** Forms whose rows are columns: the field that tells rows apart, and the others. */
const ROW_KEY = 'skillName'
const ROW_FIELDS = new Set(['skill', ROW_KEY, 'level', 'evidence'])
const ROW_TICKS = new Set(['remove', 'meant'])

const DOTTED = /^(.+)\.(\d+)\.([A-Za-z]+)$/
const IDS = /^[0-9a-f]{32}(?:\/\d+\/|$)/

/** @param isConflict  somebody else changed what the form shows: what tells that apart is taken from the page as it is now */
export function readTyped(typed: Typed, isConflict: boolean): TypedValues {
  const valuesOf = (name: string): readonly string[] => [typed[name] ?? []].flat()
  const columnRows = valuesOf(ROW_KEY)
  /** Of rows in columns: the one that the page is at; −1: it was not typed. */
  let column = -1
  /** Of dotted rows: by group, the rows of the page and those that were typed; null: none. */
  const placed = new Map<string, Map<string, string | null>>()

  const rowsOf = (group: string): string[] => [
    ...new Set(
      Object.keys(typed).flatMap((name) => {
        const [, of, row] = DOTTED.exec(name) ?? []
        return of === group && row !== undefined ? [row] : []
      }),
    ),
  ]
  const wordsOf = (group: string, row: string): string =>
    Object.entries(typed)
      .filter(([name]) => name.startsWith(`${group}.${row}.`))
      .map(([, value]) => String(value).replace(IDS, '').trim())
      .filter((value) => value !== '')
      .join(', ')

  function place(group: string, row: string, hidden: string, shown: string): void {
    const rows = placed.get(group) ?? new Map<string, string | null>()
    placed.set(group, rows)
    if (rows.has(row)) return
    const free = rowsOf(group).filter((typedRow) => ![...rows.values()].includes(typedRow))
    const same = free.filter((typedRow) => (valuesOf(`${group}.${typedRow}.${hidden}`)[0] ?? '') === shown)
    // Empty rows of the page take what is new, and what has no place any more.
    rows.set(row, (same.includes(row) ? row : same[0]) ?? (shown === '' ? free[0] : undefined) ?? null)
  }

  return {
    hidden(name, shown) {
      const [, group, row, hidden] = DOTTED.exec(name) ?? []
      if (group !== undefined && row !== undefined && hidden !== undefined) {
        place(group, row, hidden, shown)
        return shown
      }
      if (name === ROW_KEY) column = columnRows.indexOf(shown)
      if (ROW_FIELDS.has(name) || (isConflict && /edition$/i.test(name))) return shown
      return valuesOf(name)[0] ?? shown
    },
    field(name) {
      if (ROW_FIELDS.has(name)) return column < 0 ? null : (valuesOf(name)[column] ?? '')
      const [, group = '', row = '', field] = DOTTED.exec(name) ?? []
      const rows = placed.get(group)
      if (rows === undefined) return valuesOf(name)[0] ?? ''
      const from = rows.get(row) ?? null
      return from === null ? null : (valuesOf(`${group}.${from}.${field}`)[0] ?? '')
    },
    isTicked(name, value) {
      if (ROW_TICKS.has(name) && columnRows.length > 0) return column >= 0 && valuesOf(name).includes(String(column))
      const [, group = '', row = '', field] = DOTTED.exec(name) ?? []
      const rows = placed.get(group)
      if (rows === undefined) return valuesOf(name).includes(value)
      const from = rows.get(row) ?? null
      return from === null ? null : valuesOf(`${group}.${from}.${field}`).includes(value)
    },
    leftOver: () =>
      [...placed].flatMap(([group, rows]) =>
        rowsOf(group)
          .filter((row) => ![...rows.values()].includes(row))
          .flatMap((row) => wordsOf(group, row) || []),
      ),
  }
}
