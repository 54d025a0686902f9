import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The packages of `test/bench/package.json`, which the program itself never sees. */
const folder = join(process.cwd(), 'test/bench')
const require = createRequire(join(folder, 'package.json'))

/** Loads a peer by its name, as `import` would give it. */
export async function loadPeer<T>(name: string): Promise<T> {
  return (await import(pathToFileURL(require.resolve(name)).href)) as T
}

/** Version of an installed package: a peer, or one that the program itself stands on. */
export function versionOf(name: string): string {
  for (const root of [folder, process.cwd()]) {
    try {
      return (JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as { version: string })
        .version
    } catch {}
  }
  return '?'
}
