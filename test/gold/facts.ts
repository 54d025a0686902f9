import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { annualPay } from '../../analysis/postings/annual-pay.ts'
import { readEmployment } from '../../analysis/postings/employment.ts'
import { readPlace } from '../../analysis/postings/place.ts'
import { createFactsReader, type FactsRules } from '../../analysis/postings/read-facts.ts'
import { createExtractor } from '../../analysis/skills/create-extractor.ts'
import { readHnItem } from '../../crawler/import/hn-item.ts'
import { readAshbyJob } from '../../crawler/sources/ashby.ts'
import { SOURCE_ADAPTERS } from '../../crawler/sources/registry.ts'
import type { NewPosting, Salary } from '../../data/domain.ts'
import { loadAgencies } from '../../data/vocabulary/load-agencies.ts'
import { loadPlaces } from '../../data/vocabulary/load-places.ts'
import { loadRoles } from '../../data/vocabulary/load-roles.ts'
import { loadVocabulary } from '../../data/vocabulary/load-vocabulary.ts'
import { partOf } from './gold-labels.ts'
import { corpora, type PostingKey, readCorpusFile } from './gold-posting.ts'

export interface FactsKey {
  corpus: PostingKey['corpus'] | 'api-samples'
  file: string
  id: string
}

/** What a reader says of an advert. Several values: any of them is right; null, `unknown`, `unspecified`: it does not say. */
export interface FactLabels {
  posting: FactsKey
  role: string[]
  seniority: string[]
  country: (string | null)[]
  city: (string | null)[]
  workplace: string[]
  employment: (string | null)[]
  salary: Salary | null
  language: string
}

export const FACTS = [
  'role',
  'seniority',
  'country',
  'city',
  'workplace',
  'employment',
  'salary',
  'annual pay',
  'language',
] as const
export type Fact = (typeof FACTS)[number]

/** One fact of one advert. `missed`: the advert says it and nothing was read; `wrong`: something else was read. */
export interface FactOutcome {
  fact: Fact
  part: 'dev' | 'held-out'
  posting: FactsKey
  outcome: 'right' | 'wrong' | 'missed'
  /** Whether the advert states it at all. */
  isStated: boolean
  expected: string
  read: string | null
}

const NOTHING = new Set<string | null>([null, 'unknown', 'unspecified'])

export function readFactLabels(): FactLabels[] {
  const text = readFileSync(join(process.cwd(), 'test', 'gold', 'facts.jsonl'), 'utf8')
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as FactLabels]))
}

export const factRules = (): FactsRules => ({
  extractor: createExtractor(loadVocabulary()),
  roles: loadRoles(),
  places: loadPlaces(),
  agencies: loadAgencies(),
})

/** Reads every labelled advert by the rules. What a source states in fields of its own is withheld: the rules are measured. */
export function compareFacts(labels: readonly FactLabels[], rules: FactsRules): FactOutcome[] {
  const reader = createFactsReader(rules)
  const { extractor, places } = rules
  const find = factPostings()
  return labels.flatMap((label) => {
    const posting = find(label.posting)
    const facts = reader.read({ ...NEVER_CRAWLED, ...posting })
    const { city } = readPlace(posting.place, places)
    const read: Record<Fact, string | null> = {
      role: facts.role,
      seniority: facts.seniority,
      country: facts.country,
      city,
      workplace: facts.workplace,
      employment: readEmployment(posting.employmentType, posting.title, extractor.readAdvert(posting).text),
      salary: payText(facts.salary),
      'annual pay': payText(facts.salary && annualPay(facts.salary)),
      language: facts.language,
    }
    const expected: Record<Fact, (string | null)[]> = {
      ...label,
      salary: [payText(label.salary)],
      'annual pay': [payText(label.salary && annualPay(label.salary))],
      language: [label.language],
    }
    const part = partOf({ posting: label.posting as PostingKey }) === 'dev' ? 'dev' : 'held-out'
    return FACTS.map((fact): FactOutcome => {
      const isRight = expected[fact].some(
        (value) => value === read[fact] || (NOTHING.has(value) && NOTHING.has(read[fact])),
      )
      return {
        fact,
        part,
        posting: label.posting,
        outcome: isRight ? 'right' : NOTHING.has(read[fact]) ? 'missed' : 'wrong',
        isStated: !expected[fact].some((value) => NOTHING.has(value)),
        expected: expected[fact].join(' or '),
        read: read[fact],
      }
    })
  })
}

const payText = (salary: Salary | null): string | null =>
  salary === null ? null : `${salary.min ?? ''}-${salary.max ?? ''} ${salary.currency}/${salary.period}`

const NEVER_CRAWLED = {
  postingId: 1,
  firstSeenAt: '2026-01-01T00:00:00Z',
  lastSeenAt: '2026-01-01T00:00:00Z',
  changedAt: null,
  changeCount: 0,
  closedAt: null,
  closedReason: null,
  reopenedAt: null,
}

/** Finds labelled adverts as the crawler and the import make postings of them, reading each file once. */
function factPostings(): (key: FactsKey) => NewPosting {
  const files = new Map<string, Map<string, NewPosting>>()
  return ({ corpus, file, id }) => {
    const name = `${corpus}/${file}`
    const postings = files.get(name) ?? new Map(readFile(corpus, file).map((one) => [one.sourceId, one]))
    files.set(name, postings)
    const posting = postings.get(id)
    if (!posting) throw new Error(`the corpora have no posting ${name}/${id}`)
    return posting
  }
}

/** Trimmed answers of boards: one file each. */
function readSample(type: string): NewPosting[] {
  const adapter = SOURCE_ADAPTERS.find((one) => one.type === type)
  if (!adapter) throw new Error(`facts.jsonl: no source is called "${type}"`)
  const config = { id: type, type, board: 'acme' }
  const body = readFileSync(join(corpora, 'api-samples', type, `careerkit-${type}.json`), 'utf8')
  const url = adapter.firstRequests(config)[0]?.url ?? ''
  return adapter.parsePage({ url, kind: 'listing', contentType: null, body }, config).postings
}

function readFile(corpus: FactsKey['corpus'], file: string): NewPosting[] {
  if (corpus === 'api-samples') return readSample(file).map(withoutStatedFields)
  const content = readCorpusFile(corpus, file)
  if (corpus === 'hn') {
    const items = content.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
    return items.flatMap((item) => {
      try {
        return [readHnItem(item)]
      } catch {
        return [] // offers no job
      }
    })
  }
  const { jobs } = JSON.parse(content)
  return jobs
    .filter(({ descriptionHtml }: { descriptionHtml?: string }) => descriptionHtml)
    .map((job: Record<string, unknown>) =>
      withoutStatedFields(readAshbyJob({ ...job, isListed: true }, { id: file, type: 'ashby', board: file })),
    )
}

const withoutStatedFields = (posting: NewPosting): NewPosting => ({
  ...posting,
  place: { text: posting.place.text, country: null, region: null, city: null },
  workplace: 'unknown',
  employmentType: null,
  salary: null,
})
