import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../data/user-error.ts'
import type { PageAssets } from '../web/page-context.ts'

const assetsByFolder = new Map<string, PageAssets>()

/**
 * What pages carry in their heads, and the addresses of what they load; read once.
 *
 * @param folder  of the built web files
 * @throws UserError when the web files were not built
 */
export function readPageAssets(folder: string): PageAssets {
  const known = assetsByFolder.get(folder)
  if (known !== undefined) return known
  const manifest = readManifest(folder)
  const address = (name: string): string => `/assets/${manifest[name] ?? name}`
  const text = (name: string): string => readFileSync(join(folder, manifest[name] ?? name), 'utf8').trim()
  const assets = {
    mainStyles: text('main.css'),
    mainStylesFile: address('main.css'),
    peopleStyles: text('people.css'),
    themeScript: text('theme.js'),
    paperStyles: address('paper.css'),
    appScript: address('app.js'),
  }
  assetsByFolder.set(folder, assets)
  return assets
}

/** What a content security policy says to allow exactly the texts that pages carry in their heads. */
export function inlineHashes({ mainStyles, peopleStyles, themeScript }: PageAssets) {
  return { styles: [hashOf(mainStyles), hashOf(peopleStyles)], scripts: [hashOf(themeScript)] }
}

/**
 * All styles in one text, for a document that loads nothing.
 *
 * @throws UserError when the web files were not built
 */
export function allStyles(folder: string): string {
  const { mainStyles, peopleStyles, paperStyles } = readPageAssets(folder)
  const paper = readFileSync(join(folder, paperStyles.replace('/assets/', '')), 'utf8')
  return [mainStyles, peopleStyles, paper.trim()].join('\n')
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

function readManifest(folder: string): Record<string, string> {
  const file = join(folder, 'manifest.json')
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new UserError(`the web files are not built: ${file} cannot be read; run "npm run build"`, 'failure', {
      cause,
    })
  }
}
