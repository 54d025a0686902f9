import { type MarkedWords, wordFinder } from './marked-words.ts'
import { NO_NAMES } from './no-names.ts'
import { REMOVED_CONTACT } from './removed-contact.ts'

/**
 * Names of the people an advert asks applicants to write to. A name is taken out only where the words around it say whose
 * it is: "Contact: Jane Doe", "our recruiter Jane Doe", "Jane Doe, Talent Partner", "Jane Doe <jane@…>", a signature.
 * Names that nothing points at stay: without a list of all people no rule tells them from products and employers.
 */

// What may stand between an announcement and its name: bounded, so that nothing holds it up; no block begins in between.
const INLINE = String.raw`(?:[ \u00A0]|&nbsp;|<\/?(?:a|b|em|i|strong|u|span|bdi)(?:\s[^<>]{0,400})?>){0,8}`
const BREAKS = String.raw`(?:\s|&nbsp;|<\/?[a-z][^<>]{0,400}>){1,8}`
// "Jane Doe", "Jean-Luc O'Neil", "Anna van der Berg", "J. R. Núñez", "Ben C."
const WORD = String.raw`\p{Lu}\p{Ll}[\p{L}\p{M}]{0,20}(?:(?:['’-]|&#x27;|&#39;)\p{Lu}[\p{L}\p{M}]{0,20})?`
const PART = String.raw`(?:${WORD}|(?:O|D)['’]${WORD}|\p{Lu}\.)`
const PARTICLES = String.raw`(?:(?:van|von|de|der|den|del|di|da|la|le|el|bin|al|ten|ter)[ \u00A0]){0,2}`
const FURTHER = String.raw`[ \u00A0]${PARTICLES}${PART}`
const END = String.raw`(?![\p{L}\p{N}])`
const HONORIFIC = String.raw`(?:(?:Mrs?|Ms|Miss|Dr|Prof|Frau|Herrn?|Mme|Mlle|Sra?|Dhr|Mevr)\.?[ \u00A0]){0,2}`
const NAME = `${PART}(?:${FURTHER}){0,3}${END}`
const FULL_NAME = `${PART}(?:${FURTHER}){1,3}${END}`

const RECRUITER =
  '(?:recruiter|recruitment (?:consultant|partner|manager|specialist|lead|advisor)|recruiting (?:manager|partner|lead|coordinator|specialist)|talent (?:acquisition )?(?:partner|specialist|manager|lead|advisor|consultant|scout|business partner|coordinator)|hiring manager|hr (?:business )?(?:partner|manager|specialist|generalist|lead|contact|advisor)|people (?:partner|manager|operations manager)|sourcer|headhunter|personalreferent(?:in)?|recruteu(?:r|se))(?![a-z0-9])'
const RANKS =
  '(?:(?:senior|lead|principal|technical|tech|global|corporate|internal|executive|junior|head of|people) ){0,3}'
const LABEL =
  'contact(?: person| name)?|point of contact|posted by|job poster|ansprechpartner(?:in)?|ansprechperson|kontakt(?:person)?|contactpersoon|personne à contacter|persona de contacto|referente'
const DIRECTLY = String.raw`\s{0,2}(?:at|on|via|under|directly)\b|\s{0,2}(?:<a\b|\[contact|&lt;)`
const SIGN_OFF =
  '(?:(?:best|kind|warm|many) (?:regards|wishes|thanks)|regards|sincerely(?: yours)?|yours (?:sincerely|truly|faithfully)|cheers|mit freundlichen grüßen|(?:viele|beste|liebe|freundliche) grüße|cordialement|saludos|met vriendelijke groet)'

/** How a name stands behind certain words: what is in front of these, between them and it, and behind it. */
interface Context {
  before: RegExp
  gap: RegExp
  /** The only part whose capitals count. */
  name: RegExp
  after: RegExp
}

