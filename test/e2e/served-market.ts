import type { Rules } from '../../analysis/load-rules.ts'
import { loadRules } from '../../analysis/load-rules.ts'
import { EMPTY_PROFILE } from '../../data/profile.ts'
import { EMPTY_SESSION } from '../../data/session.ts'
import type { Store } from '../../data/store/store.ts'
import { buildApp } from '../../server/app.ts'
import type { AppDeps } from '../../server/app-deps.ts'
import { sheetPrinter } from '../../server/print-pdf.ts'
import { builtAssets } from '../server/built-assets.ts'
import { phrasesInProcess } from '../server/phrases-in-process.ts'
import { syntheticMarketStore, TODAY } from '../server/synthetic-market-store.ts'
import { clockOn } from '../server/test-clock.ts'
import { PAGES } from './page-list.ts'
import { addSamplePlan } from './sample-plan.ts'

const VISION = { role: 'data-engineer', seniority: 'senior', horizonMonths: 12 } as const
const SKILLS = [
  { skill: 'sql', name: 'SQL', level: 'expert', evidence: 'Ten years of stored procedures at an insurer.' },
  { skill: 'python', name: 'Python', level: 'awareness', evidence: '' },
  { skill: 'ssis', name: 'SSIS', level: null, evidence: 'Skills: SQL, SSIS, Zorblax modelling' },
  { skill: null, name: 'Zorblax modelling', level: null, evidence: '' },
] as const

/** The real server over a store with one person in it, on a free port of this machine. */
export async function serveMarket(
  makeStore: (rules: Rules) => Store = syntheticMarketStore,
  parts: Partial<AppDeps> = {},
) {
  const rules = loadRules()
  const store = makeStore(rules)
  const fields = { ...EMPTY_PROFILE, name: 'Robin Example', group: 'Autumn', vision: VISION }
  const profile = store.profiles.add(fields, SKILLS, `${TODAY}T00:00:00Z`)
  const planless = store.profiles.add({ ...fields, name: 'Sam Example' }, SKILLS, `${TODAY}T00:00:00Z`)
  const goal = addPlan(store, rules, profile)
  const session = store.sessions.add(
    profile,
    {
      ...{ ...EMPTY_SESSION, heldOn: '2026-10-05', minutes: 50, plannedSessions: 6, focus: 'Which gap to close first' },
      ...{ goal: 'A team that runs its own pipelines.', reality: 'Nightly batch loads on premises.' },
      commitments: [
        { what: 'Ask for a test server', by: '2026-10-20', shownBy: 'the answer', confidence: 8, review: null },
      ],
      ...{ nextOn: '2026-12-01', privateNotes: 'Talks about leaving before the spring.' },
    },
    `${TODAY}T00:00:00Z`,
  )
  const assetsDir = await builtAssets()
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
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    address,
    pages: PAGES.map(({ name, path }) => ({
      name,
      path: path
        .replace('{profile}', profile)
        .replace('{planless}', planless)
        .replace('{session}', session ?? '')
        .replace('{goal}', goal ?? ''),
    })),
    close: async () => {
      await app.close()
      store.close()
    },
  }
}

/** Where the market has too few gaps for it, there is no plan. */
function addPlan(store: Store, rules: Rules, profileId: string): string | null {
  const profile = store.profiles.find(profileId)
  if (profile === null || store.postings.count() === 0) return null
  return addSamplePlan({ store, rules, today: TODAY, at: `${TODAY}T08:00:00Z` }, profile)
}
