import { UTCDate } from '@date-fns/utc'
import { isValid } from 'date-fns/isValid'
import { parse } from 'date-fns/parse'

/**
 * Dates as people and feed generators write them out: "Thu, 08 Jan 2026 10:15:00 +0100" (RFC 822), "Friday, December 8,
 * 2017 - 3:07pm", "ven., 03 juil. 2020", "Sun Jan 4 16:29:06 PST 2004". The weekday is decoration and often wrong.
 */

/** Names of months in English, German, French and Spanish, without accents. */
const MONTHS: readonly string[] = [
  'jan january januar janner janv janvier ene enero',
  'feb february februar fev fevr fevrier febrero',
  'mar march marz maerz mars marzo',
  'apr april avr avril abr abril',
  'may mai mayo',
  'jun june juni juin junio',
  'jul july juli juil juillet julio',
  'aug august aou aout ago agosto',
  'sep sept september septembre septiembre',
  'oct october okt oktober octobre octubre',
  'nov november novembre noviembre',
  'dec december dez dezember decembre dic diciembre',
]
const MONTH_NUMBERS = new Map(
  MONTHS.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
)

/** RFC 822 zones and American short forms; others (CET, IST, …) have several meanings and leave the day as it stands. */
const OFFSETS: Readonly<Record<string, string>> = {
  '': 'Z',
  z: 'Z',
  ut: 'Z',
  utc: 'Z',
  gmt: 'Z',
  est: '-05:00',
  edt: '-04:00',
  et: '-05:00',
  cst: '-06:00',
  cdt: '-05:00',
  ct: '-06:00',
  mst: '-07:00',
  mdt: '-06:00',
  mt: '-07:00',
  pst: '-08:00',
  pdt: '-07:00',
  pt: '-08:00',
  ast: '-04:00',
  adt: '-03:00',
  at: '-04:00',
}

const WORD = String.raw`(?<month>\p{L}{3,10})\.?`
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th|\.)?`
const REST = String.raw`(?<rest>(?:[\s,].*)?)$`
const WEEKDAY = /^\p{L}{2,10}\.?,?\s+(?=\S)/u
const SHAPES = [
  `^${DAY}[\\s-]+${WORD},?[\\s-]+(?<year>\\d{4}|\\d{2})${REST}`, // 08 Jan 2026 …
  `^${WORD}\\s+${DAY},?\\s+(?<year>\\d{4})${REST}`, // January 8, 2026 …
  `^${WORD}\\s+${DAY}(?<rest>\\s+\\d{1,2}:\\d{2}.*)\\s(?<year>\\d{4})$`, // Jan 4 16:29:06 PST 2004
].map((shape) => new RegExp(shape, 'u'))
const CLOCK =
  /^[\s,-]*(?:at\s+)?(?:(?<hours>\d{1,2}):(?<minutes>\d{2})(?::(?<seconds>\d{2})(?:\.\d+(?!\d))?)?(?:\s?(?<half>[ap])\.?m\.?(?![a-z]))?\s*(?<zone>\S.*)?)?$/i
const FIRST_YEAR_OF_1900S = 50 // RFC 2822 section 4.3: "50" is 1950, "49" is 2049

export interface WrittenDate {
  /** `YYYY-MM-DD` as it is written; whether the calendar has it is not looked at. */
  day: string
  /** `HH:MM:SS`; null without one. */
  clock: string | null
  /** `Z`, `+01:00`; null where the zone has no or several meanings, so that the day counts as it stands. */
  offset: string | null
}

/** Null for whatever is not written in one of the shapes, or whose clock or zone cannot be read. */
export function readWrittenDate(text: string): WrittenDate | null {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase()
  for (const candidate of new Set([plain, plain.replace(WEEKDAY, '')])) {
    for (const shape of SHAPES) {
      const { day, month = '', year, rest = '' } = shape.exec(candidate)?.groups ?? {}
      const number = MONTH_NUMBERS.get(month)
      if (day === undefined || year === undefined || number === undefined) continue
      const written = [fullYear(year), String(number).padStart(2, '0'), day.padStart(2, '0')].join('-')
      return withClock(written, rest)
    }
  }
  return null
}

const fullYear = (year: string): string => {
  if (year.length === 4) return year
  return Number(year) < FIRST_YEAR_OF_1900S ? `20${year}` : `19${year}`
}

/** What stands behind a day: nothing, or a clock and perhaps a zone. Null when it is neither. */
export function withClock(day: string, rest: string): WrittenDate | null {
  const groups = CLOCK.exec(rest)?.groups
  if (groups === undefined) return null
  const { hours, minutes, seconds = '00', half, zone = '' } = groups
  if (hours === undefined) return { day, clock: null, offset: null }
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  const clock = `${String(hour).padStart(2, '0')}:${minutes}:${seconds}`
  const offset = offsetOf(zone.trim().toLowerCase(), `${day} ${clock}`)
  return offset === undefined ? null : { day, clock, offset }
}

/** Undefined for a zone that cannot be read, null for one that says nothing certain. */
function offsetOf(zone: string, local: string): string | null | undefined {
  const known = Object.hasOwn(OFFSETS, zone) ? OFFSETS[zone] : undefined
  if (known !== undefined) return known
  const [, sign, hours, minutes] = /^(?:gmt|utc)?([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? []
  if (sign !== undefined) return `${sign}${hours}:${minutes}`
  if (/^[a-z]+\/[a-z_/]+$/.test(zone)) return offsetOfPlace(zone, local)
  return /^\(?[a-z]{1,5}\)?$/.test(zone) ? null : undefined
}

/** Offset of "America/Los_Angeles" at a local time; undefined when there is no such place. */
function offsetOfPlace(timeZone: string, local: string): string | undefined {
  const instant = parse(local, 'yyyy-MM-dd HH:mm:ss', new UTCDate(), { in: (date) => new UTCDate(date) })
  if (!isValid(instant)) return undefined
  try {
    const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(instant)
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
    return name === 'GMT' ? 'Z' : /^GMT([+-]\d{2}:\d{2})$/.exec(name)?.[1]
  } catch {
    return undefined
  }
}
