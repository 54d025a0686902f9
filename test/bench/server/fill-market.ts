import { loadRules } from '../../../analysis/load-rules.ts'
import type { NewPosting, PostingFacts } from '../../../data/domain.ts'
import { SENIORITIES, WORKPLACES } from '../../../data/domain.ts'
import type { Store } from '../../../data/store/store.ts'
import { addDays } from '../../../data/weeks.ts'
import { ONE_MILLION, type SeededOpening, seededOpenings, seededRandom } from '../layout/seeded-openings.ts'

const COUNTRIES = 'US GB DE FR CA NL IE ES PL IN SG AU IT SE CH BE PT AT DK NO FI BR MX IL JP CZ RO NZ ZA AE'.split(' ')
const CURRENCIES: Record<string, string> = { GB: 'GBP', US: 'USD', CA: 'CAD', AU: 'AUD' }
const TITLES = ['Engineer', 'Analyst', 'Manager', 'Designer', 'Developer']
/** Of five sources the first three show only what is open, and are read every week. */
const SNAPSHOTS = 3
const SHARE_WITH_PAY = 0.35
const SHARE_OF_COPIES = 0.05
const BATCH = 2_000

export interface MarketFill {
  openings: number
  /** Monday of the first of 150 weeks. */
  from: string
  onProgress?: (done: number) => void
}

/**
 * Fills a store with a market as a crawl of 150 weeks would have left it: postings with short texts, facts, copies, pay,
 * weekly readings. The facts are given, not read: what is measured is the server.
 */
export function fillMarket(store: Store, { openings, from, onProgress }: MarketFill): void {
  const size = { ...ONE_MILLION, openings }
  const { vocabulary, roles, reader } = loadRules()
  const random = seededRandom(7)
  const skillOf = (number: number) => vocabulary.skills[(number * 911) % vocabulary.skills.length]
  for (let source = 0; source < size.sources; source++) {
    store.sources.save({
      source: `source-${source}`,
      name: `Source ${source}`,
      kind: source < SNAPSHOTS ? 'snapshot' : 'archive',
      origin: 'own',
      attribution: null,
      licence: null,
      url: null,
      firstReadOn: from,
      lastReadOn: addDays(from, size.weeks * 7 - 1),
      grain: 'week',
    })
  }

  function toPosting(opening: SeededOpening, number: number): NewPosting {
    const names = Array.from(opening.skills, (skill) => skillOf(skill)?.name ?? '')
    const country = COUNTRIES[opening.country % COUNTRIES.length] ?? 'US'
    const low = 40_000 + Math.floor(random() * 100) * 1_000
    return {
      source: `source-${opening.source}`,
      board: '',
      sourceId: String(number),
      url: `https://jobs.example/${number}`,
      title: `${roles[opening.role % roles.length]?.name ?? ''} ${TITLES[number % TITLES.length]}`,
      company: `Employer ${opening.employer}`,
      place: { text: country, country, region: null, city: null },
      workplace: WORKPLACES[opening.workplace] ?? 'unknown',
      employmentType: null,
      salary:
        random() < SHARE_WITH_PAY
          ? { min: low, max: low + 20_000, currency: CURRENCIES[country] ?? 'EUR', period: 'year' }
          : null,
      description: { format: 'text', content: names.map((name) => `Experience with ${name}.`).join('\n') },
      postedOn: addDays(from, opening.day),
    }
  }

  function toFacts(
    opening: SeededOpening,
    posting: NewPosting,
    postingId: number,
    copyOf: number | null,
  ): PostingFacts {
    let start = 0
    const mentions = Array.from(opening.skills, (skill, at) => {
      const { id = '', name = '' } = skillOf(skill) ?? {}
      const from = start + 'Experience with '.length
      start = from + name.length + 2
      const level = (['required', 'preferred', 'mentioned'] as const)[opening.levels[at] ?? 2] ?? 'mentioned'
      return { skillId: id, level, start: from, end: from + name.length }
    })
    return {
      postingId,
      language: postingId % 77 === 0 ? 'de' : 'en',
      role: roles[opening.role % roles.length]?.id ?? 'other',
      seniority: SENIORITIES[opening.seniority] ?? 'unspecified',
      country: posting.place.country,
      workplace: posting.workplace,
      salary: posting.salary,
      openingKey: `key-${copyOf ?? postingId}`,
      applicationKey: null,
      advert: {
        board: '',
        employer: null,
        job: '',
        titlePlaces: [],
        place: { kind: 'nowhere', country: null, name: '' },
        placeNames: [],
        shingles: new Uint32Array(),
      },
      mentions: postingId % 77 === 0 ? [] : mentions,
    }
  }

  function readWeek(week: number): void {
    const at = `${addDays(from, week * 7 + 6)}T06:00:00Z`
    const runId = store.runs.start('crawl', at)
    for (let source = 0; source < SNAPSHOTS; source++) {
      const items = Math.round((openings / size.weeks / size.sources) * 4)
      store.runs.saveSource(runId, {
        source: `source-${source}`,
        board: '',
        fetched: items,
        notModified: 0,
        new: Math.round(items / 4),
        updated: 0,
        unchanged: items,
        closed: 0,
        failed: 0,
        skippedByRobots: 0,
        notOffers: 0,
        failures: [],
        health: {
          verdict: 'healthy',
          reason: null,
          items,
          withTitle: items,
          withUrl: items,
          withDate: items,
          withText: items,
        },
      })
    }
    store.runs.finish(runId, at)
  }

  let number = 0
  let week = -1
  let batch: SeededOpening[] = []
  const flush = () => {
    if (batch.length === 0) return
    const firstId = number + 1
    const postings = batch.map((opening) => toPosting(opening, ++number))
    const lastDay = batch.reduce((day, opening) => Math.max(day, opening.day), 0)
    store.write(() => {
      store.postings.save(postings, `${addDays(from, lastDay)}T06:00:00Z`)
      const facts = batch.flatMap((opening, index) => {
        const posting = postings[index]
        const copyOf = random() < SHARE_OF_COPIES && index > 0 ? firstId + Math.floor(random() * index) : null
        return posting === undefined ? [] : toFacts(opening, posting, firstId + index, copyOf)
      })
      store.openings.saveFacts(facts, reader.version)
    })
    batch = []
    onProgress?.(number)
  }
  for (const opening of seededOpenings(size)) {
    const thisWeek = Math.floor(opening.day / 7)
    if (thisWeek !== week) {
      if (week >= 0) readWeek(week)
      week = thisWeek
    }
    batch.push(opening)
    if (batch.length === BATCH) flush()
  }
  flush()
  readWeek(week)
}
