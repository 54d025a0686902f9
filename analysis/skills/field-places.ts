/** Characters ahead of a field and behind it that can tell its meaning. */
const MAX_PLACE_LENGTH = 40
/**
 * Fields with a plain word for a spelling, which a list with other fields makes sure ("forecasting and reporting"). Read
 * off adverts; of other such words ("reliability", "engineering") most in such lists are goals, teams or another sense.
 */
export const SURE_IN_LISTS: ReadonlySet<string> = new Set(
  `api-integration attribution-modeling auditing campaign-management case-studies cryptocurrency customer-retention
  data-visualization design-principles experimentation guardrails indexing instrumentation insurance lifecycle-marketing metrics
  monitoring optimization playbook-development podcast-production product-demonstrations product-roadmaps renewals
  reporting sales-collateral scheduling scoping software-deployment value-proposition versioning
  vulnerability-management`.split(/\s+/),
)
/** "Interest in crypto", "background in law". */
const ASKED_FOR =
  /\b(?:experienced?|expertise|knowledge|background|interest|interested|passion|passionate|familiarity|understanding|proficien\w+|skills|grasp|fundamentals|exposure) (?:in|with|of|for|about|(?<=exposure )to) (?:the |both |either |modern )?$/i
/** "Interest in engineering teams", "experience in sales-led companies". */
const PEOPLE_OR_PLACE =
  /^(?:-\p{L}|(?:\s[\p{L}-]+)?\s(?:teams?|leaders?(?:hip)?|managers?|stakeholders|roles?|people|reps?|representatives|partners|members|firms?|compan(?:y|ies)|applicants?)\b)/iu
const WORDS_OF_EVERY_TRADE: ReadonlySet<string> = new Set(['engineering-domain', 'performance-optimization'])
/** Activities that the word ahead of them names more closely or does: "margin optimization", "running experiments". */
const NAMED_BY_NEIGHBOUR: ReadonlySet<string> = new Set(
  `api-integration campaign-management experimentation optimization playbook-development
  product-demonstrations product-roadmaps scheduling workshop-facilitation`.split(/\s+/),
)
const WORD_AHEAD = /(?<![\p{L}\d])\p{L}[\p{L}\d&/-]* $/u
/** "Acme Roadmaps" is a product. */
const NAME_AHEAD = /(?<![\p{L}\d])\p{Lu}[\p{L}\d&/-]* $/u
/** What stands ahead of such a word and names nothing. */
const NO_NEIGHBOUR =
  /(?<![\p{L}\d-])(?:[\p{L}-]+['’]s|a|about|across|all|an|and|any|around|as|at|be|best|better|between|but|by|clear|for|from|future|good|great|have|high|his|how|in|including|initial|into|is|just|key|like|more|new|no|of|on|or|other|our|own|real|seamless|smooth|some|strong|successful|that|the|their|these|this|those|through|to|up|via|when|where|while|who|with|within|without|your) $/iu

/** Whether what stands around a field at [start, end) of a text makes a plain word for it sure. */
export function isFieldInPlace(id: string, text: string, start: number, end: number): boolean {
  const ahead = text.slice(Math.max(0, start - MAX_PLACE_LENGTH), start)
  if (NAMED_BY_NEIGHBOUR.has(id) && isNamedAhead(ahead, text.slice(start, end))) return true
  if (WORDS_OF_EVERY_TRADE.has(id) || !ASKED_FOR.test(ahead)) return false
  return !PEOPLE_OR_PLACE.test(text.slice(end, end + MAX_PLACE_LENGTH))
}

function isNamedAhead(ahead: string, surface: string): boolean {
  const isName = NAME_AHEAD.test(ahead) && /^\p{Lu}/u.test(surface)
  return !isName && WORD_AHEAD.test(ahead) && !NO_NEIGHBOUR.test(ahead)
}
