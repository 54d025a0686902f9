import type { Section } from '../skills/extraction.ts'
import type { Block } from './advert.ts'

/** Sections that name nothing that is asked for. */
const SILENT: ReadonlySet<Section> = new Set(['about', 'benefits', 'boilerplate'])
/** "Design and maintain services", "Change management: Partner with leaders", "Own campaign measurement – define …". */
const DUTY =
  /^\W*(?:[^:.\n]{2,60}(?:: | [-–—] ))?(?:proactively |directly |closely )?(?:act|advise|analy[sz]e|architect|assess|assist|author|automate|build|champion|coach|code|collaborate|collect|communicate|conduct|configure|connect|contribute|coordinate|craft|create|debug|define|deliver|deploy|design|develop|diagnose|document|draft|drive|enforce|engage|ensure|establish|evaluate|execute|facilitate|foster|gather|generate|handle|identify|implement|improve|influence|integrate|investigate|lead|leverage|liaise|maintain|manage|mentor|monitor|negotiate|operate|optimi[sz]e|organi[sz]e|oversee|own|participate|partner|perform|plan|prepare|present|process|produce|provide|recommend|report|research|resolve|review|run|scale|serve|set|ship|source|structure|supervise|support|test|track|train|translate|troubleshoot|use|validate|work|write)\b/i
/** What a heading or a line sells under: "Why join us", "Our values", "What you'll gain". */
const SELLS =
  /^\W*our\b|\b(?:why|join\w*|love|values?|principles|culture|gain|get|offers?|benefits?|perks|believe|how we work|in it for you|in store|mission|reasons?|grow\w*|learn|interview\w*|process|apply|application process|stipends?)\b/i
/** "Benefits management" is work. */
const IS_WORK = /\b(?:management|administration|programs?|operations|security|design|planning|support|analysis)\W*$/i
/** "🚀 Your role at a glance: the key ways you'll bring value". */
const OF_ROLE =
  /\b(?:your role|the role|this role|you(?:['’]ll| will) (?!get|love|gain|enjoy|find|have)|responsibilit\w+|key ways)\b/i
/** A paragraph over the list that goes with it. */
const OF_JOB = /\b(?:you(?:['’]ll| will)|looking for|seeking|this role)\b/i
const OFFERED =
  /\b(?:salary|compensation|equity|bonus|vacation|holidays?|pto|insurance|pension|stipend|perks?|off-?sites?|we(?:['’]re)? (?:offer|provide|give|believe|take pride)|your (?:career|growth|own)|alongside|veterans?)\b/i
const FEWEST = 3
const MOST_OTHERS = 1 / 3

/**
 * Gives lists of duties back to the job where the heading above them was taken for one of the employer or its offer ("In
 * person 5 days a week", "What you can expect", "Application security"): at least three bullets, or a whole list of two,
 * of which two in three begin with what one does.
 */
export function withListedDuties(text: string, blocks: Block[]): Block[] {
  if (!blocks.some(({ kind, section }) => kind === 'bullet' && SILENT.has(section))) return blocks
  const settled = [...blocks]
  for (let from = 0; from < blocks.length; ) {
    const until = endOfList(blocks, from)
    if (until > from && areDuties(text, blocks, from, until)) {
      const above = blocks[from - 1]
      const isOfJob = above?.kind === 'paragraph' && OF_JOB.test(text.slice(above.start, above.end))
      for (let at = isOfJob ? from - 1 : from; at < until; at++)
        settled[at] = { ...(blocks[at] as Block), section: 'responsibilities' }
    }
    from = Math.max(until, from + 1)
  }
  return settled
}

function endOfList(blocks: readonly Block[], from: number): number {
  const section = blocks[from]?.section
  let until = from
  while (blocks[until]?.kind === 'bullet' && blocks[until]?.section === section && section && SILENT.has(section))
    until++
  return until
}

function areDuties(text: string, blocks: readonly Block[], from: number, until: number): boolean {
  const shown = blocks.slice(from, until).map(({ start, end }) => text.slice(start, end))
  const duties = shown.filter((bullet) => DUTY.test(bullet)).length
  const isList = shown.length >= FEWEST ? duties >= shown.length * (1 - MOST_OTHERS) : duties === 2
  if (!isList || shown.filter((bullet) => OFFERED.test(bullet)).length > shown.length * MOST_OTHERS) return false
  const above = blocks[from - 1]
  const lead = above ? text.slice(above.start, above.end).trim() : ''
  if (above?.kind === 'paragraph' && OF_ROLE.test(lead)) return true
  const heading = blocks.slice(0, from).findLast(({ kind }) => kind === 'heading')
  const over = heading ? text.slice(heading.start, heading.end).trim() : ''
  return !SELLS.test(over) || IS_WORK.test(over)
}
