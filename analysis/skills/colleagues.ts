/**
 * Skills whose names are names of departments and professions as well. What the employer's other people do ("work with
 * sales, finance and security") is not asked of the applicant. Read off the false hits of the labelled adverts.
 */
const DEPARTMENTS: ReadonlySet<string> = new Set(
  `accounting artificial-intelligence backend-development business-intelligence business-operations compliance customer-success
  customer-support cybersecurity data-analytics data-engineering data-science devops finance-domain finance-operations
  frontend-development go-to-market-strategy human-resources leadership legal machine-learning marketing ml-research
  operations-management partnerships people-operations procurement product-design product-development
  product-management product-marketing recruiting research-and-development regulatory-compliance research-skills revenue-operations sales sales-operations security-operations
  software-engineering user-experience-design user-interface-design user-research`.split(/\s+/),
)
/** "Partner closely with …", "relationships with …", "across …". */
const TOGETHER =
  /^[\s\S]*\b(?:(?:collaborat\w*|partner(?:s|ed|ing)?|work(?:s|ing)?|communicat\w*|coordinat\w*|align\w*|liais\w*|interfac\w*|engag\w*|bridge|relationships?|partnerships|teams?|departments)\b[^.;:()\n]{0,40}?\b(?:with|across|alongside|between|including|like|such as)|(?:members|peers|partners|colleagues|stakeholders|leaders)\b[^.;:()\n]{0,20}?\b(?:in|from|across|of))\b([^.;:()\n]*)$/i
/** No list of colleagues reaches beyond these. */
const CLAUSE_ENDS = ['.', ';', ':', '(', ')', '\n'] as const
/** Where the list of colleagues is over. */
const TURN =
  /\b(?:to|on|using|by|for|through|via|who|that|which|while|when|ensur\w+|experience|tools?|systems?|solutions?|data|models?|stack|you)\b/i
const PEOPLE_BEHIND =
  /^(?:[\s,/&]+(?:and\s+|or\s+)?[\p{L}-]+){0,4}?[\s/]+(?:teams?|departments?|designers?|researchers?|managers?|engineers?|developers?|scientists?|analysts?|experts?|leaders?|leads|partners|professionals|colleagues|counterparts|functions|orgs?|organi[sz]ations?|stakeholders)\b/iu

/**
 * Whether a name at [start, end) of a sentence stands for the people that the applicant will work with rather than
 * for a skill of the applicant's own.
 */
export function namesColleagues(sentence: string, start: number, end: number, skillId: string): boolean {
  if (!DEPARTMENTS.has(skillId)) return false
  const before = sentence.slice(0, start)
  const list = TOGETHER.exec(before.slice(Math.max(...CLAUSE_ENDS.map((sign) => before.lastIndexOf(sign))) + 1))?.[1]
  if (list === undefined || TURN.test(list)) return false
  const isListed = /[,/&]|\band\b/.test(list) || /^\s*(?:[,/&]|and\b)/.test(sentence.slice(end))
  return isListed || PEOPLE_BEHIND.test(sentence.slice(end))
}
