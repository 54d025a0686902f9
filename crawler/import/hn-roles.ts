import { JOB_NOUN } from './hn-header.ts'

const MAX_TITLE = 90 // characters; longer lines of the corpora are sentences
const MAX_TITLES = 12
const TITLE_WORDS = /^(?:(?:[\p{Lu}\d(+#.][^\s]*|of|and|or|for|the|to|in|&|\/|-|iOS|eBPF)(?:\s+|$))+$/u
const ENDS_IN_JOB = new RegExp(`${JOB_NOUN.source}\\W*(?:I{1,3}|\\d[\\d+]*|Roles?)?$`, 'i')
const BULLET = /^\s*(?:[-–—*•·>▪‣+]+|\(?\d{1,2}[.)])\s*/
const SENTENCE =
  /\b(?:we|we['’]re|you|you['’]ll|your|our|is|are|was|will|have|has|i['’]m|who|that|they|can|if|please|apply|looking)\b/i
/** "hiring", "looking for" …, then up to eight words that end in the noun of a job. */
const HIRES =
  /\b(?:hiring|hire|looking for|seeking|needs?|in search of|openings? for|roles? for|searching for)(?: for)?:?\s+((?:[\w+#./&’'()-]+,?\s+){0,8}?(?:engineers?|developers?|designers?|scientists?|managers?|architects?|analysts?|researchers?|leads?|SREs?|SWEs?|MLEs?|MLE's|PMs?|advocates?|interns?|co-?founders?|strategists?|executives?|CTO|directors?|marketers?|recruiters?|consultants?))\b/i
const ARTICLE =
  /^(?:(?:an?|the|our|my|some|new|more|several|multiple|many|various|experienced|talented|great|exceptional|awesome|scrappy|cracked|for|\d+x?|two|three|first|an? turn around|us-based|full[- ]time|remote)\s+)+/i

/** Titles of one role field: "Backend Engineer, Designer & PM" are three, "Engineer (Rust, Go)" is one. */
export function splitRoles(field: string): string[] {
  const parts = splitOutsideBrackets(field)
  const titles = parts.every((part) => JOB_NOUN.test(part)) ? parts : [field]
  return titles.map(cleanTitle).filter((title) => title !== '' && !/\b(?:that|which|who|we|our|is|are)\b/i.test(title))
}

/** Titles that stand in the lines below the header: lists of openings, else what somebody says they hire. */
export function rolesInText(lines: readonly string[]): string[] {
  const listed = lines.flatMap((line) => {
    const label = /^(?:open )?(?:roles?|positions?|openings?|hiring)\s*:\s*(\S.*)$/i.exec(line)?.[1]
    if (label !== undefined && label.length <= 2 * MAX_TITLE && JOB_NOUN.test(label)) return splitRoles(label)
    const title = (line.replace(BULLET, '').split(/\s[-–—|:]+\s|[:|(]|https?:|\.\s|[–—]/)[0] ?? '').trim()
    return isListedTitle(title) ? [cleanTitle(title)] : []
  })
  const titles = listed.length > 0 ? listed : lines.flatMap((line) => hiredRole(line) ?? [])
  return [...new Set(titles.filter((title) => title !== ''))].slice(0, MAX_TITLES)
}

/** Capitals throughout and the noun of a job before any comma: lines that list duties begin with a verb instead. */
function isListedTitle(text: string): boolean {
  const [head = ''] = text.split(/,|\s@\s|\sat\s/)
  if (text.length > MAX_TITLE || SENTENCE.test(text) || /\bCEO\b/.test(text)) return false
  return TITLE_WORDS.test(head) && ENDS_IN_JOB.test(head)
}

/** The role of "we are hiring a senior data engineer"; null when the line says nothing of the kind. */
export function hiredRole(line: string): string | null {
  const found = HIRES.exec(line)?.[1]
  if (found === undefined || found.length > MAX_TITLE) return null
  const title = cleanTitle(found)
  return title === '' || SENTENCE.test(title) ? null : title
}

function cleanTitle(text: string): string {
  return text
    .replace(BULLET, '')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/^(?:roles?|positions?|hiring|job|title)\s*:\s*/i, '')
    .replace(/^\s*hiring\s+(?:for\s+)?/i, '')
    .replace(ARTICLE, '')
    .replace(/(?<![,+&\s])[,+&\s]*(?:\band )?\b(?:many |and )?(?:more|others)(?: roles?)?\W*$/i, '')
    .replace(/[[\]]/g, ' ')
    .replace(/\(\s*\)/g, ' ')
    .replace(/;/g, ',')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,.:&–—-]+|(?<![\s,.:&–—-])[\s,.:&–—-]+$/g, '')
}

function splitOutsideBrackets(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (const match of text.matchAll(/[([]|[)\]]|,|;|\s&\s|\sand\s|\sor\s|\s\+\s|\s?\/\s?/gi)) {
    if (/[([]/.test(match[0])) depth += 1
    else if (/[)\]]/.test(match[0])) depth = Math.max(0, depth - 1)
    else if (depth === 0) {
      parts.push(text.slice(start, match.index))
      start = match.index + match[0].length
    }
  }
  parts.push(text.slice(start))
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}
