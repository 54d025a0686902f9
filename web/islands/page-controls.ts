/** What the palette and the list of keys can do with the page under them. */
export interface PageControls {
  /** Answers with the places of a text, in the view of the page. */
  destinationsAddress: string
  /** Keys and what each does. */
  shortcuts: readonly (readonly [keys: readonly string[], words: string])[]
  areShortcutsOn: () => boolean
  switchShortcuts: (isOn: boolean) => void
  hasChartTables: () => boolean
  toggleChartTables: () => void
  switchTheme: () => void
}
