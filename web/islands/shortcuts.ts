/** `/` goes to the search of the page, else to that of the frame. No modifier keys: those belong to the browser. */
export function startShortcuts(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    const field =
      document.querySelector<HTMLElement>('[data-search]') ?? document.querySelector<HTMLElement>('#site-search')
    if (field === null) return
    event.preventDefault()
    field.focus()
  })
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
