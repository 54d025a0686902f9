import type { FastifyInstance } from 'fastify'
import { afterAll } from 'vitest'
import { loadRules } from '../../analysis/load-rules.ts'
import type { Store } from '../../data/store/store.ts'
import { buildApp } from '../../server/app.ts'
import type { AppDeps } from '../../server/app-deps.ts'
import { sheetPrinter } from '../../server/print-pdf.ts'
import { builtAssets } from './built-assets.ts'
import { phrasesInProcess } from './phrases-in-process.ts'
import { TODAY } from './synthetic-market-store.ts'
import { clockOn } from './test-clock.ts'

const rules = loadRules()
export const assetsDir = await builtAssets()

/** The app over a store, with the real rules and built web files; closed when the test file ends. */
export async function testApp(store: Store, parts: Partial<AppDeps> = {}): Promise<FastifyInstance> {
  const app = await buildApp({
    ...rules,
    store,
    now: clockOn(TODAY),
    version: '0.0.0-test',
    assetsDir,
    mode: 'own',
    makePhrases: phrasesInProcess(store),
    printSheet: sheetPrinter(process.env),
    ...parts,
  })
  afterAll(async () => {
    await app.close()
    store.close()
  })
  return app
}
