import type { SkillKind } from '../../data/vocabulary/vocabulary.ts'
import type { EmployerTalk } from '../text/set-pieces.ts'

/** Kinds whose names are common words, which adverts use of the employer and of others as well. */
export const FIELDS: ReadonlySet<SkillKind> = new Set(['concept', 'practice', 'domain'])

/** What "we" do before anyone is hired: "We’re building …", "We help …", "At Acme, we are a …". */
const WE_DO = new RegExp(
  `^\\W*(?:(?:at|here at) [^,]{2,30}, |today, |together, )?we(?:['’]re| are|['’]ve| have)?\\s+(?:(?:also|now|currently|already|all|just|recently|not just|not only|only)\\s+)*(?:${[
    'an? |the |on a mission',
    'aim|automat|backed|believe|bring|buil[dt]|clos|combin|connect|creat|deliver|develop|disrupt|driv|empower|enabl|exist|expand',
    'found|fund|grew|grow|help|innovat|launch|mak(?:e|ing)|moderni[sz]|offer|partner|pioneer|power|provid|raised|redefin',
    'reimagin|reinvent|rethink|revolutioni[sz]|scal(?:e|ing)|serv|simplif|solv|start|support|transform|trusted|turn|unif|work with',
  ].join('|')})`,
  'i',
)
/** "Our platform captures …", "Our customers are …". */
const OURS_DOES =
  /^\W*our (?!(?:ideal|perfect|next|new|team|stack|tech)\b)(?:[\w’'-]+ ){0,5}?(?:is|are|has|have|was|helps?|enables?|powers?|lets?|allows?|makes?|provides?|serves?|combines?|brings?|delivers?|includes?|captures?|transforms?|empowers?)\b/i
/** Such a sentence may go on to the job or name what is built with. */
const OF_JOB =
  /\b(?:looking (?:for|to)|seeking|hiring|searching for|you|your|us(?:e|ing)|stack|candidate|ideal|role)\b/i

/** "Product, Underwriting and Actuarial teams": behind the first of them. */
const TEAMS_BEHIND =
  /^(?:\s*(?:,|&|\/|\band\b|\bor\b)\s*(?:and\s+|or\s+)?[\p{L}-]+(?:\s[\p{L}-]+)?){0,5}\s+(?:teams|departments|functions|counterparts|colleagues)\b/iu
const FOR_OTHERS =
  /\b(?:across|alongside|between|both|collaborat\w*|cross-functionally|empower\w*|enabl\w*|engag\w*|liais\w*|our|other|partner\w*|serv\w*|support\w*|together|with|work\w*)\b[^.;:()]{0,60}$/i
/** "Lead our data engineering and analytics teams" is the job. */
const HEADED = /\b(?:lead\w*|manag\w+|build\w*|grow\w*|coach\w*|own\w*|run\w*|head\w*|hir\w+|scal\w+)\b[^.;:()]{0,40}$/i

/** "Collaborate with full-stack engineers and data annotation experts": behind "full-stack". */
const PROFESSION_BEHIND =
  /^(?:\s[\p{L}-]+)?\s(?:engineers|experts|managers|designers|analysts|scientists|developers|specialists|researchers|architects|smes|marketers|recruiters|professionals)\b/iu
const COLLABORATING =
  /\b(?:collaborat\w*|partner\w*|work\w*|liais\w*|alongside|cross-functional teams?)\b[^.;:()]{0,30}\b(?:with|alongside|including|like)\b[^.;:()]{0,110}$/i
/** People's careers, told: "She has led data platforms at …", "I studied computer science". */
const OF_PERSON = /^\W*(?:he|she|i)\b(?!['’]?d\b)/i

/** "Reports to: VP of Marketing", "reporting to the Manager of Account Management". */
const SUPERIOR_AHEAD = /\breport(?:s|ing)?(?: directly)? to\b[^.;]{0,60}$/i

/** "Final Round AI", "Character.AI": the end of a name, where AI is none of the words before it. */
const NAME_AHEAD =
  /[^\s.!?:;•–—-]\s+(?!(?:An|And|Applied|As|For|In|Of|Or|The|To|Use|Using|With)\b)\p{Lu}[\p{L}\d]*[ .]$/u
const AI_ALONE = /^(?:AI|A\.I\.)$/

/**
 * Tells whether a field, concept or practice at [start, end) of a sentence is mere background: what the employer is or
 * makes, other people's teams, the end of a name, or a label for search engines ("#BI-Remote").
 */
export function backgroundReader(speaksOfEmployer: EmployerTalk) {
  const spoken = new Map<string, boolean>()
  const isEmployers = (sentence: string): boolean => {
    const known = spoken.get(sentence)
    if (known !== undefined) return known
    const found = saysOfEmployer(sentence, speaksOfEmployer)
    spoken.set(sentence, found)
    return found
  }
  return (sentence: string, start: number, end: number): boolean => {
    const before = sentence.slice(0, start)
    if (before.endsWith('#') || SUPERIOR_AHEAD.test(before) || isEmployers(sentence)) return true
    if (AI_ALONE.test(sentence.slice(start, end)) && (/[\p{L}\d]\.$/u.test(before) || NAME_AHEAD.test(before)))
      return true
    const behind = sentence.slice(end)
    if (PROFESSION_BEHIND.test(behind) && COLLABORATING.test(before)) return true
    return TEAMS_BEHIND.test(behind) && FOR_OTHERS.test(before) && !HEADED.test(before)
  }
}

/** Whether a sentence only says what the employer is or does. */
export function saysOfEmployer(sentence: string, speaksOfEmployer: EmployerTalk): boolean {
  if (OF_JOB.test(sentence)) return false
  return OF_PERSON.test(sentence) || WE_DO.test(sentence) || OURS_DOES.test(sentence) || speaksOfEmployer(sentence)
}
