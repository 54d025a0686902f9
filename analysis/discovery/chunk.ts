/** Where a chunk stands: what is asked for, what the job is, or text that asks for nothing. */
export type ChunkPlace = 'asked' | 'job' | 'background'

/** What stands ahead of a chunk. */
export const LEFT_CODES = {
  start: 'B',
  list: ',',
  bracket: '(',
  asked: 'e',
  using: 'u',
  example: 's',
  verb: 'v',
  determiner: 'd',
  other: 'p',
} as const
/** What stands behind it. */
export const RIGHT_CODES = { end: 'B', list: ',', bracket: ')', tail: 't', other: 'p' } as const
export type LeftCode = (typeof LEFT_CODES)[keyof typeof LEFT_CODES]
export type RightCode = (typeof RIGHT_CODES)[keyof typeof RIGHT_CODES]

/**
 * A run of words of an advert that may hold a phrase: nouns with the adjectives ahead of them, as far as they go.
 * Offsets are UTF-16 code units into the advert's text.
 */
export interface Chunk {
  start: number
  end: number
  /** As written, words parted by one space or hyphen. */
  surface: string
  place: ChunkPlace
  left: LeftCode
  right: RightCode
  /** The words to either side in lower case; empty at the edge of a sentence, beside a sign and in background text. */
  before: string
  after: string
  /** Whether only list signs part it from the chunk before. */
  isListed: boolean
  /** "attention to detail": counts only as a whole, its nouns stand in chunks of their own. */
  isBound: boolean
}
