import type { Mention } from '../domain.ts'
import { LEVEL_CODES } from './codes.ts'

/**
 * The mentions of one posting as bytes, in order of `start`. Each is three LEB128 numbers: distance from the start of
 * the previous mention, length of the span, skill number × 4 + level code. About five bytes a mention.
 */

/** A mention with the store's number of its skill. */
export interface NumberedMention {
  skill: number
  level: number
  start: number
  end: number
}

export function packMentions(mentions: readonly Mention[], numberOf: (skillId: string) => number): Uint8Array {
  const bytes: number[] = []
  let previousStart = 0
  for (const { skillId, level, start, end } of [...mentions].sort((one, other) => one.start - other.start)) {
    writeNumber(bytes, start - previousStart)
    writeNumber(bytes, end - start)
    writeNumber(bytes, numberOf(skillId) * 4 + LEVEL_CODES.indexOf(level))
    previousStart = start
  }
  return Uint8Array.from(bytes)
}

/** @returns null when the bytes are none that `packMentions` writes */
export function unpackMentions(bytes: Uint8Array): NumberedMention[] | null {
  const mentions: NumberedMention[] = []
  let position = 0
  let start = 0
  const readNumber = (): number => {
    let value = 0
    for (let shift = 1; ; shift *= 128) {
      const byte = bytes[position++]
      if (byte === undefined) return Number.NaN
      value += (byte & 127) * shift
      if (byte < 128) return value
    }
  }
  while (position < bytes.length) {
    start += readNumber()
    const length = readNumber()
    const skillAndLevel = readNumber()
    const [skill, level] = [Math.floor(skillAndLevel / 4), skillAndLevel % 4]
    // Written so that what is not a number is damage, too.
    const isWhole = length > 0 && skill > 0 && level < LEVEL_CODES.length
    if (!isWhole) return null
    mentions.push({ skill, level, start, end: start + length })
  }
  return mentions
}

function writeNumber(bytes: number[], value: number): void {
  let rest = value
  while (rest >= 128) {
    bytes.push((rest % 128) + 128)
    rest = Math.floor(rest / 128)
  }
  bytes.push(rest)
}
