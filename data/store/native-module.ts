import { StoreError } from './store-error.ts'

/** How Node.js, and the package that looks for the compiled file, say that it is not there or of another build. */
const UNLOADABLE = /NODE_MODULE_VERSION|Could not locate the bindings file|better_sqlite3\.node/
const NOT_INSTALLED = /Cannot find (package|module) 'better-sqlite3'/

/** A database module that is missing or was built for another Node.js, as a sentence with the mend; null for other errors. */
export function nativeModuleFault(error: unknown): StoreError | null {
  const message = error instanceof Error ? error.message : ''
  const mend = NOT_INSTALLED.test(message)
    ? 'it is not installed; run `npm ci`'
    : UNLOADABLE.test(message)
      ? `its compiled part is missing, broken or of another version than this Node.js ${process.versions.node}; run \`npm rebuild better-sqlite3\``
      : null
  if (mend === null) return null
  return new StoreError(`better-sqlite3, which reads and writes the database, does not load: ${mend}`, { cause: error })
}
