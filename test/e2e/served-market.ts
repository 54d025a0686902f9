import { rmSync } from 'node:fs'
import type { Rules } from '../../analysis/load-rules.ts'
import { loadRules } from '../../analysis/load-rules.ts'
import type { Store } from '../../data/store/store.ts'
import { buildApp } from '../../server/app.ts'
import { builtAssets } from '../server/built-assets.ts'
import { phrasesInProcess } from '../server/phrases-in-process.ts'
import { syntheticMarketStore, TODAY } from '../server/synthetic-market-store.ts'

/** The real server over a store, on a free port of this machine. */
export async function serveMarket(makeStore: (rules: Rules) => Store = syntheticMarketStore) {
  const rules = loadRules()
  const store = makeStore(rules)
  const assetsDir = await builtAssets()
  const app = await buildApp({
    ...rules,
    store,
    today: () => TODAY,
    version: '0.0.0-test',
    assetsDir,
    mode: 'own',
    makePhrases: phrasesInProcess(store),
  })
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    address,
    close: async () => {
      await app.close()
      store.close()
      rmSync(assetsDir, { recursive: true, force: true })
    },
  }
}