const inContext = (name: string, around: { before?: string; gap?: string; after?: string }): Context => ({
  before: new RegExp(around.before ?? '(?:^|[^a-z0-9-])$', 'i'),
  gap: new RegExp(around.gap ?? INLINE, 'iy'),
  name: new RegExp(HONORIFIC + name, 'uy'),
  after: new RegExp(around.after ?? '', 'iy'),
})

const OURS = String.raw`\b(?:our|your|the|my|a|with|by|to|from) ${RANKS}$`
const ENDS = String.raw`\s{0,2}(?:[,.;:()<\n]|$)`
const LABELLED = inContext(NAME, { gap: `${INLINE}[:：](?:${BREAKS})?` })

/** Announcements of names by the first letters of each; see `wordFinder`. */
const RECRUITERS: MarkedWords = {
  pattern: RECRUITER,
  marks: `recr,tale,hiri,hr b,hr p,hr m,hr s,hr g,hr l,hr c,hr a,peop,sour,head,pers`.split(','),
}
const BEHIND_RECRUITER: readonly Context[] = [
  LABELLED,
  inContext(FULL_NAME, { before: OURS, gap: `,?${INLINE}` }),
  inContext(NAME, {
    before: OURS,
    gap: `,?${INLINE}`,
    after: String.raw`${DIRECTLY}|\s{0,2}(?:who|will|by|for|to|is|and)\b|${ENDS}`,
  }),
]
const WRITTEN_TO = inContext(NAME, { after: DIRECTLY })
/** "Jane Doe, Senior Recruiter" */
const BEFORE_RECRUITER = new RegExp(`${INLINE}(?:[,|–—(-]|&ndash;|&mdash;)${INLINE}${RANKS}$`, 'i')
const FULL_NAME_AT_END = new RegExp(String.raw`(?<![\p{L}\p{N}.-])${HONORIFIC}${FULL_NAME}$`, 'u')

const BEHIND_WORDS: readonly (readonly [MarkedWords, Context])[] = [
  [{ pattern: LABEL, marks: 'cont,poin,post,job ,ansp,kont,pers,refe'.split(',') }, LABELLED],
  [
    {
      pattern: String.raw`contact|reach out to|get in touch with|(?:send|submit)[^.<>\n]{0,60} to(?= )|questions to`,
      marks: 'cont,reac,get ,send,subm,ques'.split(','),
    },
    inContext(FULL_NAME, { after: String.raw`${DIRECTLY}|\s{0,2}(?:by|if|for|or|and|with)\b|${ENDS}` }),
  ],
  [
    {
      pattern: 'speak (?:to|with)|talk (?:to|with)|write to|apply to|message|ping|e-?mail|call',
      marks: 'spea,talk,writ,appl,mess,ping,e-ma,emai,call'.split(','),
    },
    WRITTEN_TO,
  ],
  [
    {
      pattern: `${SIGN_OFF}[,!.]?`,
      marks: 'best,kind,warm,many,rega,sinc,your,chee,mit ,viel,lieb,freu,cord,salu,met '.split(','),
    },
    inContext(NAME, { gap: BREAKS, after: String.raw`\s*(?:$|[\n<,|(\[])` }),
  ],
  [{ pattern: 'my name is ', marks: ['my n'] }, inContext(NAME, {})],
  // The text of a link that led to the address or the profile of a person.
  [
    { pattern: `${REMOVED_CONTACT.replace(/[[\]]/g, '\\$&')}"`, marks: [REMOVED_CONTACT.slice(0, 4)] },
    inContext(NAME, { before: '', gap: `[^<>]{0,200}>${INLINE}`, after: String.raw`\s{0,3}<` }),
  ],
]
const findWords = wordFinder([RECRUITERS, ...BEHIND_WORDS.map(([words]) => words)])
/** Too short for a mark. */
const DIRECT_MESSAGE = /dm/gi

const LONGEST_NAME = 100 // characters
const LOOK_BACK = 60 // characters: longer than any words that stand in front of an announcement

interface Span {
  start: number
  end: number
}

