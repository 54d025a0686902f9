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
 * like them. As bytes, which are made once of what every page carries.
 */
export function fillInlineAssets(html: string, { assets, path }: Pick<PageContext, 'assets' | 'path'>): Buffer[] {
  const { styles, peopleStyles, script } = elementsOf(assets)
  const places = [
    { place: '<style></style>', built: isAboutPerson(path) ? peopleStyles : styles },
    { place: '<script></script>', built: script },
  ]
  const pieces: Buffer[] = []
  let from = 0
  for (const { place, built } of places) {
    const at = html.indexOf(place, from)
    if (at === -1) continue
    pieces.push(Buffer.from(html.slice(from, at)), built)
    from = at + place.length
  }
  return [...pieces, Buffer.from(html.slice(from))]
}

interface InlineElements {
  styles: Buffer
  /** Of pages about a person. */
  peopleStyles: Buffer
  script: Buffer
}

const made = new WeakMap<PageContext['assets'], InlineElements>()

function elementsOf(assets: PageContext['assets']): InlineElements {
  const known = made.get(assets)
  if (known !== undefined) return known
  const styles = `<style>${assets.mainStyles}</style>`
  const elements = {
    styles: Buffer.from(styles),
    peopleStyles: Buffer.from(`${styles}<style>${assets.peopleStyles}</style>`),
    script: Buffer.from(`<script>${assets.themeScript}</script>`),
  }
  made.set(assets, elements)
  return elements
}

const isAboutPerson = (path: string): boolean => /^\/profiles\b/.test(path)
