// Runs before the first paint: the reader's own choice of theme, else that of the system.
const stored = readTheme()
if (stored !== null) document.documentElement.dataset.theme = stored
document.documentElement.classList.add('has-script')

function readTheme(): string | null {
  try {
    const theme = localStorage.getItem('theme')
    return theme === 'light' || theme === 'dark' ? theme : null
  } catch {
    return null // storage is switched off: the system decides
  }
}
