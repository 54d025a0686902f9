import type { SkillKind } from '../../data/vocabulary/vocabulary.ts'
import { employerSpellings, solidName } from '../text/employer-name.ts'

/**
 * Tells names of the employer and of its products from names of skills: "Docker" and "Docker Hub" at Docker, "Notion"
 * at Notion. A name that is not written as a name ("base" at Base) is none.
 */
export function employerNames(company: string | null | undefined): (surface: string) => boolean {
  const names = employerSpellings(company)
  if (names.size === 0) return () => false
  return (surface) => {
    if (surface === surface.toLowerCase() && /\p{Lu}/u.test(company ?? '')) return false
    const words = surface.split(/[\s/-]+/)
    return words.some((_, count) => names.has(solidName(words.slice(0, count + 1).join(''))))
  }
}

/** Kinds whose names are names of companies as well. */
const COMPANY_KINDS: ReadonlySet<SkillKind> = new Set(['tool', 'platform', 'service', 'database', 'framework'])
const COMPANY_LIST =
  /\b(?:customers?|clients?|compan(?:y|ies)|brands?|start-?ups?|investors?|competitors?|orgs|organi[sz]ations|enterprises|teams?|innovators|engineers|alumni|leaders|backgrounds?|folks|people|talent)\b[^.;:]{0,30}?(?:\blike\b|\bsuch as\b|\binclud(?:e|ing|es)\b|\(ex:?|\bfrom\b|\be\.g\.|\bat\b)|\b(?:backed|trusted|used|founded|acquired|led|built) by\b|\balumni of\b|\bex-|\b(?:co-?)?(?:founders?|c[ept]o) (?:of|at|from)\b/gi
/** "Teams use tools like Notion", "people with experience in systems such as Kafka". */
const TOOL_LIST =
  /tool|platform|system|software|technolog|framework|stack|experience|skill|familiar|knowledge|\bapps?\b/i
const EMPLOYED_AT = /(?<!\b(?:proficient|skilled|adept|expert|good|great|excellent|excel|look|looking) )\bat\s+$/i
/** "Bring your GitHub", "a link to your Figma portfolio": where the applicant's own work is shown. */
const PROFILE_ASKED = /\b(?:your|their) (?:(?:public|personal) )?$/i
const PROFILE_BEHIND =
  /^(?: (?:profile|portfolio|account|page|link|url|handle|username)s?\b|\s*(?:[,.;!)]|$|\/|(?:and|or|&) (?:linked|git|portfolio|resume|cv)))/i
const PROFILES: ReadonlySet<string> = new Set([
  'github',
  'gitlab',
  'linkedin',
  'kaggle',
  'behance',
  'dribbble',
  'figma',
])
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

/** Whether a name at [start, end) of a sentence is where the applicant's own work is to be seen. */
export function namesProfile(sentence: string, start: number, end: number, skillId: string): boolean {
  if (!PROFILES.has(skillId)) return false
  return PROFILE_ASKED.test(sentence.slice(0, start)) && PROFILE_BEHIND.test(sentence.slice(end))
}
