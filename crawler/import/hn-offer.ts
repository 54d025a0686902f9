import { JOB_NOUN } from './hn-header.ts'

const HIRING =
  /\b(?:hiring|hire|looking for|seeking|searching for|in search of|join (?:us|our|the)|we need|needed|open (?:roles?|positions?)|openings?|positions? available|apply|applications?|work with us|bring on)\b/i
/** People who look for work, not for workers: the form of the "Who wants to be hired?" thread. */
const SEEKS_WORK =
  /^seeking (?:work|remote|freelance)|\bwilling to relocate\s*:[\s\S]*\b(?:technologies|r[eé]sum[eé](?:\/cv)?|e-?mail)\s*:/i
/** Announcements of tools and lists; replies. */
const NO_OFFER = [
  /\b(?:search tools?|aggregated for|searchable|search and chat|added to the list of|jobs? (?:can )?also be found|full list of)\b/i,
  /\b(?:I|i) (?:also )?applied\b|\bghosted me\b|\bhaven['’]t (?:heard|received)\b|\bgood luck\b|\bsent (?:an|you an) e-?mail\b/i,
  /\b(?:I don['’]t work there|REQUEST to include|please don['’]t build)\b/i,
]
export const DELETED = 'comment was deleted or flagged'
const GONE = /^\[?(?:deleted|flagged|dead|removed)\]?$/i
const SHORT = 200 // a header, a link and a sentence: what a comment says that only points elsewhere

/**
 * Why a comment offers no job; null when it does. A comment offers one when it has a header or says that somebody
 * hires, and names a role or describes the work.
 *
 * @param hasHeader  whether its first line is a header ("Company | Role | Place")
 */
export function whyNoOffer(lines: readonly string[], hasHeader: boolean): string | null {
  const text = lines.join('\n')
  const said = text.replace(/https?:\/\/\S+/g, ' ').trim()
  if (text === '') return 'no text'
  if (GONE.test(text.trim())) return DELETED
  if (said.replace(/[^\p{L}]/gu, '') === '') return 'only a link'
  if (SEEKS_WORK.test(text)) return 'somebody looks for work'
  if (hasHeader) return JOB_NOUN.test(text) || said.length >= SHORT ? null : 'only a header and a link'
  if (NO_OFFER.some((pattern) => pattern.test(text)) || said.startsWith('>')) return 'reply or announcement, no offer'
  if (!HIRING.test(text)) return 'no offer: nobody says that they hire'
  const namesRole = JOB_NOUN.test(text) || (said.length >= SHORT && /\b(?:roles|positions|openings)\b/i.test(text))
  return namesRole ? null : 'no offer: no role is named'
}

const PAGE_DUMP = /You need to enable JavaScript|Open menu|Skip to main content|Y Combinator['’]s Work at a Startup/i
const ADVERT_WORDS =
  /\b(?:about the role|about this role|about you|what you['’]ll do|you will|responsibilities|requirements|qualifications|job details|what we['’]re looking for|skills:)/i
const MIN_ADVERT = 600 // shorter ones of the corpora were only the name of the page

/** Why a job story (a headline and the text of the page that it links to) is no advert; null when it is. */
export function whyNoStory(lines: readonly string[]): string | null {
  const page = lines.slice(1).join('\n')
  if (page === '') return 'job story without text'
  if (page.length < MIN_ADVERT) return 'job story without an advert: the page was not readable'
  return ADVERT_WORDS.test(page) ? null : 'job story without an advert: a page about the company'
}

/** Whether these lines are a headline of the site ("X (YC W24) Is Hiring Y"), alone or with the dump of a page. */
export function isStory(lines: readonly string[]): boolean {
  const [headline = '', ...page] = lines
  if (!/\b(?:is|are) hiring\b|\(YC [A-Z]?\d*/i.test(headline) || headline.includes('|')) return false
  return page.length === 0 ? !/[[\]]|https?:|\.\s/.test(headline) : PAGE_DUMP.test(page.join(' '))
}