/**
 * The text without the names of contacts. Cleaning twice changes nothing more.
 *
 * @param text  whose addresses and telephone numbers are gone already
 * @param employer  its own name is nobody's: "contact Acme Systems" stays
 */
export function withoutContactNames(text: string, employer: string | null = null): string {
  const isName = (words: string) => isPersonal(words, employer)
  const spans: Span[] = []
  const note = (span: Span | null) => {
    if (span !== null && isName(text.slice(span.start, span.end))) spans.push(span)
  }
  const [recruiters = [], ...announced] = findWords(text)
  for (const match of recruiters) {
    for (const context of BEHIND_RECRUITER) note(nameBehind(text, match, context))
    note(nameBefore(text, match.index))
  }
  BEHIND_WORDS.forEach(([, context], place) => {
    for (const match of announced[place] ?? []) note(nameBehind(text, match, context))
  })
  for (const match of text.matchAll(DIRECT_MESSAGE)) note(nameBehind(text, match, WRITTEN_TO))
  return masked(text, spans)
}

function nameBehind(text: string, match: RegExpExecArray, { before, gap, name, after }: Context): Span | null {
  const start = matchEnd(gap, text, match.index + match[0].length)
  if (start === null) return null
  const end = matchEnd(name, text, start)
  if (end === null || matchEnd(after, text, end) === null) return null
  return before.test(text.slice(Math.max(0, match.index - LOOK_BACK), match.index)) ? { start, end } : null
}

function nameBefore(text: string, titleStart: number): Span | null {
  const window = text.slice(Math.max(0, titleStart - LOOK_BACK - LONGEST_NAME), titleStart)
  const between = BEFORE_RECRUITER.exec(window)
  const name = between === null ? null : FULL_NAME_AT_END.exec(window.slice(0, between.index))
  if (between === null || name === null) return null
  const end = titleStart - between[0].length
  return { start: end - name[0].length, end }
}

/** Where a match that begins at `start` ends; null when there is none. */
function matchEnd(sticky: RegExp, text: string, start: number): number | null {
  sticky.lastIndex = start
  return sticky.test(text) ? sticky.lastIndex : null
}

function masked(text: string, spans: readonly Span[]): string {
  let cleaned = ''
  let from = 0
  for (const { start, end } of [...spans].sort((one, other) => one.start - other.start || other.end - one.end)) {
    if (start < from) continue
    cleaned += text.slice(from, start) + REMOVED_CONTACT
    from = end
  }
  return cleaned + text.slice(from)
}

/** The name that ends `text`, when the address behind it spells it: "Jane Doe <" before `jane.doe`. Empty when none does. */
export function nameSpeltBy(localPart: string, text: string): string {
  const before = text.slice(-LONGEST_NAME)
  const found = NAME_BEFORE_ADDRESS.exec(before)
  const name = found?.[1]
  return found && name && isPersonal(name, null) && spells(localPart, name) ? found[0] : ''
}

const NAME_BEFORE_ADDRESS = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(${PART}(?:${FURTHER}){0,3})(?:\s{0,3}(?:[,:|<(–—-]|&lt;|(?:at|on|via|by|under)(?=\s)|\((?:CEO|CTO|COO|CPO|founder)\))?\s{0,3})$`,
  'u',
)

/** Whether an address spells the name: `jane.doe`, `jdoe` and `jane` all do for Jane Doe. */
function spells(localPart: string, name: string): boolean {
  const letters = bare(localPart)
  return name.split(/[ \u00A0-]/).some((word) => bare(word).length >= 3 && letters.includes(bare(word)))
}

const bare = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')

function isPersonal(words: string, employer: string | null): boolean {
  const parts = words.split(/[ \u00A0-]/).map((word) => word.toLowerCase().replace(/[^\p{L}]/gu, ''))
  const ofEmployer = new Set(employer?.toLowerCase().split(/[^\p{L}]+/u))
  return !parts.some((part) => NO_NAMES.has(part)) && !parts.every((part) => ofEmployer.has(part))
}
