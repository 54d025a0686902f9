import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { allStyles } from './page-assets.ts'

/**
 * A page as one HTML document that needs nothing else: the styles stand in its head.
 *
 * @param assetsDir  folder of the built web files
 * @throws UserError when the web files were not built
 */
export function standaloneHtml(page: VNode, assetsDir: string): string {
  // Not as a component: its text would be escaped, and a style sheet knows no escapes.
  const html = renderToString(page).replace('</head>', () => `<style>${allStyles(assetsDir)}</style></head>`)
  return `<!doctype html>${html}\n`
}
