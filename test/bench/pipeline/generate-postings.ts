import { loadVocabulary } from '../../../data/vocabulary/load-vocabulary.ts'
import { addDays } from '../../../data/weeks.ts'
import { type SeededRandom, seededRandom } from '../../boards/seeded-random.ts'
import { createAdvertWords, zipfPicker } from './advert-words.ts'

/** One row of a file that `skilltide import` reads. */
export interface GeneratedPosting {
  id: string
  title: string
  company: string | null
  location: string
  country: string
  postedAt: string
  url: string
  descriptionHtml: string
}

export interface PostingStream {
  postings: number
  seed?: number
  /** Monday of the first of `weeks`. */
  from?: string
  weeks?: number
}

const ROLES: readonly (readonly [title: string, share: number])[] = [
  ['Software Engineer', 14],
  ['Backend Engineer', 7],
  ['Frontend Engineer', 5],
  ['Full Stack Engineer', 6],
  ['Data Engineer', 6],
  ['Data Scientist', 5],
  ['Machine Learning Engineer', 6],
  ['DevOps Engineer', 4],
  ['Security Engineer', 3],
  ['Product Manager', 7],
  ['Product Designer', 4],
  ['Data Analyst', 5],
  ['QA Engineer', 2],
  ['Account Executive', 9],
  ['Customer Success Manager', 6],
  ['Marketing Manager', 5],
  ['Operations Manager', 6],
]
const LEVELS = ['', '', '', 'Senior ', 'Senior ', 'Senior ', 'Staff ', 'Lead ', 'Junior ']
const AREAS =
  'Platform, Growth, Payments, Core, Infrastructure, Mobile, Search, Enterprise, EMEA, Risk, Identity, Commerce'.split(
    ', ',
  )
const PLACES = [
  ['London', 'GB'],
  ['Berlin', 'DE'],
  ['New York', 'US'],
  ['Paris', 'FR'],
  ['Toronto', 'CA'],
  ['San Francisco', 'US'],
  ['Amsterdam', 'NL'],
  ['Dublin', 'IE'],
  ['Madrid', 'ES'],
  ['Warsaw', 'PL'],
  ['Bengaluru', 'IN'],
  ['Singapore', 'SG'],
] as const
const SYLLABLES =
  'al ber cor den el far gan hel is jor kel lum mar nor os pel quin ros sol tor ul ven wex yor zan'.split(' ')
const GERMAN =
  'Wir suchen eine Person, die mit uns die Zukunft der Energie gestaltet und sich auf neue Aufgaben freut. Du arbeitest gern im Team und hast schon Erfahrung gesammelt. Das bieten wir dir: flexible Zeiten, ein Büro mitten in der Stadt und Kollegen, die sich helfen. '

const EMPLOYERS_PER_POSTING = 1 / 18 // 258 boards with 4,776 postings
const SHARE_OF_REPOSTS = 0.02
const SHARE_WITHOUT_EMPLOYER = 0.03
const SHARE_IN_GERMAN = 0.013
/** Postings that a repost can repeat. */
const RECENT = 2_000
/** Employers whose texts are kept in memory. */
const KEPT_EMPLOYERS = 4_000
/** Every tenth skill becomes twice as frequent over the whole span, so that there are trends to find. */
const RISING = 10

/**
 * Postings with the measures of 4,776 real ones (Ashby boards of October 2025), only shorter: 5,000 characters of HTML on
 * average (5th and 95th percentile 2,500 and 8,500), 6 tags a 1,000 characters, 2 % bold, deflated to 0.37 of its length, about
 * 16 skills of the shipped vocabulary, 18 postings an employer, who says the same of itself in each. In the order of
 * posting; the same arguments give the same postings. Nothing is kept but what the next postings need.
 */
export function* generatePostings({ postings, seed = 1, from = '2024-01-01', weeks = 150 }: PostingStream) {
  const random = seededRandom(seed)
  const writer = createAdvertWriter(seed)
  const pickEmployer = zipfPicker(Math.max(20, Math.ceil(postings * EMPLOYERS_PER_POSTING)), 50)
  const recent: GeneratedPosting[] = []
  let originals = 0
  for (let number = 0; number < postings; number++) {
    const part = number / postings
    const postedAt = addDays(from, Math.floor(part * weeks) * 7 + random.between(0, 6))
    const repeated = random.chance(SHARE_OF_REPOSTS) && recent.length > 0 ? random.pick(recent) : null
    const fresh = repeated ?? writer(random, pickEmployer(random), part)
    const id = String(number + 1)
    const posting: GeneratedPosting = { ...fresh, id, postedAt, url: `https://jobs.example/${id}` }
    if (repeated === null) recent[originals++ % RECENT] = posting
    yield posting
  }
}

