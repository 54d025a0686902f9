import { say } from './page-note.ts'

/** The button that switches between light and dark. */
export function startThemeToggle(): void {
  document.querySelector('[data-theme-toggle]')?.addEventListener('click', switchTheme)
}

/** Switches between light and dark and remembers it. Tells the page with a `themechange` event. */
export function switchTheme(): void {
  const theme = isDark() ? 'light' : 'dark'
  document.documentElement.dataset.theme = theme
  try {
    localStorage.setItem('theme', theme)
  } catch {
    // storage is switched off: the choice lasts for this page
  }
  document.dispatchEvent(new Event('themechange'))
  say(theme === 'dark' ? 'Dark colours.' : 'Light colours.')
}

function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme
  return chosen === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark'
}
