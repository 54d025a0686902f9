import type { Section } from './extraction.ts'

/**
 * Wordings of soft skills that adverts use of teams, products and plans as well ("ship fast", "urgency", "scrappy").
 * Under requirements they are asked for; elsewhere only where the sentence speaks of the applicant.
 */
const LOOSE: ReadonlySet<string> = spellings(`
  act quickly; adapt; adapting to; adapts; approachable; are flexible; articulate ideas; autonomous; autonomously;
  be flexible; break down complex; build trust; building trust; builds trust; calm; changing environment;
  changing environments; collaborative; complex concepts; complex ideas; complex topics; creative; curious;
  distill complex; do what it takes; do whatever it takes; does whatever it takes; driven; energetic;
  evolving environment; evolving environments; fast pace; figure it out; figure things out; figuring things out;
  find a way; finds a way; first principles; get results; growth oriented; high autonomy; high energy; hungry;
  independent; independent and; independently; learn and grow; learn new; learn new things; learning new;
  make things happen; manage multiple; managing multiple; meticulously; motivated; move fast; move quickly;
  move with urgency; moving fast; moving quickly; organised; organized; outgoing; priorities shift; proactively;
  rapid pace; remain flexible; scrappiness; scrappy; simplify complex; stay flexible; team environment;
  translate complex; translating complex; urgency; with autonomy; with c level executives; with urgency
`)
/** Wordings that name the work itself, or what the job offers, wherever they stand but under requirements. */
const REQUIRED: ReadonlySet<string> = spellings(`
  above and beyond; across multiple teams; across time zones; as part of a team; challenge the status quo;
  challenges the status quo; challenging the status quo; creatively; deadlines; dedication; deliver outcomes;
  deliver results; delivering results; different time zones; drive outcomes; drive results; driving results;
  extra mile; get the job done; hard work; influence; iterate fast; iterate quickly; juggle; juggling;
  keep up to date; learn new skills; make decisions; multiple projects; quickly understand; ship fast; ship quickly;
  shipping fast; solve problems; stay abreast; stay current; stay up to date; staying current; staying up to date;
  to executives; work hard; working hard; works hard
`)
const ASKING: ReadonlySet<Section> = new Set(['requirements', 'preferred'])
const OF_APPLICANT =
  /\b(?:you(?:['’]re| are| have|['’]ve| bring| possess| thrive| enjoy| love| can| know| take)|ability|able to|someone|who (?:is|are|can|has|have|thrives?|brings?|loves?|enjoys?|takes?)|ideal|candidates?|comfortable|confident|looking for|seeking|if you|individual|person|willing\w*|excited to)\b/i
/** "We move fast", "our engineers collaborate": said of the employer. */
const OURS_AHEAD =
  /(?:^|[^\p{L}])(?:we(?:['’]re| are|['’]ve| have)?|our)\s+(?:(?!looking|seeking|need|want)[\p{L}'’-]+[\s,]+){0,3}$/iu
/** Verbs whose subject decides: duties of the applicant, or what others do. */
const DOING: ReadonlySet<string> = spellings(`
  collaborate; collaborated; collaborates; collaborating; collaboratively; communicate; communicates; communicating
`)
/** "Help teams collaborate", "how people communicate". */
const OTHERS_AHEAD =
  /\b(?:help\w*|enabl\w+|empower\w*|allow\w*|lets?|how|where|makes? it easy)\b[^.;:]{0,40}$|\b(?:agents|customers|users|humans|people|teams|companies|businesses|developers|engineers|systems|services|components|they|it)\s+(?:can\s+|to\s+|will\s+)?$/i

/** Ahead of an adjective that is said of a person. */
const OF_PERSON =
  /(?:^|[,;:•&/(–—-]\s*|\b(?:and|an?|are|is|be|being|or|you['’]re|highly|incredibly|very|smart|someone|people|individuals?)\s+)$/i
/** Where some words stand when they mean the trait: what must stand ahead of them and behind, and what must not. */
const PLACES: readonly { wording: RegExp; ahead?: RegExp; behind?: RegExp; notAhead?: RegExp; notBehind?: RegExp }[] = [
  // "Process driven", "driven by data", "you have driven outcomes", "our motivated team".
  { wording: /^driven$/i, ahead: OF_PERSON },
  {
    wording: /^(?:driven|motivated)$/i,
    notAhead: /(?:\bhave|['’]ve|\bhas|\bhaving)\s+(?:\w+ly\s+)?$/i,
    notBehind: /^(?:\s+(?:by|to)\b|\s+(?:[\w-]+\s+)?(?:teams?|company|culture|organi[sz]ation))/i,
  },
  // "Organized documentation".
  {
    wording: /^organi[sz]ed$/i,
    behind:
      /^\s*(?:[,.;:)(&/—–-]|$|(?:and|or|with|in|individuals?|persons?|people|professionals?|self|team player|communicator|while|under|when)\b)/i,
  },
  // "Creative, curious" is said of a person; "creative agencies" is not.
  {
    wording: /^(?:creative|independent|autonomous)$/i,
    ahead: OF_PERSON,
    behind: /^\s*(?:[,.;:)]|$|(?:individual|person|thinker|self-starter)\b)/i,
  },
  // "Ability to influence", "communication and influence"; not "models that influence decisions".
  { wording: /^influence$/i, ahead: /(?:^|\b(?:ability|able|skills?|can|and|or|effectively)\s+(?:to\s+)?|[&,]\s*)$/i },
]

/** Whether a loose wording of a soft skill, at [start, end) of a sentence, stands where nobody is asked for it. */
export function isLooselySaid(section: Section, sentence: string, start: number, end: number): boolean {
  const surface = sentence.slice(start, end)
  const key = keyOf(surface)
  const isRequired = REQUIRED.has(key)
  const isDone = DOING.has(key)
  if (!isRequired && !isDone && !LOOSE.has(key)) return false
  const before = sentence.slice(0, start)
  if (isDone) return OURS_AHEAD.test(before) || OTHERS_AHEAD.test(before)
  const behind = sentence.slice(end)
  // "Narrative-driven", "urgency-based": half of another word.
  if (/[\p{L}\d][-‑]$/u.test(before) || /^[-‑]\p{L}/u.test(behind)) return true
  if (OURS_AHEAD.test(before) || !isPlaced(surface, before, behind)) return true
  if (ASKING.has(section)) return false
  return isRequired || !OF_APPLICANT.test(sentence)
}

function isPlaced(surface: string, before: string, after: string): boolean {
  return PLACES.every(
    ({ wording, ahead, behind, notAhead, notBehind }) =>
      !wording.test(surface) ||
      ((ahead?.test(before) ?? true) &&
        (behind?.test(after) ?? true) &&
        !notAhead?.test(before) &&
        !notBehind?.test(after)),
  )
}

function spellings(list: string): ReadonlySet<string> {
  return new Set(list.split(';').map(keyOf))
}

function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[\s-]+/g, ' ')
    .trim()
}
