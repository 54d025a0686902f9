import type { Skill, SkillsById } from '../../data/vocabulary/vocabulary.ts'

/** A skill at [start, end) of an advert's text. */
export interface SkillSpan {
  skill: Skill
  start: number
  end: number
}

/** "Written and verbal communication skills" names three skills; each part stands for its own. */
const MANNERS: readonly [part: RegExp, skillId: string][] = [
  [/\bwritten\b/i, 'written-communication'],
  [/\b(?:verbal|oral|spoken)\b/i, 'verbal-communication'],
  [/\bcommunication\b/i, 'communication'],
]
const BOTH_MANNERS = ['written-communication', 'verbal-communication'] as const
/** Skills that a spelling of both manners may belong to. */
const OF_MANNER: ReadonlySet<string> = new Set(['communication', ...BOTH_MANNERS])
/** "Knowledge of English (written and verbal)" is of the language. */
const OF_LANGUAGE =
  /\b(?:language|English|French|German|Spanish|Arabic|Mandarin|Dutch|Italian|Portuguese|Japanese|Korean)\W{0,3}(?:both\s+)?$/
/** Enough of the text ahead to hold the name of a language. */
const MAX_LANGUAGE_LENGTH = 24
/** What may stand between "collaborate" and "cross-functional" when both are said once. */
const SAME_BREATH =
  /^(?: (?:closely|effectively|well|actively|regularly|directly|with|across|in|and|our|other|all|a|the))* $/i

/**
 * Settles what two skills side by side, or one in several words, say: "written and verbal communication" is all three,
 * "PostgreSQL databases" no second skill, "collaborate closely with cross-functional teams" one.
 */
export function settleNeighbours(spans: readonly SkillSpan[], text: string, byId: SkillsById): SkillSpan[] {
  return spans.flatMap((span, at) => {
    if (OF_MANNER.has(span.skill.id)) return partsOf(span, text, byId)
    const [ahead, next] = [spans[at - 1], spans[at + 1]]
    return isHeadOf(ahead, span, text) || isSaidAgain(span, next, text) ? [] : [span]
  })
}

function partsOf(span: SkillSpan, text: string, byId: SkillsById): SkillSpan[] {
  const words = text.slice(span.start, span.end)
  const parts = MANNERS.flatMap(([part, id]) => {
    const found = part.exec(words)
    const skill = byId.get(id)
    if (!found || !skill) return []
    const start = span.start + found.index
    return [{ skill, start, end: start + found[0].length }]
  })
  const isOfBoth = BOTH_MANNERS.every((id) => parts.some(({ skill }) => skill.id === id))
  if (!isOfBoth) return [span]
  if (OF_LANGUAGE.test(text.slice(Math.max(0, span.start - MAX_LANGUAGE_LENGTH), span.start))) return []
  return parts.sort((one, other) => one.start - other.start)
}

/** "PostgreSQL databases", "machine learning algorithms": nothing but a space stands between a name and its head. */
function isHeadOf(ahead: SkillSpan | undefined, head: SkillSpan, text: string): boolean {
  if (!ahead || text.slice(ahead.end, head.start) !== ' ') return false
  if (head.skill.id === 'databases') return ahead.skill.kind === 'database'
  return head.skill.id === 'algorithms' && ahead.skill.kind !== 'soft' && ahead.skill.kind !== 'language'
}

/** "Collaborate closely with cross-functional teams": the second says it all. */
function isSaidAgain({ skill, end }: SkillSpan, next: SkillSpan | undefined, text: string): boolean {
  return (
    skill.id === 'collaboration' &&
    next?.skill.id === 'cross-functional-collaboration' &&
    SAME_BREATH.test(text.slice(end, next.start))
  )
}
