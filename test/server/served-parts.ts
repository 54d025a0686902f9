import { loadRules } from '../../analysis/load-rules.ts'
import type { Store } from '../../data/store/store.ts'
import type { ServerOptions } from '../../server/listen.ts'
import { builtAssets } from './built-assets.ts'
import { phrasesInProcess } from './phrases-in-process.ts'
import { TODAY } from './synthetic-market-store.ts'
import { clockOn } from './test-clock.ts'

/** What `startServer` needs besides an address, over a store in memory. */
export const servedParts = async (store: Store): Promise<Omit<ServerOptions, 'host' | 'port'>> => ({
  loadRules: async () => loadRules(),
  makePhrases: phrasesInProcess(store),
  program: '',
  store,
  assetsDir: await builtAssets(),
  version: '0.0.0-test',
  mode: 'own',
  now: clockOn(TODAY),
})
