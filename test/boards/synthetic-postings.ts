import { addDays } from '../../data/weeks.ts'
import { type AdvertSections, type AskedSkill, writeSections } from './advert-text.ts'
import { balancedChance } from './balanced-chance.ts'
import { type SeededRandom, seededRandom } from './seeded-random.ts'
import { EMPLOYERS, type SyntheticEmployer, type SyntheticPlace } from './synthetic-employers.ts'
import { ROLES, type SyntheticRole } from './synthetic-market.ts'

export type SyntheticSeniority = 'junior' | 'mid' | 'senior' | 'lead'

export interface SyntheticPosting {
  /** Position in the whole list; systems make their ids of it. */
  number: number
  /** Who shows it: an employer's own board, or a feed that copies adverts of others. */
  shownBy: SyntheticEmployer['system']
  employer: SyntheticEmployer
  role: string
  seniority: SyntheticSeniority
  title: string
  place: SyntheticPlace
  workplace: 'onsite' | 'hybrid' | 'remote'
  /** Of a year, in the currency of the place; null where the advert is silent. */
  pay: { min: number; max: number; currency: string } | null
  /** Whether the board has fields for the pay; otherwise it stands in the text. */
  hasPayFields: boolean
  text: AdvertSections
  /** First day it is shown. */
  postedOn: string
  /** Day after the last one. */
  closesOn: string
  /** What it asks for: the truth that an extractor must find. */
  skills: readonly AskedSkill[]
  /** `number` of the advert that this one repeats, on the same board later or in a feed; null for a new one. */
  repeats: number | null
}

export interface SyntheticSpan {
  seed: number
  /** Monday of the first week. */
  from: string
  weeks: number
  /** Adverts that begin in one week, copies included. */
  postingsPerWeek: number
}

/** Weeks of adverts before the first one: a board that is read for the first time is never empty. */
const BACKLOG_WEEKS = 6
const SHARE_OF_REPOSTS = 0.05
const SHARE_OF_COPIES = 0.06
const CURRENCIES = { GB: 'GBP', DE: 'EUR', ES: 'EUR', US: 'USD' } as const
const PAY_FACTORS: Record<SyntheticSeniority, number> = { junior: 0.7, mid: 1, senior: 1.3, lead: 1.5 }

/**
 * Every advert of the invented market, in the order of posting. The same arguments give the same adverts. Shares of
 * skills follow `synthetic-market.ts` by the week an advert is posted in.
 */
export function createPostings({ seed, from, weeks, postingsPerWeek }: SyntheticSpan): SyntheticPosting[] {
  const random = seededRandom(seed)
  const isAsked = balancedChance(random)
  const postings: SyntheticPosting[] = []
  for (let week = -BACKLOG_WEEKS; week < weeks; week += 1) {
    const days = Array.from({ length: postingsPerWeek }, () => postingDay(random, addDays(from, 7 * week))).sort()
    for (const day of days) {
      const original = random.chance(SHARE_OF_REPOSTS + SHARE_OF_COPIES) ? repeatable(random, postings, day) : null
      const fresh = original ?? newPosting(random, isAsked, { day, week, weeks })
      const shownBy = original === null ? fresh.employer.system : whoRepeats(random)
      const isCopy = original !== null && shownBy === 'feed'
      postings.push({
        ...fresh,
        number: postings.length,
        shownBy: original === null || isCopy ? shownBy : original.shownBy,
        // A feed has no fields for pay, and adds nothing to a text that it copies.
        hasPayFields: fresh.hasPayFields && !isCopy,
        postedOn: day,
        closesOn: addDays(day, random.between(21, 63)),
        repeats: original?.number ?? null,
      })
    }
  }
  return postings
}

const whoRepeats = (random: SeededRandom): SyntheticEmployer['system'] =>
  random.chance(SHARE_OF_COPIES / (SHARE_OF_REPOSTS + SHARE_OF_COPIES)) ? 'feed' : 'greenhouse'

/** Nobody posts on Sunday; Tuesday and Wednesday are busiest. */
const postingDay = (random: SeededRandom, weekStart: string): string =>
  addDays(weekStart, random.pick([0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5]))

/** A recent advert of an employer with a board of its own, which may come again. */
function repeatable(random: SeededRandom, postings: readonly SyntheticPosting[], day: string): SyntheticPosting | null {
  const recent = postings
    .slice(-150)
    .filter(({ postedOn, shownBy, repeats }) => postedOn >= addDays(day, -30) && shownBy !== 'feed' && repeats === null)
  return recent.length > 0 ? random.pick(recent) : null
}

