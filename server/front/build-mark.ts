import { statSync } from 'node:fs'
import { join } from 'node:path'

/** Another text after every build: what an older program made is not taken for ours. Null where nothing was built. */
export function buildMark({ version, assetsDir }: { version: string; assetsDir: string }): string | null {
  const built = statSync(join(assetsDir, 'manifest.json'), { throwIfNoEntry: false })
  return built === undefined ? null : `${version} ${built.mtimeMs} ${process.version}`
}
