import type { Section } from './extraction.ts'

/**
 * Traits of people that adverts say of ideas, teams and products as well ("where creativity flourishes", "pragmatic
 * trade-offs"). Among duties and in prose about the job they were asked for in 3 of 27 sentences that do not speak of the
 * applicant, counted in the labelled adverts and the readings.
 */
const TRAITS: ReadonlySet<string> = new Set(
  `craftsmanship creativity decision-making first-principles-thinking influencing innovation integrity multilingual
  perseverance pragmatism problem-solving resilience systems-thinking trade-off-analysis`.split(/\s+/),
)
/** Where what is named is asked of the applicant whatever the wording. */
const ASKING: ReadonlySet<Section> = new Set(['requirements', 'preferred'])
/** A bare list of traits asks for them. */
const MIN_PROSE_LENGTH = 48
const SPEAKS_OF_APPLICANT =
  /\b(?:you(?:['’]re| are| have|['’]ve| bring| possess| thrive)|your|ability|able to|skills?|strong|excellent|exceptional|looking for|seeking|ideal|candidate|someone|who (?:is|are|can|has|thrives?|brings?|loves?|enjoys?)|requires?|must|experience|proven|comfortable)\b/i

/** "Communicate progress to Acme leadership", "with exec leadership": people, not a trait. */
const LEADERS_AHEAD =
  /(?:\b(?:exec\w*|senior|company|policy|both)|['’]s)\s+$|\b(?:to|with|our|for|by|from|help(?:ing)?|advis\w+|inform\w*|brief\w*|support\w*)\s+(?:\p{Lu}\S*\s+){0,2}$/u

/** "Lead a collaborative initiative" names a project, "a strong initiative" a trait. */
const PROJECT_AHEAD = /\b(?:an?|each|every) (?!strong|high|great|good|natural|personal|proactive)[\p{L}-]+ $/iu

/** Whether a trait at `start` of a sentence stands where nobody is asked for it. */
export function isTraitOfOthers(skillId: string, section: Section, sentence: string, start: number): boolean {
  if (skillId === 'initiative' && PROJECT_AHEAD.test(sentence.slice(0, start))) return true
  if (ASKING.has(section)) return false
  if (skillId === 'leadership') {
    return /^leadership\b/.test(sentence.slice(start)) && LEADERS_AHEAD.test(sentence.slice(0, start))
  }
  return TRAITS.has(skillId) && sentence.length >= MIN_PROSE_LENGTH && !SPEAKS_OF_APPLICANT.test(sentence)
}
