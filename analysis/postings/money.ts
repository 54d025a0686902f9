import { codeUnits } from '../../data/code-units.ts'

/** One amount or range of money as a text writes it. */
export interface Money {
  min: number | null
  max: number | null
  /** ISO 4217. */
  currency: string
  /** Whether "$" alone stands for it: dollars of any country. */
  isBareDollar: boolean
  isRange: boolean
  start: number
  end: number
}

const SIGNS: Record<string, string> = {
  $: 'USD',
  US$: 'USD',
  'U.S.$': 'USD',
  A$: 'AUD',
  AU$: 'AUD',
  C$: 'CAD',
  CA$: 'CAD',
  CAD$: 'CAD',
  NZ$: 'NZD',
  S$: 'SGD',
  SG$: 'SGD',
  HK$: 'HKD',
  R$: 'BRL',
  MX$: 'MXN',
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '₪': 'ILS',
  zł: 'PLN',
  Zł: 'PLN',
  pln: 'PLN',
  Kč: 'CZK',
  '₽': 'RUB',
  '₩': 'KRW',
  '₺': 'TRY',
  '₴': 'UAH',
  '₫': 'VND',
  '฿': 'THB',
  '₱': 'PHP',
  'Fr.': 'CHF',
}
const CODES =
  'USD|EUR|GBP|CHF|CAD|AUD|NZD|SGD|HKD|JPY|INR|PLN|CZK|SEK|NOK|DKK|HUF|RON|BGN|ILS|BRL|MXN|ZAR|AED|SAR|TRY|UAH|RUB|KRW|PHP|THB|VND|IDR|MYR|TWD|CNY|ARS|CLP|COP|NGN|KES'
const WORDS: Record<string, string> = { EURO: 'EUR', EUROS: 'EUR', DOLLAR: 'USD', DOLLARS: 'USD', POUNDS: 'GBP' }

const SIGN = '(?:US\\$|U\\.S\\.\\$|AU?\\$|CAD?\\$|C\\$|NZ\\$|SG?\\$|HK\\$|R\\$|MX\\$|[$€£₹₪₽₩₺₴₫฿₱])'
const CODE = `(?:${CODES})`
const AFTER = `(?:${SIGN}|${CODE}|[zZ]ł|pln|Kč|Fr\\.|(?:[eE]uros?|[dD]ollars?|[pP]ounds)(?!\\p{L}))`
// Thousands by comma, point, apostrophe or space; cents behind the other mark. No digit may follow what was read.
const NUMBER = "(?:\\d{1,3}(?:[,.'’\\u00a0\\u202f ]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d{1,2})?)(?![\\d]|[.,'’]\\d)"
const THOUSAND = '(?:\\s?[kK](?!\\p{L})|\\s?thousand\\b)?'
const MARKS = `(?:${CODE}\\s?)?(?:${SIGN})?\\s?`
const AMOUNT = new RegExp(
  `(?<![\\w.,])(?<lead>${CODE}\\s?${SIGN}?|${SIGN})?\\s?(?<low>${NUMBER})(?<lowK>${THOUSAND})\\s?(?<lowAfter>${AFTER})?` +
    `(?:(?:\\s?(?:/\\s?|per )(?:year|yr|hour|hr|h|month|mo|day|week|annum))?\\s?(?<dash>-|–|—|−|~|\\bto\\b|\\band\\b|\\buntil\\b|\\bbis(?: zu)?\\b|through)\\s?(?<lead2>${MARKS})(?<high>${NUMBER})(?<highK>${THOUSAND}))?` +
    `(?<plus>\\+(?!\\s?\\w))?\\s?(?<after>${AFTER}(?![a-z]))?(?<plusAfter>\\+(?!\\s?\\w))?`,
  'gu',
)

const [ZERO, NINE] = [0x30, 0x39]
/** Farther apart than two numbers of one amount ("20 thousand dollars per annum through US$ 30"). */
const APART = 60
/** Enough ahead of its first digit for the currency of an amount. */
const LEAD = 16
const ANY_CURRENCY = new RegExp(`${SIGN}|${CODE}|${AFTER}`, 'u')

