import { element } from './element.ts'
import type { PageControls } from './page-controls.ts'

let dialog: HTMLDialogElement | null = null

/** Opens the list of keys, with the switch that turns them off. */
export function showShortcutList(page: PageControls): void {
  dialog ??= document.body.appendChild(createList(page))
  for (const open of document.querySelectorAll<HTMLDialogElement>('dialog[open]')) open.close()
  dialog.showModal()
}

function createList({ shortcuts, areShortcutsOn, switchShortcuts }: PageControls): HTMLDialogElement {
  const close = element('button', { type: 'button', class: 'dialog-close' }, 'Close')
  const choice = element('input', { type: 'checkbox', role: 'switch', checked: areShortcutsOn() })
  choice.addEventListener('change', () => switchShortcuts(choice.checked))
  const list = element(
    'dialog',
    { class: 'floating shortcut-list', 'aria-labelledby': 'shortcut-list-title' },
    element(
      'div',
      { class: 'floating-head' },
      element('h2', { id: 'shortcut-list-title' }, 'Keys that work on every page'),
      close,
    ),
    element('dl', {}, ...shortcuts.flatMap(([keys, words]) => [keysOf(keys), element('dd', {}, words)])),
    element(
      'p',
      { class: 'quiet' },
      'In a chart, ← and → step through its periods, Home and End jump, Esc leaves. While you type, keys are letters.',
    ),
    element('label', {}, choice, 'Use these keys'),
  )
  close.addEventListener('click', () => list.close())
  list.addEventListener('click', (event) => {
    if (event.target === list) list.close()
  })
  return list
}

const keysOf = (keys: readonly string[]): HTMLElement =>
  element('dt', {}, ...keys.flatMap((key) => [element('kbd', {}, key), ' ']))
