import type { PageContext } from '../page-context.ts'

/**
 * Where the styles of a page, and the reader's choice of light or dark, stand in its head: files of their own would cost a
 * reader one more round trip before the first paint. Text of elements is escaped, so that what belongs in here is put in when
 * the page is sent.
 */
export function InlineAssets({ page: { assets } }: { page: Pick<PageContext, 'assets'> }) {
  return (
    <>
      <style />
      <link rel="stylesheet" media="print" href={assets.paperStyles} />
      <script />
    </>
  )
}

/**
 * A page in pieces, with the built texts in the places of `InlineAssets`, where it has them; no other text of a page can look
 * like them. Every second piece is a built one, the same string for every page that carries it.
 */
export function fillInlineAssets(html: string, { assets, path }: Pick<PageContext, 'assets' | 'path'>): string[] {
  const { styles, peopleStyles, script } = elementsOf(assets)
  return [
    ['<style></style>', isAboutPerson(path) ? peopleStyles : styles] as const,
    ['<script></script>', script] as const,
  ].reduce(
    ([...pieces], [place, built]) => {
      const rest = pieces.pop() ?? ''
      const at = rest.indexOf(place)
      return at === -1 ? [...pieces, rest] : [...pieces, rest.slice(0, at), built, rest.slice(at + place.length)]
    },
    [html],
  )
}

const made = new WeakMap<PageContext['assets'], { styles: string; peopleStyles: string; script: string }>()

function elementsOf(assets: PageContext['assets']) {
  const known = made.get(assets)
  if (known !== undefined) return known
  const styles = `<style>${assets.mainStyles}</style>`
  const peopleStyles = `${styles}<style>${assets.peopleStyles}</style>`
  const elements = { styles, peopleStyles, script: `<script>${assets.themeScript}</script>` }
  made.set(assets, elements)
  return elements
}

const isAboutPerson = (path: string): boolean => /^\/profiles\b/.test(path)