function weighted<Value extends { weight: number }>(random: SeededRandom, values: readonly Value[]): Value {
  let left = random.next() * values.reduce((sum, { weight }) => sum + weight, 0)
  for (const value of values) {
    left -= value.weight
    if (left < 0) return value
  }
  return random.pick(values)
}

function newPosting(
  random: SeededRandom,
  isAsked: IsAsked,
  when: { day: string; week: number; weeks: number },
): SyntheticPosting {
  const employer = weighted(random, EMPLOYERS)
  const role = weighted(random, ROLES)
  const seniority = random.pick(['junior', 'mid', 'mid', 'mid', 'senior', 'senior', 'senior', 'lead'] as const)
  const place = random.pick(employer.places)
  const workplace = random.pick(['onsite', 'hybrid', 'hybrid', 'remote'] as const)
  const title = titleOf(random, role, seniority, place)
  const skills = askedSkills(random, isAsked, { role, seniority, employer, ...when })
  const pay = random.chance(0.65) ? payOf(random, role, seniority, place) : null
  const hasPayFields = employer.system !== 'feed' && employer.system !== 'greenhouse'
  const payLine = pay === null || hasPayFields ? null : payInWords(random, pay)
  const placeText = workplace === 'remote' ? place.countryName : place.city
  return {
    number: 0,
    shownBy: employer.system,
    employer,
    role: role.role,
    seniority,
    title,
    place,
    workplace,
    pay,
    hasPayFields,
    text: writeSections(random, employer, { title, placeText, tasks: role.tasks, skills, payLine }),
    postedOn: when.day,
    closesOn: when.day,
    skills,
    repeats: null,
  }
}

function titleOf(
  random: SeededRandom,
  role: SyntheticRole,
  seniority: SyntheticSeniority,
  place: SyntheticPlace,
): string {
  const base = random.chance(0.75) ? role.title : role.otherTitle
  const prefix = { junior: ['Junior '], mid: [''], senior: ['Senior ', 'Senior ', 'Sr. '], lead: ['Lead '] }[seniority]
  return random.pick(prefix) + base + (place.country === 'DE' ? ' (m/w/d)' : '')
}

/** Whether the next advert asks for a skill that this share of them asks for. */
type IsAsked = (key: string, share: number) => boolean

function askedSkills(
  random: SeededRandom,
  isAsked: IsAsked,
  advert: {
    role: SyntheticRole
    seniority: SyntheticSeniority
    employer: SyntheticEmployer
    week: number
    weeks: number
  },
): AskedSkill[] {
  const { role, seniority, employer, week, weeks } = advert
  const level = () => (random.chance(0.72) ? ('required' as const) : ('preferred' as const))
  const asked = role.skills.flatMap(({ names, share }): AskedSkill[] => {
    const [usual = ''] = names
    if (!isAsked(`${role.role} ${usual}`, share(week, weeks))) return []
    return [{ name: random.chance(0.7) ? usual : random.pick(names), level: level() }]
  })
  const cloudKey = `${role.role} ${seniority} cloud`
  if (isAsked(cloudKey, role.cloud[seniority])) asked.push({ name: employer.cloud, level: level() })
  return random.shuffle(asked)
}

function payOf(random: SeededRandom, role: SyntheticRole, seniority: SyntheticSeniority, place: SyntheticPlace) {
  const middle = role.pay[place.country] * PAY_FACTORS[seniority] * (0.92 + random.next() * 0.16)
  const toThousands = (amount: number) => Math.round(amount) * 1000
  return { min: toThousands(middle * 0.9), max: toThousands(middle * 1.1), currency: CURRENCIES[place.country] }
}

const SIGNS: Record<string, string> = { GBP: '£', EUR: '€', USD: '$' }

function payInWords(
  random: SeededRandom,
  { min, max, currency }: { min: number; max: number; currency: string },
): string {
  const sign = SIGNS[currency] ?? ''
  const inThousands = `${sign}${min / 1000}k – ${sign}${max / 1000}k`
  const inFull = `${sign}${min.toLocaleString('en-GB')} – ${sign}${max.toLocaleString('en-GB')}`
  return random.chance(0.5)
    ? `Salary: ${inFull} per year.`
    : `We pay ${inThousands} a year, the same for everybody in this role.`
}
