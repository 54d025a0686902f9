import type { Block } from './advert.ts'

/** "5+ years of …", "Have solid experience with …", "Bachelor’s degree in …", "Proficient in …". */
const ASKS =
  /^\W*(?:(?:you )?(?:have|are|possess) |you(?:['’]re|['’]ve) )?(?:an? |at least |minimum (?:of )?)*(?:\d+\+?\s*(?:[-–]\s*\d+\+?\s*)?years?\b|(?:(?:proven|hands-on|strong|solid|good|deep|prior|previous|relevant|extensive|demonstrated|excellent|expert|advanced|practical|professional|working|technical|recogni[sz]ed|first-hand|exceptional|great|outstanding|high) )*(?:experience|familiarity|familiar|proficien(?:t|cy)|knowledge|understanding of|expertise|command|background|track record|fluen(?:t|cy)|comfortable (?:with|in|working)|ability to|able to|skilled (?:in|at|with)|(?:\w[\w-]* ){0,3}skills\b|bachelor|master['’]?s|degree|(?!\w+ing\b)(?:\w[\w/]* ){1,2}(?:experience|expertise|qualification))\b)/i
/** "You're pragmatic", "You write code that others can read": a list of these speaks of the reader. */
const OF_READER =
  /^\W*you(?:['’]re| are|['’]ve| have| can| care| enjoy| thrive| love| know| think| write| bring| understand| take)\b/i
/** What the reader gets, and what a body must be able to do. */
const OFFERS = /\b(?:gain|benefits?|perks|offer|learn|growth|develop|physical|essential functions)\b/i
const FEWEST = 3
const LEAST_SHARE = 0.6

/**
 * Makes requirements of whole lists that ask for experience, knowledge or degrees, where the heading above them did not
 * say so ("As our next engineer you should have", "Role-specific"): at least three bullets, and three in five of them ask.
 */
export function withListedRequirements(text: string, blocks: Block[]): Block[] {
  const settled = [...blocks]
  for (let from = 0; from < blocks.length; ) {
    const until = endOfList(blocks, from)
    if (until - from >= FEWEST && asks(text, blocks, from, until))
      for (let at = from; at < until; at++) settled[at] = { ...(blocks[at] as Block), section: 'requirements' }
    from = Math.max(until, from + 1)
  }
  return settled
}

function endOfList(blocks: readonly Block[], from: number): number {
  const section = blocks[from]?.section
  if (section === 'requirements' || section === 'preferred' || section === 'benefits' || section === 'about')
    return from
  let until = from
  while (blocks[until]?.kind === 'bullet' && blocks[until]?.section === section) until++
  return until
}

function asks(text: string, blocks: readonly Block[], from: number, until: number): boolean {
  const list = blocks.slice(from, until)
  const asking = list.filter(({ start, end }) => {
    const shown = text.slice(start, end)
    return ASKS.test(shown) || OF_READER.test(shown)
  }).length
  if (asking < list.length * LEAST_SHARE) return false
  const heading = blocks.slice(0, from).findLast(({ kind }) => kind === 'heading')
  return !heading || !OFFERS.test(text.slice(heading.start, heading.end))
}
