/** Pages that make some readers quadratic: each grows with `size`, its length in characters. */
export const HOSTILE_PAGES: Record<string, (size: number) => string> = {
  'unclosed tags': (size) => '<div><b>'.repeat(size / 8),
  'crossed tags': (size) => '<p><b>a<i></b>b</p></i>'.repeat(size / 22),
  'one tag that never ends': (size) => `<a ${'x="y" '.repeat(size / 6)}`,
  'open brackets': (size) => '<'.repeat(size),
  'half entities': (size) => '&amp'.repeat(size / 4),
  'unclosed comments': (size) => '<!-- a --'.repeat(size / 9),
  'lines without words': (size) => '<br> '.repeat(size / 5),
  'one word': (size) => 'a'.repeat(size),
  'list items in list items': (size) => '<ul><li>a'.repeat(size / 9),
  'closing tags of nothing': (size) => '</td></p></b>'.repeat(size / 13),
}
