import type { Rules } from '../../analysis/load-rules.ts'
import type { NewPosting } from '../../data/domain.ts'
import { openStore } from '../../data/store/open-store.ts'
import type { Store } from '../../data/store/store.ts'
import { addDays, addPeriods } from '../../data/weeks.ts'
import { createRandom } from '../analysis/trends/random.ts'
import { aMention, aPosting, aSource, someFacts, someTraits } from '../data/builders.ts'
import { TODAY } from '../server/synthetic-market-store.ts'

const WEEKS = 70
const EMPLOYERS = 60
const FIRST = addPeriods(TODAY, -WEEKS, 'week')
/** Half of the newest half year: three of four employers go from one database to another here. */
const SWITCHED = addPeriods(TODAY, -15, 'week')
/** A second source with another mix of skills joins. */
const JOINED = addPeriods(TODAY, -14, 'week')
const MOVERS = 45

/**
 * A market of 60 employers over 70 weeks, of which 45 go from MySQL to PostgreSQL in the middle of the newest half year, where
 * adverts that name Rust pay an eighth more, SQL stands still, and a feed with other shares joins after 56 weeks.
 */
export function employersMarketStore({ reader }: Pick<Rules, 'reader'>): Store {
  const store = openStore(':memory:')
  const lastReadOn = addDays(TODAY, -1)
  store.sources.save(aSource({ source: 'example-board', name: 'Example board', firstReadOn: FIRST, lastReadOn }))
  store.sources.save(aSource({ source: 'example-feed', name: 'Example feed', firstReadOn: JOINED, lastReadOn }))
  const adverts = makeAdverts()
  store.postings.save(
    adverts.map(({ posting }) => posting),
    `${lastReadOn}T06:00:00Z`,
  )
  const facts = adverts.map(({ posting, skills, seniority }, index) =>
    someFacts({
      postingId: index + 1,
      seniority,
      salary: posting.salary,
      openingKey: `opening ${index}`,
      advert: someTraits({ employer: posting.company ?? '' }),
      mentions: skills.map((skill, at) => aMention(skill, { start: at, end: at + 1 })),
    }),
  )
  store.openings.saveFacts(facts, reader.version)
  return store
}

interface Advert {
  posting: NewPosting
  skills: string[]
  seniority: 'mid' | 'senior'
}

function makeAdverts(): Advert[] {
  const random = createRandom(5).uniform
  const adverts: Advert[] = []
  const add = (source: string, employer: number, postedOn: string, chances: Record<string, number>) => {
    const skills = Object.keys(chances).filter((skill) => random() < (chances[skill] ?? 0))
    const seniority = random() < 0.4 ? 'senior' : 'mid'
    const level = (seniority === 'senior' ? 78_000 : 60_000) * (0.9 + (0.2 * (employer % EMPLOYERS)) / EMPLOYERS)
    const pay = level * (skills.includes('rust') ? 1.125 : 1) * (0.95 + 0.1 * random())
    const salary = { min: Math.round(pay), max: Math.round(pay), currency: 'GBP', period: 'year' as const }
    adverts.push({
      posting: aPosting({
        ...{ source, sourceId: String(adverts.length + 1), url: `https://jobs.example/${adverts.length + 1}` },
        ...{ company: `Employer ${employer}`, postedOn, salary: random() < 0.5 ? salary : null },
      }),
      ...{ skills, seniority },
    })
  }
  for (let week = 0; week < WEEKS; week++) {
    const weekStart = addPeriods(FIRST, week, 'week')
    for (let employer = 0; employer < EMPLOYERS; employer++) {
      const isNew = weekStart >= SWITCHED && employer < MOVERS
      const databases = isNew ? { postgresql: 0.8 } : { mysql: 0.8 }
      const day = addDays(weekStart, employer % 5)
      add('example-board', employer, day, { sql: 0.5, python: 0.3 + week / 400, rust: 0.3, ...databases })
      if (weekStart >= JOINED && employer % 2 === 0)
        add('example-feed', EMPLOYERS + employer, day, { sql: 0.9, python: 0.8, rust: 0.1 })
    }
  }
  return adverts
}
