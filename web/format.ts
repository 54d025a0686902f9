/** How figures, days and codes are written on a page. Everything is English and UTC, whatever the machine's locale. */

const NBSP = '\u00a0'
const counts = new Intl.NumberFormat('en-GB')
const dayParts = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
const countries = new Intl.DisplayNames('en', { type: 'region' })

export const formatCount = (count: number): string => counts.format(count)

/** `1 opening`, `2 openings`. */
export const formatOpenings = (count: number): string =>
  `${formatCount(count)}${NBSP}${count === 1 ? 'opening' : 'openings'}`

/** `0 of 25 openings`; where some of the `n` name no skill that is learnt: `0 of the 23 openings that name a skill to learn`. */
export const formatReached = (coverage: { count: number; n: number }, n: number): string =>
  coverage.n === n
    ? `${formatCount(coverage.count)} of ${formatOpenings(n)}`
    : `${formatCount(coverage.count)} of the ${formatOpenings(coverage.n)} that name a skill to learn`

/** 0.5421 → `54.2 %`; null → `–`, which is read "unknown". */
export const formatShare = (share: number | null): string =>
  share === null ? '–' : `${(share * 100).toFixed(1)}${NBSP}%`

/** 0.514, 0.57 → `51.4–57.0 %`. */
export const formatInterval = (low: number | null, high: number | null): string =>
  low === null || high === null ? '–' : `${(low * 100).toFixed(1)}–${(high * 100).toFixed(1)}${NBSP}%`

/** 5.83 → `+5.8`, −1.24 → `−1.2`, ±0 → `0.0`: percentage points, always with a sign. */
export function formatPoints(points: number): string {
  const text = Math.abs(points).toFixed(1)
  if (Number(text) === 0) return '0.0'
  return `${points > 0 ? '+' : '−'}${text}`
}

/** A text that was made elsewhere, with every `%` kept on the line of its number. */
export const keepPercent = (text: string): string => text.replace(/(\d) %/g, `$1${NBSP}%`)

/** 4.13 → `+4.1 %`, −0.5 → `−0.5 %`. */
export const formatPercent = (percent: number): string => `${formatPoints(percent)}${NBSP}%`

/** Three significant digits: an advert's pay is a round figure, and a median of some is no more exact. */
export function formatMoney(amount: number, currency: string): string {
  const money = new Intl.NumberFormat('en-GB', {
    ...{ style: 'currency', currency, currencyDisplay: 'code' },
    ...{ maximumSignificantDigits: 3, maximumFractionDigits: 0 },
  })
  return money.format(amount)
}

export const formatDay = (day: string): string => dayParts.format(new Date(`${day}T00:00:00Z`))

/** A half-open span of days as people read it, last day included: `1 Jun – 23 Nov 2026`. */
export function formatSpan(from: string, until: string): string {
  const last = new Date(Date.parse(`${until}T00:00:00Z`) - 24 * 60 * 60 * 1000)
  return dayParts.formatRange(new Date(`${from}T00:00:00Z`), last)
}

/** `GB` → `United Kingdom`. */
export function formatCountry(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : 'Country not stated'
}
