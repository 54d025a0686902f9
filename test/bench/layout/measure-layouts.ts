import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { PostingFacts, Selection } from '../../../data/domain.ts'
import { SENIORITIES, WHOLE_MARKET, WORKPLACES } from '../../../data/selection.ts'
import { openStore } from '../../../data/store/open-store.ts'
import { addDays } from '../../../data/weeks.ts'
import { createRelationalLayout } from './relational-layout.ts'
import { ONE_MILLION, type SeededOpening, seededOpenings } from './seeded-openings.ts'

/**
 * Measures the store's layout beside the plain relational one: `npm run bench layout`.
 * One line per figure; times in milliseconds of processor time, median and 99th percentile.
 */

const [openingCount = '1000000', batchSize = '2000', folder = '.', which = 'relational,product'] = process.argv.slice(2)
const size = { ...ONE_MILLION, openings: Number(openingCount) }
const mentionCount = size.openings * size.mentionsPerOpening
const say = (line: string) => process.stdout.write(`${line}\n`)

function time(label: string, repeats: number, work: (round: number) => unknown): void {
  const times: number[] = []
  for (let round = 0; round < repeats; round++) {
    const begun = cpuMs()
    work(round)
    times.push(cpuMs() - begun)
  }
  times.sort((one, other) => one - other)
  const at = (part: number) => (times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0).toFixed(2)
  say(`  ${label}: median ${at(0.5)} ms, p99 ${at(0.99)} ms`)
}