type Advert = Omit<GeneratedPosting, 'id' | 'postedAt' | 'url'>

function createAdvertWriter(seed: number): (random: SeededRandom, employer: number, part: number) => Advert {
  const words = createAdvertWords(seed)
  const employerOf = createEmployers(seed, words)
  const { shuffle } = seededRandom(seed + 1)
  const forms = shuffle(loadVocabulary().skills.map(({ name }) => name))
  const pickSkill = zipfPicker(forms.length, 12)
  const roles = ROLES.flatMap(([title, share], role) => Array.from({ length: share }, () => ({ title, role })))

  /** Half of the skills are those of the whole market, half those of the role. */
  function skill(random: SeededRandom, role: number, part: number): string {
    const rank = pickSkill(random)
    const shift = random.chance(0.5) ? 0 : (role + 1) * 211
    const at = (rank + shift) % forms.length
    return at % RISING === 0 && random.chance(0.5 * (1 - part)) ? skill(random, role, part) : (forms[at] ?? '')
  }

  const list = (lines: readonly string[]) => `<ul>${lines.map((line) => `<li><p>${line}</p></li>`).join('')}</ul>`
  const title = (text: string) => `<p><strong>${text}</strong></p>`

  return (random, number, part) => {
    const { title: base, role } = random.pick(roles)
    const employer = employerOf(number)
    const [city, country] = random.chance(0.7) ? employer.place : random.pick(PLACES)
    const name = `${random.pick(LEVELS)}${base}${random.chance(0.6) ? `, ${random.pick(AREAS)}` : ''}`
    // Long and short adverts: a factor that is log-normal, as lengths of texts are.
    const size = Math.exp(0.42 * (random.next() + random.next() + random.next() + random.next() - 2) * 1.73)
    const lines = (count: number, line: () => string) =>
      list(Array.from({ length: Math.max(1, Math.round(count * size)) }, line))
    const asked = () => skill(random, role, part)
    const clause = (low: number, high: number) => words.clause(random, random.between(low, high))
    const text = [
      `<p>${employer.about}</p>`,
      title('About the role'),
      `<p>${words.sentences(random, Math.round(110 * size))}</p><p>${words.sentences(random, Math.round(90 * size))}</p>`,
      title('What you will do'),
      lines(8, () => `${clause(9, 22)}${random.chance(0.25) ? ` with ${asked()}` : ''}.`),
      title('Requirements'),
      lines(
        6,
        () => `${clause(3, 8)} ${asked()}${random.chance(0.5) ? `, ${asked()} and ${asked()}` : ''} ${clause(3, 8)}.`,
      ),
      ...(random.chance(0.5) ? [title('Nice to have'), lines(3, () => `${clause(2, 6)} ${asked()}.`)] : []),
      ...(random.chance(0.4) ? [`<p>Salary: ${pay(random)}.</p>`] : []),
      title('Benefits'),
      list(employer.benefits),
      `<p>${employer.legal}</p>`,
    ].join('')
    return {
      title: name,
      company: random.chance(SHARE_WITHOUT_EMPLOYER) ? null : employer.name,
      location: city,
      country,
      descriptionHtml: random.chance(SHARE_IN_GERMAN)
        ? `<p>${GERMAN.repeat(3)}${name}</p><p>${text.slice(0, 200)}</p>`
        : text,
    }
  }
}

function pay(random: SeededRandom): string {
  const low = random.between(40, 180)
  return `$${low},000 – $${low + random.between(10, 60)},000 per year`
}

/** Invented employers; what one says of itself stands in each of its adverts, whichever were asked for before. */
function createEmployers(seed: number, words: ReturnType<typeof createAdvertWords>) {
  const known = new Map<number, ReturnType<typeof invent>>()
  function invent(number: number) {
    const random = seededRandom(seed * 1_000_003 + number)
    const syllables = Array.from({ length: random.between(2, 3) }, () => random.pick(SYLLABLES)).join('')
    return {
      name: `${syllables.charAt(0).toUpperCase()}${syllables.slice(1)} ${number}`,
      place: random.pick(PLACES),
      about: words.sentences(random, 110),
      benefits: Array.from({ length: 5 }, () => `${words.clause(random, random.between(4, 10))}.`),
      legal: words.sentences(random, 70),
    }
  }
  return (number: number) => {
    const employer = known.get(number) ?? invent(number)
    known.delete(number)
    known.set(number, employer)
    const [oldest] = known.keys()
    if (known.size > KEPT_EMPLOYERS && oldest !== undefined) known.delete(oldest)
    return employer
  }
}
