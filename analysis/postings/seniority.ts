import type { Seniority } from '../../data/domain.ts'
import { listJobs, plainTitle } from './title-parts.ts'

/** From low to high: of alternatives ("Senior/Staff") the lowest is enough to apply, of a pile ("Senior Director") the highest counts. */
const ORDER: readonly Seniority[] = ['intern', 'junior', 'mid', 'senior', 'lead', 'principal', 'head']

/** Words that look like a level and are none; taken out before reading. */
const NO_LEVEL = [
  /\b(?:lead|leads) (?:gen|generation|qualification|qualifier|nurturing|management|intake|conversion|scoring|sourcing)\b/g,
  /\b(?:members? of (?:the )?(?:[a-z]+ )?|chief of |technical )staff\b/g,
  /\bstaff (?:accountant|nurse|attorney|writer|editor|auditor|assistant|physician|pharmacist|reporter|counsel|augmentation)\b/g,
  /\b(?:art|creative|casting|photography|account|funeral|medical|nursing) director\b/g,
  /\b(?:head|heads) (?:hunter|unit|office|quarters?|count)\b/g,
  /\binterns? (?:program|experience) (?:manager|lead|coordinator)\b/g,
  /\b(?:associate (?:director|partner|vp|vice president|professor|general counsel))\b/g,
  /\bstudents? (?:programs?|success|affairs|services|support|recruit\w+|experience|engagement|enrol\w+)\b/g,
  /\bgraduate (?:admissions|program|school)\b/g,
  /\bprincipal investigator\b/g,
  /\bmid[ -](?:market|size[d]?|atlantic|west|town)\b/g,
  /\b(?:senior|seniors) (?:living|care|citizens?)\b/g,
]

const LEVELS: readonly [Seniority, RegExp][] = [
  [
    'intern',
    /\b(?:interns?|internships?|trainee|apprentice(?:ship)?|working student|werkstudent(?:in)?|praktikum|praktikant(?:in)?|stagiaire|stage|becario|co op|student|duales studium)\b/g,
  ],
  [
    'junior',
    /\b(?:junior|jr|entry level|new grads?|new graduates?|graduates?|early career|university grad|fresher|associate (?=(?:software |data |product |machine learning |ai |ml |security |ux |qa |cloud |devops |research |solutions? |business |systems? |test |site |full ?stack |front ?end |back ?end |3d |2d |game |motion |visual |graphic )*(?:engineer|artist|animator|developer|scientist|analyst|manager|designer|consultant|architect|engineering|owner|researcher|programmer|data|product)\b))/g,
  ],
  ['mid', /\b(?:mid|mid level|intermediate|mid senior|midlevel|medior)\b/g],
  ['senior', /\b(?:senior|sr|seniors|snr)\b/g],
  [
    'lead',
    /\b(?:lead|leads|team lead(?:er)?|tech lead(?:er)?|leader|teamleiter(?:in)?|engineering managers?|manager,? (?:[a-z]+ ){0,2}engineering|em)\b/g,
  ],
  ['principal', /\b(?:principal|staff|distinguished|fellow)\b/g],
  [
    'head',
    /\b(?:head of|head|director|directeur(?:trice)?|vp|svp|evp|avp|vice president|chief(?: [a-z]+){1,4} officer|cto|cio|ciso|cpo|cmo|cfo|coo|ceo|cdo|chro|cro|managing director|president)\b/g,
  ],
]
/** Grades behind the name of the job. As common ladders in the United States count: II is mid, III senior, IV and up staff. */
const GRADE =
  /(?<!\b(?:level|tier|phase|type|class|grade|part|series|line))(?<=[a-z]) (i|ii|iii|iv|v|[1-5])(?= (?!engineers?\b|x\b)[a-z]|$)/
const BY_GRADE: Record<string, Seniority> = { i: 'junior', ii: 'mid', iii: 'senior', iv: 'principal', v: 'principal' }
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v']
/** Between two levels it makes them alternatives. */
const OR = /^\s*(?:(?:\/|\||,|-|–|—|&|\+|\(|\))\s*|or\s+|to\s+|and\s+|through\s+)+$/

/** "Mid-Senior" are alternatives; every other hyphen within a word stands for a space ("New-Grad", "Full-Stack"). */
const BETWEEN_LEVELS =
  /\b(interns?|junior|jr|mid|senior|sr|lead|principal|staff)[-\u2010](?=(?:junior|jr|mid|senior|sr|lead|principal|staff)\b)/g

/** Level that a title states; `unspecified` when it states none or all of them, or names jobs of different levels. */
export function readSeniority(title: string): Seniority {
  const [level = 'unspecified', ...others] = new Set(listJobs(title).map(levelOf))
  return others.length === 0 ? level : 'unspecified'
}

function levelOf(title: string): Seniority {
  const marked = NO_LEVEL.reduce((text, pattern) => text.replace(pattern, ' '), separated(title))
  if (/\ball (?:levels|seniorities)\b|\bany level\b/.test(marked)) return 'unspecified'
  const found = LEVELS.flatMap(([level, pattern]) =>
    [...marked.matchAll(pattern)].map((match) => ({ level, start: match.index, end: match.index + match[0].length })),
  ).sort((one, other) => one.start - other.start || other.end - one.end)
  if (found.length === 0) return gradeOf(title)
  const levels = found.map(({ level }) => level)
  if (levels.includes('intern')) return 'intern'
  const first = found[0]
  const isChoice = found.length > 1 && found.every((one, index) => index === 0 || isOr(marked, found[index - 1], one))
  const ranks = levels.map((level) => ORDER.indexOf(level))
  if (first === undefined) return 'unspecified'
  return ORDER[isChoice ? Math.min(...ranks) : Math.max(...ranks)] ?? 'unspecified'
}

const isOr = (text: string, before: { end: number } | undefined, after: { start: number }): boolean =>
  OR.test(text.slice(before?.end, after.start))

/** Lower case without dots and apostrophes, but with the separators that tell alternatives. */
const separated = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/([a-z])-(?=level|op\b)/g, '$1 ')
    .replace(/[.'’]/g, '')
    .replace(BETWEEN_LEVELS, '$1/')
    .replace(/(?<=[a-z])[-\u2010](?=[a-z])/g, ' ')
    .replace(/\s+/g, ' ')

function gradeOf(title: string): Seniority {
  const grade = GRADE.exec(plainTitle(title))?.[1]
  if (grade === undefined) return 'unspecified'
  return BY_GRADE[grade] ?? BY_GRADE[ROMAN[Number(grade) - 1] ?? ''] ?? 'unspecified'
}
