import { focusSearch, hasChartTables, stepRow, toggleChartTables } from './page-actions.ts'
import type { PageControls } from './page-controls.ts'
import { say } from './page-note.ts'
import { areShortcutsOn, switchShortcuts } from './shortcut-choice.ts'
import { isPaletteKey, PALETTE_KEY, SHORTCUTS } from './shortcut-keys.ts'
import { switchTheme } from './theme-toggle.ts'

const ACTIONS: Readonly<Record<string, () => void>> = {
  '/': focusSearch,
  t: toggleChartTables,
  d: switchTheme,
  j: () => stepRow(1),
  k: () => stepRow(-1),
  '?': () => void openShortcutList(),
}

/** Keys pressed while the palette is being loaded: they are meant for it. Null: it is not. */
let early: string[] | null = null

/**
 * Single keys for those who work without a mouse. They are ignored where somebody types and with Alt, Ctrl or Meta, which
 * belong to the browser, and can be switched off (WCAG 2.1.4), the key of the palette with them.
 */
export function startShortcuts(): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || !areShortcutsOn()) return
    if (isPaletteKey(event)) {
      event.preventDefault()
      if (!event.repeat) void openPalette()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (early !== null) {
      event.preventDefault()
      early.push(event.key)
      return
    }
    if (isTyping(event.target) || document.querySelector('dialog[open]') !== null) return
    const action = ACTIONS[event.key]
    if (action === undefined) return
    event.preventDefault()
    action()
  })
  const button = paletteButton()
  button?.setAttribute('title', `${button.title} (${PALETTE_KEY})`)
  button?.addEventListener('click', () => void openPalette())
  document.querySelector('[data-open-shortcuts]')?.addEventListener('click', () => void openShortcutList())
}

const paletteButton = () => document.querySelector<HTMLElement>('[data-open-palette]')

/** What is loaded later is handed these, so that it shares no file with what is loaded at once. */
const controls = (): PageControls => ({
  destinationsAddress: paletteButton()?.dataset.openPalette ?? '',
  shortcuts: SHORTCUTS,
  ...{ areShortcutsOn, switchShortcuts, hasChartTables, toggleChartTables, switchTheme },
})

/** Loaded when it is asked for: most visits open neither. */
async function openPalette(): Promise<void> {
  if (early !== null) return
  early = []
  try {
    const { togglePalette } = await import('./palette.ts')
    togglePalette(controls(), early)
  } catch {
    say('SkillTide does not answer.')
  }
  early = null
}

async function openShortcutList(): Promise<void> {
  try {
    const { showShortcutList } = await import('./shortcut-list.ts')
    showShortcutList(controls())
  } catch {
    say('SkillTide does not answer.')
  }
}

const WITHOUT_TEXT = ['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'file']

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    ['TEXTAREA', 'SELECT'].includes(target.tagName) ||
    (target instanceof HTMLInputElement && !WITHOUT_TEXT.includes(target.type)))
