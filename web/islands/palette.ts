import type { Destination } from '../site-pages.ts'
import { element } from './element.ts'
import type { PageControls } from './page-controls.ts'
import { findActions } from './palette-actions.ts'

const KIND_NAMES: Record<Destination['kind'], string> = { page: 'Page', skill: 'Skill', role: 'Role', person: 'Person' }

interface Entry {
  name: string
  note: string
  /** Where it leads; null: it does something on this page. */
  href: string | null
  run: () => void
}

let palette: ReturnType<typeof createPalette> | null = null

/**
 * Opens the palette, or closes it when it is open.
 *
 * @param early  keys that were pressed before it was there: letters, and Enter
 */
export function togglePalette(page: PageControls, early: readonly string[]): void {
  palette ??= createPalette(page)
  palette.toggle(early)
}

/** A text field over a list: what is chosen in the list is said with the field, which keeps the focus (ARIA combobox). */
function createPalette(page: PageControls) {
  const field = element('input', {
    ...{ type: 'text', role: 'combobox', 'aria-expanded': 'true', 'aria-controls': 'palette-list' },
    ...{ 'aria-autocomplete': 'list', 'aria-label': 'Page, skill, role, person or action', autocomplete: 'off' },
    ...{ maxlength: '80', placeholder: 'Page, skill, role or action', spellcheck: 'false' },
  })
  const close = element('button', { type: 'button', class: 'dialog-close' }, 'Close')
  const list = element('ul', { id: 'palette-list', role: 'listbox', 'aria-label': 'Results' })
  const status = element('span', { role: 'status' })
  const dialog = element(
    'dialog',
    { class: 'floating palette', 'aria-label': 'Go to' },
    element('div', { class: 'floating-head' }, field, close),
    list,
    element('p', { class: 'palette-foot' }, status, element('span', {}, '↑ ↓ choose · Enter opens · Esc closes')),
  )
  document.body.append(dialog)
  let entries: Entry[] = []
  let chosen = 0
  let asked = new AbortController()
  /** Settled when what the list shows belongs to what the field holds. */
  let answered = Promise.resolve()

  function choose(index: number): void {
    chosen = index
    for (const [position, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(position === chosen))
    }
    const option = list.children[chosen]
    if (option === undefined) {
      field.removeAttribute('aria-activedescendant')
      return
    }
    field.setAttribute('aria-activedescendant', option.id)
    option.scrollIntoView({ block: 'nearest' })
  }

  function open(entry: Entry | undefined, isApart: boolean): void {
    if (entry === undefined) return
    dialog.close()
    if (entry.href !== null && isApart) window.open(entry.href)
    else entry.run()
  }

  /** Whoever types fast means the answer to what stands there now, not the one before. */
  function openChosen(isApart: boolean): void {
    void answered.then(() => open(entries[chosen], isApart))
  }

  async function ask(): Promise<void> {
    asked.abort()
    asked = new AbortController()
    const text = field.value.trim()
    const address = new URL(page.destinationsAddress, window.location.href)
    address.searchParams.set('q', text)
    try {
      const answer = await fetch(address, { signal: asked.signal })
      if (!answer.ok) throw new Error(`answer ${answer.status}`)
      show(text, await answer.json())
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return
      show(text, [])
      status.textContent = 'SkillTide does not answer.'
    }
  }

  function show(text: string, destinations: readonly Destination[]): void {
    entries = [
      ...destinations.map(entryOf),
      ...findActions(page, text).map((action) => ({ ...action, note: 'Action', href: null })),
    ]
    if (text !== '') entries.push(searchFor(text))
    list.replaceChildren(
      ...entries.map(({ name, note }, index) =>
        element(
          'li',
          { id: `palette-${index}`, role: 'option' },
          element('span', {}, name),
          ' ',
          element('span', { class: 'palette-note' }, note),
        ),
      ),
    )
    status.textContent = entries.length === 1 ? '1 result' : `${entries.length} results`
    choose(0)
  }

  function startAsking(): void {
    answered = ask()
  }

  field.addEventListener('input', startAsking)
  field.addEventListener('keydown', (event) => {
    const last = entries.length - 1
    if (event.isComposing || event.altKey) return
    if (event.key === 'Enter') openChosen(event.ctrlKey || event.metaKey)
    else if (event.key === 'ArrowDown') choose(chosen >= last ? 0 : chosen + 1)
    else if (event.key === 'ArrowUp') choose(chosen <= 0 ? last : chosen - 1)
    else return
    event.preventDefault()
  })
  list.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest('[role="option"]') : null
    if (option !== null) open(entries[[...list.children].indexOf(option)], event.ctrlKey || event.metaKey)
  })
  close.addEventListener('click', () => dialog.close())
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close()
  })

  return {
    toggle(early: readonly string[]): void {
      if (dialog.open) {
        dialog.close()
        return
      }
      for (const other of document.querySelectorAll<HTMLDialogElement>('dialog[open]')) other.close()
      field.value = early.filter((key) => key.length === 1).join('')
      dialog.showModal()
      field.focus()
      startAsking()
      if (early.includes('Enter')) openChosen(false)
    },
  }
}

const entryOf = ({ kind, name, note, href }: Destination): Entry => ({
  name,
  note: [KIND_NAMES[kind], note].filter(Boolean).join(' · '),
  href,
  run: () => window.location.assign(href),
})

function searchFor(text: string): Entry {
  const href = `/skills?${new URLSearchParams({ q: text })}`
  return { name: `Search the skills for “${text}”`, note: '', href, run: () => window.location.assign(href) }
}