/** Every amount of money in the text that names its currency, in order. Percentages, plain numbers and millions are none. */
export function findMoney(text: string): Money[] {
  const found: Money[] = []
  for (const { start, end } of numberStretches(text)) {
    if (!ANY_CURRENCY.test(text.slice(start, end))) continue
    AMOUNT.lastIndex = start
    const read = text.slice(0, end)
    for (let match = AMOUNT.exec(read); match !== null; match = AMOUNT.exec(read)) {
      const money = toMoney(match, text)
      if (money !== null) found.push(money)
    }
  }
  return found
}

/** Parts of a text around its numbers, of which no amount lies in two: most of an advert has no number. */
function numberStretches(text: string): { start: number; end: number }[] {
  const units = codeUnits(text)
  const stretches: { start: number; end: number }[] = []
  for (let index = 0; index < text.length; index++) {
    const unit = units[index] ?? 0
    if (unit < ZERO || unit > NINE) continue
    const last = stretches.at(-1)
    if (last !== undefined && index <= last.end) last.end = index + APART
    else stretches.push({ start: Math.max(0, index - LEAD), end: index + APART })
  }
  return stretches
}

function toMoney(match: RegExpMatchArray, text: string): Money | null {
  const {
    lead = '',
    low = '',
    lowK = '',
    lowAfter,
    dash,
    lead2 = '',
    high,
    highK = '',
    plus,
    after,
    plusAfter,
  } = match.groups ?? {}
  const start = match.index ?? 0
  const end = start + match[0].trimEnd().length
  if (/^\s?(?:m|mm|mn|b|bn|million|billion|%|x)\b/i.test(text.slice(end))) return null
  const marks = [after, lowAfter, lead, lead2].map((mark) => (mark ?? '').trim()).filter((mark) => mark !== '')
  const currency = currencyOf(marks)
  if (currency === null) return null
  const hasHigh = high !== undefined && (dash !== 'and' || /\bbetween\s*$/i.test(text.slice(0, start)))
  if (high !== undefined && !hasHigh) return null // "$5k and 3 days"
  const lowNumber = readNumber(low)
  const highNumber = hasHigh ? readNumber(high) : null
  // "$120-150k": one k is for both.
  const isLowThousand = lowK !== '' || (highK !== '' && highNumber !== null && lowNumber <= highNumber)
  const first = lowNumber * (isLowThousand ? 1000 : 1)
  const second =
    highNumber === null ? null : highNumber * (highK === '' && !(lowK !== '' && highNumber < 1000) ? 1 : 1000)
  const before = text.slice(Math.max(0, start - 20), start)
  const isUpTo = second === null && /\b(?:up to|max(?:imum)?\.?|until|bis(?: zu)?)(?:\s*:)?\s*$/i.test(before)
  const isFrom =
    second === null &&
    ((plus ?? plusAfter) !== undefined ||
      /\b(?:from|starting (?:at|from)|min(?:imum)?\.?|at least|over)(?:\s*:)?\s*$/i.test(before))
  return {
    min: isUpTo ? null : Math.min(first, second ?? first),
    max: isFrom ? null : Math.max(first, second ?? first),
    currency: currency.code,
    isBareDollar: currency.isBareDollar,
    isRange: second !== null,
    start,
    end,
  }
}

/** The most telling mark: a code before a sign, "A$" before "$". Null without any, or when two disagree. */
function currencyOf(marks: readonly string[]): { code: string; isBareDollar: boolean } | null {
  const codes = new Set(
    marks.flatMap((mark) => {
      const code =
        new RegExp(CODE).exec(mark)?.[0] ?? WORDS[mark.toUpperCase()] ?? (mark === '$' ? undefined : SIGNS[mark])
      return code === undefined ? [] : [code]
    }),
  )
  const [code] = codes
  if (codes.size > 1) return null
  if (code !== undefined) return { code, isBareDollar: false }
  return marks.includes('$') ? { code: 'USD', isBareDollar: true } : null
}

/** "60.000", "110'000", "123,684.50", "204.4": a mark before exactly three digits parts thousands, else decimals. */
function readNumber(text: string): number {
  const plain = text.replace(/['’\u00a0\u202f ]/g, '')
  return Number(plain.replace(/[.,](?=\d{3}(?!\d))/g, '').replace(',', '.'))
}
