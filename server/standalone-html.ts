import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { readManifest } from './page-frame.ts'

/**
 * A page as one HTML document that needs nothing else: the styles stand in its head.
 *
 * @param assetsDir  folder of the built web files
 * @throws UserError when the web files were not built
 */
export function standaloneHtml(page: VNode, assetsDir: string): string {
  const styles = readFileSync(join(assetsDir, readManifest(assetsDir)['main.css'] ?? 'main.css'), 'utf8')
  // Not as a component: its text would be escaped, and a style sheet knows no escapes.
  const html = renderToString(page).replace('</head>', () => `<style>${styles.trim()}</style></head>`)
  return `<!doctype html>${html}\n`
}
