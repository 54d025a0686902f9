import type { Section } from '../skills/extraction.ts'
import type { Block } from './advert.ts'

/**
 * What an advert says at its end: how to apply, what to know before, what joining brings. "If you are passionate about
 * proteomics, apply" stays: it names what the job is about.
 */
const CLOSES =
  /^\W*(?:by joining\b|please (?:submit|apply|send|include|be aware)\b|(?:the )?use of ai\b|ready to\b|apply (?:today|now|here)\b|we recogni[sz]e that\b|in accordance with\b)/i
const OF_JOB: ReadonlySet<Section> = new Set(['requirements', 'preferred'])

/**
 * Ends the requirements at the paragraphs behind their last bullets that speak of applying ("Please submit
 * your portfolio", "Apply today to join Acme"). A paragraph ahead of more bullets leads to them and stays.
 */
export function withClosing(text: string, blocks: Block[]): Block[] {
  let isBehindBullets = false
  return blocks.map((block, index) => {
    if (block.kind !== 'paragraph') {
      isBehindBullets = block.kind === 'bullet'
      return block
    }
    if (!isBehindBullets || !OF_JOB.has(block.section) || blocks[index + 1]?.kind === 'bullet') return block
    return CLOSES.test(text.slice(block.start, block.end)) ? { ...block, section: 'boilerplate' } : block
  })
}
