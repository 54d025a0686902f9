import * as adapters from './all-sources.ts'
import type { SourceAdapter } from './source.ts'

/** Every kind of source we can read, by name. */
export const SOURCE_ADAPTERS: readonly SourceAdapter[] = Object.values(adapters)
