import type { Salary, SalaryPeriod } from '../../data/domain.ts'
import { findMoney, type Money } from './money.ts'

/**
 * What a period's pay can be, in the big currencies: below and above is a bonus, a typing error or no pay at all.
 * Wide on purpose (a minimum wage in Portugal, a quant in New York); other currencies need a stated period instead.
 */
const BOUNDS: Record<SalaryPeriod, [low: number, high: number]> = {
  hour: [5, 500],
  day: [50, 3_000],
  week: [200, 10_000],
  month: [500, 40_000],
  year: [10_000, 1_500_000],
}
const BIG_CURRENCIES = new Set(['USD', 'EUR', 'GBP', 'CHF', 'CAD', 'AUD', 'NZD', 'SGD'])
const WIDEST_RANGE = 4 // max ÷ min; wider ones of the corpora were sizes of deals
/** Countries whose own dollar is written "$" too: there "$" alone says nothing. */
const OTHER_DOLLARS = new Set(['CA', 'AU', 'NZ', 'SG', 'HK', 'MX', 'CL', 'CO', 'AR', 'TW'])
/** Where the place tells no country, a text that names one of these and never the United States leaves "$" open too. */
const NAMES_OTHER_DOLLARS =
  /\b(?:Canad(?:a|ians?)|Australians?|Australia|New Zealand|Singapore|Hong Kong|Mexic(?:o|ans?)|Taiwan)\b/
const NAMES_UNITED_STATES = /\b(?:U\.?S\.?A?\.?|United States|Americans?)\b/

const PERIODS: readonly [SalaryPeriod, RegExp][] = [
  ['hour', /^\W{0,3}(?:usd |eur |gbp |cad |aud )?\W{0,2}(?:\/\s?|per |an |a |p\.?)?(?:hours?|hrs?|h|hourly|ph)\b/i],
  ['day', /^\W{0,3}(?:\/\s?|per |a |p\.?)?(?:days?|daily|pd|day rate)\b/i],
  ['week', /^\W{0,3}(?:\/\s?|per |a )?(?:weeks?|wk|weekly|pw)\b/i],
  ['month', /^\W{0,3}(?:[a-z]{3} )?\W{0,2}(?:\/\s?|per |a |p\.)?(?:months?|mo|mth|monthly|pcm|pm)\b/i],
  [
    'year',
    /^\W{0,3}(?:[a-z]{3} )?\W{0,2}(?:\/\s?|per |a |p\.)?(?:years?|yr|annum|annually|annual|yearly|pa|p\.?a\.?|gross|brutto|base|ral|tc)\b/i,
  ],
]
/** Words ahead of an amount; of several the nearest counts ("hourly rate equivalent to an annualized range of"). */
const PERIODS_BEFORE: readonly [SalaryPeriod, RegExp][] = [
  ['hour', /\b(?:hourly|per hour|an hour)\b(?=[^.\n]*$)/gi],
  ['day', /\b(?:daily|day rate|per day)\b(?=[^.\n]*$)/gi],
  ['month', /\b(?:monthly|monatsgehalt)\b(?=[^.\n]*$)/gi],
  ['year', /\b(?:annual|annually|yearly|per annum|per year|base salary|annuali[sz]ed|jahresgehalt)\b(?=[^.\n]*$)/gi],
]
const PAY_BEFORE =
  /(?:\b(?:salary|salaries|compensation|comp|pay|paying|paid|base|wages?|rate|remuneration|package|earn|earnings|tc|(?:jahres|monats|brutto|grund)?gehalt|ral|range)\b[^.\n]{0,80}|\|\s{0,2}(?:up to |from )?)$/i
const PAY_AFTER =
  /^\s*\||^\W{0,3}(?:\w{3} )?(?:base|salary|total comp|gross|brutto|tc\b|\+ ?(?:[\d.]+ ?%? ?)?(?:equity|bonus)|(?:plus|and) (?:equity|bonus|benefits)|yearly|annual)/i
const NO_PAY_BEFORE =
  /\b(?:rais(?:ed|ing)|fund(?:s|ed|ing)?|series [a-f]|seed|round|valu(?:ation|ed)|revenues?|arr|mrr|gmv|aum|assets?|budgets?|401|stipend|bonus(?:es)?|reimburse\w*|referr?al|allowance|credits?|grants?|backed|invest\w*|market|transactions?|volume|customers?|deals?|quotas?|contracts? (?:of|worth)|acv|savings?|saved?|donat\w*|prizes?|scholarship|match(?:ing)?|insurance|loans?|tuition|ote|on[- ]target|spend(?:ing)?|sign[- ]on|signing|perks?|portfolio|worth|billing|costs?|fees?|price|processed)\b[^.\n|;]{0,50}$/i
const NO_PAY_AFTER =
  /^\W{0,2}(?:[a-z]+[ -]){0,2}(?:bonus|stipend|allowance|budget|credits?|in funding|funding|raised|arr|mrr|acv|revenue|quota|sign[- ]on|signing|referral|per (?:seat|user|employee)|round|seed|series|valuation|reimburse\w*|match|donation|deals?|contracts?|ote\b|on[- ]target)/i
