const SHOWN_MS = 4000
let note: HTMLElement | null = null
let timer: ReturnType<typeof setTimeout> | undefined

/** Says in a corner, and to screen readers, what a key just did. */
export function say(text: string): void {
  if (note === null) {
    note = document.body.appendChild(document.createElement('p'))
    note.className = 'page-note'
    note.setAttribute('role', 'status')
  }
  note.textContent = text
  clearTimeout(timer)
  timer = setTimeout(() => note?.replaceChildren(), SHOWN_MS)
}
