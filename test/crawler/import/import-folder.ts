import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { type ImportDeps, type ImportOptions, importFiles } from '../../../crawler/import/import-files.ts'
import type { StoredPosting } from '../../../data/domain.ts'
import type { ImportedFile, ImportReport } from '../../../data/import-report.ts'
import { openStore } from '../../../data/store/open-store.ts'
import type { Store } from '../../../data/store/store.ts'

export const NOW = '2026-03-20T10:00:00.000Z'

/** A folder of files to import and a store to import them into, new for each test. */
export function importFolder() {
  const state: { folder: string; store: Store } = { folder: '', store: openStore(':memory:') }
  beforeEach(() => {
    state.folder = mkdtempSync(join(tmpdir(), 'skilltide-import-'))
    state.store = openStore(':memory:')
  })
  afterEach(() => {
    state.store.close()
    rmSync(state.folder, { recursive: true })
  })
  const path = (name: string): string => join(state.folder, name)
  const run = (names: string[], options: ImportOptions = {}, deps: Partial<ImportDeps> = {}): Promise<ImportReport> =>
    importFiles(names.map(path), options, { store: state.store, now: () => NOW, ...deps })
  return {
    path,
    run,
    store: () => state.store,
    write(name: string, content: string | Uint8Array): string {
      writeFileSync(path(name), content)
      return name
    },
    /** Imports one file with this content and gives its part of the report. */
    async one(name: string, content: string | Uint8Array, options: ImportOptions = {}): Promise<ImportedFile> {
      writeFileSync(path(name), content)
      const [file] = (await run([name], options)).files
      if (file === undefined) throw new Error('the report has no file')
      return file
    },
    postings: (): StoredPosting[] => state.store.postings.listUnanalyzed('none', 10_000),
  }
}
