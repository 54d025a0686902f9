import type { Workplace } from '../../data/domain.ts'
import type { MarkedExpression } from '../../data/word-marks.ts'
import { nearbySearch } from '../text/nearby-search.ts'

const FIELD =
  '(?:^|\\n|[|•·-])\\W{0,6}(?:work(?:ing)? ?(?:place|location|model|mode|type|environment|arrangement|setup|style)s?|location(?: type)?|office(?: policy| location)?|modality|remote|set-?up)\\s?:\\s*[^\\n]{0,60}?'
const DAYS = '(?:[1-5]|one|two|three|four|five)(?:\\s?(?:-|–|to|or)\\s?(?:[1-5]|two|three|four|five))?'
const JOB = '(?:role|position|job|opportunity|opening|contract|internship)'

/** "hq" behind a space, with whatever stands before: a mark has four characters. */
const ANY_HQ = Array.from({ length: 32 }, (_, character) => `${String.fromCharCode(96 + character)} hq`)

interface Saying extends MarkedExpression {
  workplace: Exclude<Workplace, 'unknown'>
}

/** Ways in which an advert says of its own job where it is done; the first that stands in it decides, from sure to vague. */
export const SAYINGS: readonly Saying[] = [
  {
    workplace: 'hybrid',
    pattern: /#li[-_ ]?hybrid\b/.source,
    marks: ['#lih', '#li-', '#li_', '#li '],
  },
  {
    workplace: 'remote',
    pattern: /#li[-_ ]?remote\b/.source,
    marks: ['#lir', '#li-', '#li_', '#li '],
  },
  {
    workplace: 'onsite',
    pattern: /#li[-_ ]?on-?site\b/.source,
    marks: ['#lio', '#li-', '#li_', '#li '],
  },
  {
    workplace: 'hybrid',
    pattern: `${FIELD}\\bhybrid\\b`,
    marks: ['brid'],
  },
  {
    workplace: 'remote',
    pattern: `${FIELD}\\b(?<!non-)(?:fully |100 ?% )?remote\\b(?! (?:or|possible|friendly))`,
    marks: ['emot'],
  },
  {
    workplace: 'onsite',
    pattern: `${FIELD}\\b(?:in[- ]person|on-?site)\\b`,
    marks: ['pers', 'site'],
  },
  {
    workplace: 'onsite',
    pattern:
      /\b(?:5|five) days? (?:\/|per|a|each)\s?week (?:in|at|from)\b|\b(?:in|at|from) (?:the|our|an?) (?:[\w.]+ ){0,3}(?:office|hq|lab|studio)s? (?:5|five) days\b|\b(?:in[- ](?:person|office)|on-?site),? (?:at least )?(?:5|five) days\b|\b(?:5|five) days (?:a|per) week in[- ](?:person|office)\b/
        .source,
    marks: [' day'],
  },
  {
    workplace: 'hybrid',
    pattern: `\\b${DAYS}x?\\s?(?:\\+ )?(?:days?\\s?)?(?:\\/|per|a|each|times a)?\\s?(?:week|wk)?,? (?:in|at|from|into) (?:the|our) (?:[\\w.]+ ){0,3}(?:office|hq)\\b`,
    marks: ['offi', ...ANY_HQ],
  },
  {
    workplace: 'hybrid',
    pattern: `\\b(?:in|at|from|into|to) (?:the|our) (?:[\\w.,]+ ){0,3}(?:office|hq)s? (?:(?:for |at least )*)${DAYS}x?\\s?(?:\\+ )?(?:days?)?\\s?(?:\\/|per|a|each|times a)\\s?(?:week|wk)\\b`,
    marks: ['offi', ...ANY_HQ],
  },
  {
    workplace: 'hybrid',
    pattern: `\\b${DAYS} days (?:in[- ]office|on-?site|in[- ]person)\\b|\\b(?:on-?site|in[- ]office|in[- ]person)(?: presence)?(?: required)?,? ${DAYS} days\\b`,
    marks: [' day'],
  },
  {
    workplace: 'hybrid',
    pattern: `\\bhybrid (?:${JOB}|in|from|basis|(?:\\w+ )?(?:work(?:ing)?|office|schedule|setup|set-up|model|environment|policy|flexibility))\\b|\\b(?:${JOB}|we|we['’]re|team|roles) (?:is|are|will be|follows an?|operates? in an?)?\\s?(?:a )?hybrid\\b`,
    marks: ['brid'],
  },
  {
    workplace: 'remote',
    pattern: `\\b(?:fully|100 ?%|completely|entirely)[ -]remote\\b(?! (?:work|is not|team))|\\b(?:remote|work[- ]from[- ]home) ${JOB}\\b|\\b${JOB} (?:is|will be|can be) (?:a )?(?:fully |100 ?% |completely |entirely )?remote\\b|\\bremote nature of (?:this|the) ${JOB}\\b|\\bremote work from anywhere\\b|\\b(?:position|role|full[- ]time),? remote\\b|\\b${JOB} has the (?:option|opportunity) to (?:be|operate|work) (?:100 ?% )?(?:remote|virtual)(?:ly)?\\b`,
    marks: ['emot', 'home', 'virt'],
  },
  {
    workplace: 'onsite',
    pattern: `(?:^|\\n)\\W{0,4}(?:on-?site|in[- ]person)\\W*(?:\\n|$)|\\bin[- ]person (?:team|company|in)\\b|\\b(?:${JOB}|team) is (?:fully )?(?:on-?site|in[- ]person|office[- ]based)\\b|\\b(?:${JOB}|we) (?:is|are) (?:an? )?in[- ](?:person|office) (?:company|team|role|${JOB})\\b|\\b(?:we['’]re|we are) (?:an? )?in[- ](?:person|office)\\b|\\bwork(?:ing)? in[- ]person\\b`,
    marks: ['site', 'pers', 'offi'],
  },
  {
    workplace: 'remote',
    pattern:
      /\b(?:fully|100 ?%)[ -](?:remote|distributed) (?:team|company|work)\b|\bteam is fully remote\b|\bfully remote company\b/
        .source,
    marks: ['emot', 'dist'],
  },
]
const search = nearbySearch(SAYINGS)
/** "You want fully remote work" stands among what an employer does not offer. */
const DENIED = /\b(?:no|not|non|isn['’]t|without|want|wants|unable|cannot)\b[^.\n]{0,30}$/i

/**
 * Where an advert's text says that its job is done; `unknown` when it says nothing, or only how the employer's teams
 * work ("remote-first"), which is no word about this job.
 */
export function workplaceInText(text: string): Workplace {
  const firstMatch = search(text)
  for (const [number, { workplace }] of SAYINGS.entries()) {
    const match = firstMatch(number)
    if (match && !DENIED.test(text.slice(Math.max(0, match.index - 40), match.index))) return workplace
  }
  return 'unknown'
}