function* batches(): Generator<SeededOpening[]> {
  let batch: SeededOpening[] = []
  for (const opening of seededOpenings(size)) {
    batch.push(opening)
    if (batch.length === Number(batchSize)) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

/** Processor time, so that a machine with other work measures the same. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const sayWritten = (ms: number) =>
  say(`  writing: ${(ms / 1000).toFixed(1)} s, ${(mentionCount / ms / 1000).toFixed(2)} M mentions/s`)
const sayBytes = (label: string, bytes: number) =>
  say(`  ${label}: ${(bytes / 1e6).toFixed(1)} MB, ${(bytes / mentionCount).toFixed(2)} bytes/mention`)

function measureRelational(hasSkillIndex: boolean): void {
  say(`relational, ${hasSkillIndex ? 'with' : 'without'} an index by skill`)
  const path = join(folder, 'relational.db')
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true })
  const layout = createRelationalLayout(path, hasSkillIndex)
  let spent = 0
  for (const batch of batches()) {
    const begun = cpuMs()
    layout.save(batch)
    spent += cpuMs() - begun
  }
  sayWritten(spent)
  layout.bytes()
  sayBytes('openings and mentions', layout.bytesOf(['openings', 'mentions', 'mentions_by_skill']))
  sayBytes('weekly counts', layout.bytesOf(['weekly_counts']))
  time('share of one skill', 200, (round) => layout.oneSkill((round * 37) % size.skills))
  time('movers: two sums per skill, last 26 weeks', 10, () => layout.movers())
  time('all skills, all weeks', 5, () => layout.allSkills())
  time('role and seniority, all skills and weeks', 5, (round) => layout.anySelection(round, round))
  if (hasSkillIndex) time('together with a skill', 5, (round) => layout.together(round))
  layout.close()
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true })
}

const FIRST_DAY = '2023-01-02'

/** The layouts are measured, not the recognition of adverts. */
const UNCOMPARED: PostingFacts['advert'] = {
  board: '',
  employer: null,
  job: '',
  titlePlaces: [],
  place: { kind: 'nowhere', country: null, name: '' },
  placeNames: [],
  shingles: new Uint32Array(),
}

function toFacts(opening: SeededOpening, postingId: number): PostingFacts {
  return {
    postingId,
    language: 'en',
    role: `role-${opening.role}`,
    seniority: SENIORITIES[opening.seniority] ?? 'unspecified',
    country: `C${opening.country}`,
    workplace: WORKPLACES[opening.workplace] ?? 'unknown',
    salary: null,
    openingKey: `key-${postingId}`,
    applicationKey: null,
    advert: UNCOMPARED,
    mentions: Array.from(opening.skills, (skill, at) => ({
      skillId: `skill-${skill}`,
      level: (['required', 'preferred', 'mentioned'] as const)[opening.levels[at] ?? 2] ?? 'mentioned',
      start: 200 + at * 180,
      end: 208 + at * 180,
    })),
  }
}

function measureProduct(): void {
  say('the store: facts per posting, column index, prepared counts')
  const path = join(folder, 'product.db')
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true })
  const store = openStore(path)
  for (let source = 0; source < size.sources; source++) {
    store.sources.save({
      source: `source-${source}`,
      name: '',
      kind: 'archive',
      origin: 'own',
      attribution: null,
      licence: null,
      url: null,
      firstReadOn: FIRST_DAY,
      lastReadOn: FIRST_DAY,
      grain: 'week',
    })
  }
  let spentOnFacts = 0
  let spentOnPostings = 0
  let postingId = 0
  for (const batch of batches()) {
    const firstId = postingId + 1
    const postings = batch.map((opening) => ({
      source: `source-${opening.source}`,
      board: '',
      sourceId: String(++postingId),
      url: null,
      title: 'Title',
      company: `Employer ${opening.employer}`,
      place: { text: null, country: null, region: null, city: null },
      workplace: 'unknown' as const,
      employmentType: null,
      salary: null,
      description: { format: 'text' as const, content: '' },
      postedOn: addDays(FIRST_DAY, opening.day),
    }))
    const begun = cpuMs()
    store.postings.save(postings, '2026-01-01T00:00:00Z')
    spentOnPostings += cpuMs() - begun
    const facts = batch.map((opening, index) => toFacts(opening, firstId + index))
    const begunFacts = cpuMs()
    store.openings.saveFacts(facts, 'v1')
    spentOnFacts += cpuMs() - begunFacts
  }
  say(`  postings (empty texts): ${(spentOnPostings / 1000).toFixed(1)} s`)
  sayWritten(spentOnFacts)
  const inspect = new Database(path)
  inspect.pragma('wal_checkpoint(TRUNCATE)')
  const bytesOf = (...tables: string[]) =>
    tables.reduce(
      (sum, table) =>
        sum + Number(inspect.prepare('SELECT sum(pgsize) FROM dbstat WHERE name = ?').pluck().get(table) ?? 0),
      0,
    )
  sayBytes('facts', bytesOf('facts'))
  sayBytes('facts by opening key', bytesOf('facts_by_opening_key'))
  sayBytes('openings', bytesOf('openings'))
  sayBytes('column index', bytesOf('opening_segments'))
  sayBytes('prepared counts', bytesOf('prepared_counts', 'sqlite_autoindex_prepared_counts_1'))
  inspect.close()

  const any: Selection = { ...WHOLE_MARKET }
  const skill = (round: number) => `skill-${(round * 37) % size.skills}`
  const until = addDays(FIRST_DAY, size.weeks * 7)
  time('first query', 1, () => store.counts.table(any, 'week', ['skill-0']))
  time('share of one skill', 500, (round) => store.counts.table(any, 'week', [skill(round)]))
  time('movers: all skills, last 26 weeks', 50, () =>
    store.counts.table({ ...any, from: addDays(until, -26 * 7) }, 'week'),
  )
  time('all skills, all weeks', 20, () => store.counts.table(any, 'week'))
  time('all skills, all months', 20, () => store.counts.table(any, 'month'))
  time('one skill in a role', 50, (round) =>
    store.counts.table({ ...any, role: `role-${round % 14}` }, 'week', [skill(round)]),
  )
  time('a role, all skills and weeks', 20, (round) =>
    store.counts.table({ ...any, role: `role-${round % 14}` }, 'week'),
  )
  time('a country, all skills and weeks', 20, (round) =>
    store.counts.table({ ...any, country: `C${round % 30}` }, 'week'),
  )
  time('role and seniority, all skills and weeks', 20, (round) =>
    store.counts.table({ ...any, role: `role-${round % 14}`, seniority: 'senior' }, 'week'),
  )
  time('nearly everything by scan (preferred), all skills', 10, () =>
    store.counts.table({ ...any, level: 'preferred' }, 'week'),
  )
  time('everything by scan (span of odd days), all skills', 10, () =>
    store.counts.table({ ...any, from: '2023-01-04' }, 'week'),
  )
  time('together with a frequent skill', 20, (round) => store.openings.countTogether(any, `skill-${round % 5}`))
  time('together with a skill', 20, (round) => store.openings.countTogether(any, skill(round)))
  time('employers', 20, (round) => store.openings.listEmployers(any, skill(round), 10))
  time('examples', 20, (round) => store.openings.listExamples(any, skill(round), 5))
  time('facets', 10, () => store.counts.facets(true))
  time('span', 10, () => store.counts.span(any))
  time('sources', 5, () => store.sources.list(true))
  time(
    'listing all skills of a role',
    3,
    (round) => [...store.openings.listSkills({ ...any, role: `role-${round}` })].length,
  )
  say(`  memory: ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB resident`)
  time('recount (findDrift)', 1, () => say(`  drift: ${store.counts.findDrift().length}`))
  store.close()
}

say(`${size.openings} openings, ${mentionCount} mentions, batches of ${batchSize}; Node ${process.version}`)
if (which.includes('relational')) {
  measureRelational(false)
  measureRelational(true)
}
if (which.includes('product')) measureProduct()
