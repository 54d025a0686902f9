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

/** Puts the built texts into the places of `InlineAssets`; no other text of a page can look like them. */
export function fillInlineAssets(html: string, { assets, path }: Pick<PageContext, 'assets' | 'path'>): string {
  const styles = isAboutPerson(path) ? [assets.mainStyles, assets.peopleStyles] : [assets.mainStyles]
  return html
    .replace('<style></style>', () => styles.map((text) => `<style>${text}</style>`).join(''))
    .replace('<script></script>', () => `<script>${assets.themeScript}</script>`)
}

const isAboutPerson = (path: string): boolean => /^\/profiles\b/.test(path)
