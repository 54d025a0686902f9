import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWeb } from '../../web/build.mjs'

/** Builds the web files into a folder of its own, as a checkout without `dist/` needs them; the caller removes it. */
export async function builtAssets(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'skilltide-assets-'))
  await buildWeb(folder)
  return folder
}