const ONLY_CURRENCY: Readonly<Record<string, string>> = {
  US: 'USD',
  GB: 'GBP',
  ...Object.fromEntries(['AT', 'BE', 'DE', 'ES', 'FI', 'FR', 'IE', 'IT', 'NL', 'PT'].map((code) => [code, 'EUR'])),
}
const BARE_THOUSANDS =
  /(?<![\w$€£.,-])(?!401)(?:(?<low>\d{2,3})\s?k?(?:\s?(?:-|–|—|to)\s?(?<high>\d{2,3})\s?)?(?<=[\dk]\s?)k\s?(?:\+\s)?(?:base|salary)\b|(?<=\b(?:base )?salary(?: range)?:?\s)(?<low2>\d{2,3})\s?k?(?:\s?(?:-|–|—|to)\s?(?<high2>\d{2,3})\s?)?k(?!\w))/gi
/** Stands in whatever `BARE_THOUSANDS` matches, and is looked for in a tenth of the time. */
const ANY_THOUSANDS = /\d\s?k/i
const BASE_AFTER = /^\W{0,3}(?:\w{3} )?base (?:salary|pay)\b/i

/**
 * Pay that an advert's text states, or null: nothing stated, no currency, or doubtful. Several ranges of one advert (levels,
 * regions) become one from the lowest to the highest; a bare "$" means US dollars, unless the posting is in another
 * country with dollars.
 *
 * @param country  ISO 3166-1 alpha-2 of the posting, where known
 */
export function readSalary(text: string, country: string | null = null): Salary | null {
  const found = findMoney(text)
  const isDollarOpen = found.some(({ isBareDollar }) => isBareDollar) && isOtherDollar(text, country)
  const stated = found
    .filter((money) => !(money.isBareDollar && isDollarOpen))
    .flatMap((money) => toSalary(money, text) ?? [])
  const salaries = stated.length > 0 ? stated : bareThousands(text, country)
  const [first, ...others] = salaries
  if (first === undefined) return null
  return others.reduce(widen, first)
}

/** Whether "$" alone may be another dollar than that of the United States. */
function isOtherDollar(text: string, country: string | null): boolean {
  if (country !== null) return OTHER_DOLLARS.has(country)
  return NAMES_OTHER_DOLLARS.test(text) && !NAMES_UNITED_STATES.test(text)
}

/**
 * "130k - 160k base" in San Francisco: thousands right beside "base" or "salary" without a currency are of the country's,
 * where the country is known and has one that everybody pays in.
 */
function bareThousands(text: string, country: string | null): Salary[] {
  const currency = country === null ? undefined : ONLY_CURRENCY[country]
  if (currency === undefined || !ANY_THOUSANDS.test(text)) return []
  return [...text.matchAll(BARE_THOUSANDS)].flatMap(({ groups = {}, index }) => {
    if (NO_PAY_BEFORE.test(text.slice(Math.max(0, index - 60), index))) return []
    const [low, high] = [groups.low ?? groups.low2, groups.high ?? groups.high2 ?? groups.low ?? groups.low2]
    const [min, max] = [Number(low) * 1000, Number(high) * 1000]
    return min >= BOUNDS.year[0] && max >= min && max <= WIDEST_RANGE * min
      ? [{ min, max, currency, period: 'year' }]
      : []
  })
}

function toSalary(money: Money, text: string): Salary | null {
  const before = text.slice(Math.max(0, money.start - 120), money.start).replace(/\b(?:ca|approx)\.\s*$/i, '')
  const after = text.slice(money.end, money.end + 60)
  const isBase = BASE_AFTER.test(after) // "$60,000 OTE ($40,000 base salary plus commission)"
  if (!isBase && (NO_PAY_BEFORE.test(before) || NO_PAY_AFTER.test(after))) return null
  const stated = periodOf(before, after)
  if (!money.isRange && stated === null && !PAY_BEFORE.test(before) && !PAY_AFTER.test(after)) return null
  const isBig = BIG_CURRENCIES.has(money.currency)
  if (stated === null && !isBig) return null
  const period = stated ?? 'year'
  const amounts = [money.min, money.max].filter((amount) => amount !== null)
  const [low, high] = BOUNDS[period]
  if (amounts.some((amount) => amount <= 0 || (isBig && (amount < low || amount > high)))) return null
  if (money.min !== null && money.max !== null && money.max > WIDEST_RANGE * money.min) return null
  return { min: money.min, max: money.max, currency: money.currency, period }
}

const periodOf = (before: string, after: string): SalaryPeriod | null =>
  PERIODS.find(([, pattern]) => pattern.test(after))?.[0] ?? nearestPeriod(before.slice(-60))

function nearestPeriod(before: string): SalaryPeriod | null {
  const found = PERIODS_BEFORE.flatMap(([period, pattern]) =>
    [...before.matchAll(pattern)].map(({ index }) => ({ period, index })),
  )
  return found.sort((one, other) => other.index - one.index)[0]?.period ?? null
}

/** One range over both, when they are in the same currency and period and near enough to be the same pay. */
function widen(salary: Salary, other: Salary): Salary {
  if (salary.currency !== other.currency || salary.period !== other.period) return salary
  const amounts = [salary.min, salary.max, other.min, other.max].filter((amount) => amount !== null)
  const min = Math.min(...amounts)
  const max = Math.max(...amounts)
  return max > WIDEST_RANGE * min
    ? salary
    : { ...salary, min: salary.min === null ? null : min, max: salary.max === null ? null : max }
}
