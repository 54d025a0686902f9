import type { SkillKind } from '../../data/vocabulary/vocabulary.ts'
import { normalWord } from '../text/characters.ts'

const LEGAL_FORM =
  /[\s,]+(?:inc|incorporated|ltd|limited|llc|gmbh|ag|corp|corporation|plc|co|company|labs?|technologies|hq|group|foundation|software|ai|io)\.?$/
/** Shorter names ("Go", "R2") are found in too much. */
const MIN_NAME_LENGTH = 3

/**
 * Tells names of the employer and of its products from names of skills: "Docker" and "Docker Hub" at Docker, "Notion"
 * at Notion. A name that is not written as a name ("base" at Base) is none.
 */
export function employerNames(company: string | null | undefined): (surface: string) => boolean {
  const full = normalWord(company ?? '').trim()
  const names = new Set([solid(full), solid(withoutForm(full))].filter((name) => name.length >= MIN_NAME_LENGTH))
  if (names.size === 0) return () => false
  return (surface) => {
    if (surface === surface.toLowerCase() && /\p{Lu}/u.test(company ?? '')) return false
    const words = normalWord(surface).split(/[\s/-]+/)
    return words.some((_, count) => names.has(solid(words.slice(0, count + 1).join(''))))
  }
}

function withoutForm(name: string): string {
  const shorter = name.replace(LEGAL_FORM, '')
  return shorter === name ? name.replace(/\.(?:com|io|ai|co|app|dev|xyz)$/, '') : withoutForm(shorter)
}

function solid(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}+#]/gu, '')
}

/** Kinds whose names are names of companies as well. */
const COMPANY_KINDS: ReadonlySet<SkillKind> = new Set(['tool', 'platform', 'service', 'database', 'framework'])
const COMPANY_LIST =
  /\b(?:customers?|clients?|compan(?:y|ies)|brands?|start-?ups?|investors?|competitors?|orgs|organi[sz]ations|enterprises|teams|innovators|engineers|alumni|leaders|backgrounds?|folks|people|talent)\b[^.;:]{0,30}?(?:\blike\b|\bsuch as\b|\binclud(?:e|ing|es)\b|\(ex:?|\bfrom\b|\be\.g\.|\bat\b)|\b(?:backed|trusted|used|founded|acquired|led|built) by\b|\balumni of\b|\bex-/gi
/** "Teams use tools like Notion", "people with experience in systems such as Kafka". */
const TOOL_LIST =
  /tool|platform|system|software|technolog|framework|stack|experience|skill|familiar|knowledge|\bapps?\b/i
const EMPLOYED_AT = /(?<!\b(?:proficient|skilled|adept|expert|good|great|excellent|excel|look|looking) )\bat\s+$/i
/** Lists of companies end where the sentence turns to something else. */
const LIST_END = /[.;:()]|\b(?:to|who|that|with|using|by|for|in|we|our|you)\b/i

/**
 * Whether a name at `start` of a sentence stands for a company: in "customers like Notion, Linear and Shopify", or
 * behind "at". Both are offsets into `sentence`.
 */
export function namesCompany(sentence: string, start: number, kind: SkillKind): boolean {
  if (!COMPANY_KINDS.has(kind)) return false
  const before = sentence.slice(0, start)
  if (EMPLOYED_AT.test(before.slice(-20))) return true
  for (const match of before.matchAll(COMPANY_LIST)) {
    if (!TOOL_LIST.test(match[0]) && !LIST_END.test(before.slice(match.index + match[0].length))) return true
  }
  return false
}
