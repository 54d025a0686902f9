import type { NewPosting } from '../data/domain.ts'
import { withoutContacts } from './personal-data.ts'
import { isInTheFuture } from './posted-day.ts'

// U+202A–202E and U+2066–2069 reorder what is shown; the other control characters show nothing and end texts early.
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
const UNSAFE_CHARACTERS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069\uFEFF]/g

/**
 * The last step before a posting is stored, whatever brought it in: no contacts and names of recruiters, well-formed text without
 * control characters, links only to the web, no posting day in the future.
 *
 * @param now  the instant of the reading
 */
export function cleanPosting(posting: NewPosting, now: string): NewPosting {
  const { place, description, company } = posting
  const oneLine = (text: string): string => withoutContacts(safeText(text), company).replace(/\s+/g, ' ').trim()
  const optional = (text: string | null): string | null => (text === null ? null : oneLine(text) || null)
  return {
    ...posting,
    sourceId: safeText(posting.sourceId),
    url: posting.url === null ? null : webAddress(posting.url),
    title: oneLine(posting.title),
    company: optional(company),
    place: { ...place, text: optional(place.text), region: optional(place.region), city: optional(place.city) },
    employmentType: optional(posting.employmentType),
    description: { format: description.format, content: withoutContacts(safeText(description.content), company) },
    postedOn: posting.postedOn !== null && isInTheFuture(posting.postedOn, now) ? null : posting.postedOn,
  }
}

const safeText = (text: string): string => text.toWellFormed().replace(UNSAFE_CHARACTERS, '')

/** Null for anything but http and https: a link of another kind has no place on a page. */
function webAddress(text: string): string | null {
  const trimmed = safeText(text).trim()
  if (!URL.canParse(trimmed) || !/^https?:$/.test(new URL(trimmed).protocol)) return null
  return /@|%40/.test(trimmed) ? withoutAddressees(new URL(trimmed)) : trimmed
}

/** `https://jobs.example/1?to=jane@acme.example` → `https://jobs.example/1`. */
function withoutAddressees(url: URL): string {
  url.username = ''
  url.password = ''
  for (const [name, value] of [...url.searchParams]) if (withoutContacts(value) !== value) url.searchParams.delete(name)
  return url.href
}
