import type { PageControls } from './page-controls.ts'
import { showShortcutList } from './shortcut-list.ts'

/** Something that can be done on the page as it stands. */
export interface PaletteAction {
  name: string
  /** Other words under which people look for it. */
  words: string
  run: () => void
}

/** What this page offers, whose name or words hold all words of the text. */
export function findActions(page: PageControls, text: string): PaletteAction[] {
  const wanted = text.toLowerCase().split(/\s+/)
  return listActions(page).filter(({ name, words }) =>
    wanted.every((word) => `${name} ${words}`.toLowerCase().includes(word)),
  )
}

const listActions = (page: PageControls): PaletteAction[] => [
  { name: 'Switch between light and dark', words: 'theme colours', run: page.switchTheme },
  ...(page.hasChartTables()
    ? [{ name: 'Show or hide tables of charts', words: 'numbers rows', run: page.toggleChartTables }]
    : []),
  ...listDownloads(),
  { name: 'Print this page', words: 'paper pdf', run: () => window.print() },
  { name: 'List the keys', words: 'keyboard shortcuts help switch off', run: () => showShortcutList(page) },
]

/** The files that stand under the figures of the page. */
function listDownloads(): PaletteAction[] {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('main a[data-download]')]
  return links.map((link) => {
    const part = link.closest('figure, section.card, .card')
    const of = part?.querySelector('h2, h3, h4')?.textContent?.trim() ?? document.title
    return { name: `Download ${link.textContent}: ${of}`, words: 'file data export', run: () => link.click() }
  })
}
