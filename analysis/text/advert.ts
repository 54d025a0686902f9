import type { Section } from '../skills/extraction.ts'

export type BlockKind = 'heading' | 'bullet' | 'paragraph'

/** A heading, a bullet or a paragraph. Offsets are UTF-16 code units into the advert's text, without bullet signs. */
export interface Block {
  start: number
  end: number
  kind: BlockKind
  section: Section
  /** Whether it is a heading whose own wording says what it opens ("Requirements", not "Vendors & budgets"). */
  opensSection?: boolean
}

/** One advert as a person reads it: its text, and the blocks of it in order. Blocks never overlap. */
export interface Advert {
  text: string
  blocks: Block[]
}

/** A block before its section is known. */
export interface Layout {
  start: number
  end: number
  kind: BlockKind
  /** How strong a heading is: 1–6 as in HTML, 7 for a line in bold, 8 for a plain line; 0 for other blocks. */
  rank: number
}

export const BOLD_RANK = 7
export const PLAIN_RANK = 8
