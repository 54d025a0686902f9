import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of this run of the tests, gone when it ends; see `made-once.ts`. */
    runFolder: string
  }
}

export function setup({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'skilltide-tests-'))
  provide('runFolder', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
