import type { Chunk, ChunkPlace, LeftCode, RightCode } from './chunk.ts'

/** A chunk as it is stored: without its place in the text. */
export type PackedChunk = Omit<Chunk, 'start' | 'end'>

const PLACE_CODES: Record<ChunkPlace, string> = { asked: 'a', job: 'j', background: 'g' }
const PLACES: Record<string, ChunkPlace> = { a: 'asked', j: 'job', g: 'background' }
const CODE_COUNT = 4

/** One line a chunk: codes of place, left, right and list, then its words and those beside it. */
export function packChunks(chunks: readonly Chunk[]): string {
  return chunks
    .map(({ place, left, right, before, after, isListed, isBound, surface }) => {
      const list = isBound ? 'b' : isListed ? 'l' : '-'
      return `${PLACE_CODES[place]}${left}${right}${list}${surface}\t${before}\t${after}`
    })
    .join('\n')
}

export function unpackChunks(packed: string): PackedChunk[] {
  if (packed === '') return []
  return packed.split('\n').map((line) => {
    const surfaceEnd = line.indexOf('\t')
    const beforeEnd = line.indexOf('\t', surfaceEnd + 1)
    return {
      place: PLACES[line.charAt(0)] ?? 'background',
      left: line.charAt(1) as LeftCode,
      right: line.charAt(2) as RightCode,
      isListed: line.charAt(3) === 'l',
      isBound: line.charAt(3) === 'b',
      surface: line.slice(CODE_COUNT, surfaceEnd),
      before: line.slice(surfaceEnd + 1, beforeEnd),
      after: line.slice(beforeEnd + 1),
    }
  })
}
