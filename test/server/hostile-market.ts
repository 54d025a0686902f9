import { loadRules } from '../../analysis/load-rules.ts'
import { changePlan } from '../../analysis/plan/keep-plan.ts'
import { makePlan } from '../../analysis/plan/make-plan.ts'
import { EMPTY_PROFILE } from '../../data/profile.ts'
import { openStore } from '../../data/store/open-store.ts'
import type { Store } from '../../data/store/store.ts'
import { addDays } from '../../data/weeks.ts'
import { aSource, aStore } from '../data/builders.ts'
import { aCopyOf, madeOnce } from '../made-once.ts'
import { SMALL_FROM } from './small-market.ts'
import { TODAY } from './synthetic-market-store.ts'

/** Every page that shows what sources wrote. */
export const MARKET_PAGES = [
  ...['/', '/skills', '/skills/sql', '/skills/sql/sentences', '/skills/sql/edit', '/skills/compare?compare=sql,python'],
  ...['/roles', '/roles/data-engineer', '/gaps?role=data-engineer&skills=python', '/sources', '/sources/merges'],
  ...['/phrases', '/reports', '/about', '/about/method', '/profiles'],
]

/** A market, people and plans in which every text is one of the payloads; ids of the people, in their order. */
export function hostileMarket(payloads: readonly string[]): { store: Store; people: string[] } {
  const market = madeOnce('hostile-market.db', (file) => makeMarket(payloads, file))
  const store = openStore(aCopyOf(market))
  const places = new Map(store.profiles.list().map(({ id, name }) => [Number.parseInt(name, 10), id]))
  return { store, people: payloads.map((_, index) => places.get(index) ?? missing(index)) }
}

const missing = (index: number): never => {
  throw new Error(`person ${index} is not there`)
}

function makeMarket(payloads: readonly string[], path: string): void {
  const rules = loadRules()
  const store = aStore(
    payloads.map((payload, index) => ({
      postedOn: addDays(SMALL_FROM, index % 70),
      skills: ['sql', ...(index % 2 === 0 ? ['python'] : [])],
      posting: {
        title: payload,
        company: payload,
        url: `https://jobs.example/${index}?${payload}`,
        description: { format: 'text' as const, content: `SQL ${payload} and Python` },
      },
    })),
    [
      aSource({
        name: payloads[0] ?? '',
        attribution: payloads[1] ?? '',
        firstReadOn: '2026-09-01',
        lastReadOn: '2026-11-22',
      }),
    ],
    path,
  )
  for (const [index, payload] of payloads.entries()) {
    const fields = {
      ...EMPTY_PROFILE,
      name: `${index} ${payload}`.slice(0, 80),
      group: payload.slice(0, 80),
      vision: { role: 'data-engineer', seniority: null, horizonMonths: 12 },
    }
    const skills = [
      { skill: 'sql', name: payload.slice(0, 80), level: null, evidence: payload },
      { skill: null, name: payload.slice(0, 80), level: null, evidence: payload },
    ]
    const id = store.profiles.add(fields as never, skills, `${TODAY}T00:00:00Z`)
    const profile = store.profiles.find(id)
    if (profile === null) throw new Error('a profile that was added is not there')
    const work = { store, rules, today: TODAY, at: `${TODAY}T08:00:00Z` }
    makePlan(work, profile, { startOn: TODAY, hoursPerWeek: 6 })
    changePlan(work, profile, (before) => ({
      ...before,
      ...{ vision: payload, coach: payload, planB: payload, risks: payload },
      support: [{ who: payload, does: payload }],
      goals: before.goals.map((goal) => ({ ...goal, statement: payload, specific: payload, measure: payload })),
    }))
  }
  store.close()
}
