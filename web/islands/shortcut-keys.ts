const isApple = /Mac|iPhone|iPad/.test(navigator.platform)

/** The one key of which a modifier is part. */
export const PALETTE_KEY = isApple ? '⌘ K' : 'Ctrl K'

/** ⌘K on an Apple machine, where Ctrl+K edits text; Ctrl+K elsewhere. */
export const isPaletteKey = (event: KeyboardEvent): boolean =>
  event.key.toLowerCase() === 'k' &&
  !event.altKey &&
  !event.shiftKey &&
  (isApple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey)

/** What each key does, in the order of the list that `?` shows. */
export const SHORTCUTS: readonly (readonly [keys: readonly string[], words: string])[] = [
  [[PALETTE_KEY], 'go to a page, skill, role or person, or do something'],
  [['/'], 'search'],
  [['j', 'k'], 'next and previous row; Enter opens it'],
  [['t'], 'tables of the charts, open or closed'],
  [['d'], 'light or dark'],
  [['?'], 'this list'],
]
