import { say } from './page-note.ts'

/** Puts the cursor into the search of the page, else into that of the frame. */
export function focusSearch(): void {
  const field =
    document.querySelector<HTMLElement>('[data-search]') ?? document.querySelector<HTMLElement>('#site-search')
  field?.focus()
}

const tablesOfPage = () => [...document.querySelectorAll<HTMLDetailsElement>('details[data-chart-rows]')]

export const hasChartTables = (): boolean => tablesOfPage().length > 0

/** Opens the tables of all charts of the page; closes them when all are open. */
export function toggleChartTables(): void {
  const tables = tablesOfPage()
  if (tables.length === 0) {
    say('No chart on this page has a table.')
    return
  }
  const isOpening = tables.some(({ open }) => !open)
  for (const table of tables) table.open = isOpening
  say(isOpening ? 'Tables of the charts are open.' : 'Tables of the charts are closed.')
}

const ROWS = 'main table.rows > tbody > tr, main [data-row]'

/** Moves the focus to the next or previous row: to its first link, which Enter opens, else to the row itself. */
export function stepRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>(ROWS)].filter((row) => row.checkVisibility())
  if (rows.length === 0) {
    say('No row on this page.')
    return
  }
  const current = rows.findIndex((row) => row.contains(document.activeElement))
  const row = rows[current < 0 ? firstInView(rows) : Math.min(rows.length - 1, Math.max(0, current + step))]
  const target = row?.querySelector<HTMLElement>('a[href], button, input, select, summary') ?? row
  if (row === undefined || target === undefined) return
  if (target === row) row.tabIndex = -1
  target.focus()
  row.scrollIntoView({ block: 'nearest' })
}

/** Where somebody is who has scrolled there with the mouse. */
const firstInView = (rows: readonly HTMLElement[]): number =>
  Math.max(
    0,
    rows.findIndex((row) => row.getBoundingClientRect().top >= 0),
  )
