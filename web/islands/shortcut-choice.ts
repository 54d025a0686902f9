const KEY = 'shortcuts'

/** Whether the reader left the keys of the pages switched on, as they are at first. */
export function areShortcutsOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off'
  } catch {
    return true // storage is switched off: there is no other choice to remember
  }
}

/** Remembers the choice for all pages of this browser. */
export function switchShortcuts(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, 'off')
  } catch {
    // storage is switched off: the keys stay on
  }
}
