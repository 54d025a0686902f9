import type { PhraseWords } from '../../data/vocabulary/load-phrase-words.ts'
import { PhraseTrie } from '../skills/phrase-trie.ts'
import { LEFT_CODES, RIGHT_CODES } from './chunk.ts'
import { ChunkWords } from './chunk-words.ts'
import { ContextOdds, type SeenChunk } from './context-odds.ts'
import { type PackedChunk, unpackChunks } from './pack-chunks.ts'
import { phraseKey } from './phrase-key.ts'

/** The chunks of one opening. */
export interface OpeningChunks {
  openingId: number
  /** 0: not stated. */
  employer: number
  chunks: string
}

/** A power of two: room for the counts of this many phrases at once (16 MB), whatever is read. */
const BUCKETS = 1 << 22

/** Chunks to either side that count as near. */
const NEAR = 3

export const LEFTS: readonly string[] = Object.values(LEFT_CODES)
export const RIGHTS: readonly string[] = Object.values(RIGHT_CODES)

/** How often and where one phrase stands. Occurrences count each time, openings and employers once. */
export interface PhraseCounts {
  key: string
  words: readonly string[]
  openings: number
  employers: number
  /** Occurrences, those in background text left out. */
  occurrences: number
  background: number
  /** Occurrences as a whole chunk, but for modifiers ahead of it and "experience" and the like behind it. */
  whole: number
  /** Whole occurrences: in text that says what is asked for; by what stands to either side. */
  asked: number
  lefts: Uint32Array
  rights: Uint32Array
  /** Whole occurrences beside another item of a list, and beside one that is a known skill. */
  listed: number
  listedKnown: number
  /** Written with a capital where it need not be; in capitals alone. */
  capital: number
  acronym: number
  /** Inside a longer known spelling, and across the edge of one. */
  insideKnown: number
  acrossKnown: number
  /** Known skills among the three chunks before and behind each whole occurrence, summed. */
  nearKnown: number
  /** Log-odds of standing where known skills stand, told by the words to either side and by those around; summed. */
  context: number
  topic: number
}

interface Growing extends PhraseCounts {
  lastOpening: number
  employerSet: Set<number>
}

/** Gives the openings anew at each call, each id once. */
type Openings = () => Iterable<OpeningChunks>

/** Whether the span of the chunk that was read last may be a phrase that enough openings name. */
type MayBeFrequent = (from: number, length: number) => boolean

/**
 * Counts every phrase that at least `minOpenings` openings name. Reads the openings three times: first to find in a table of
 * fixed size which phrases can be that frequent (Park, Chen, Yu 1995, doi 10.1145/223784.223813), then to count these
 * alone, then to weigh what stands beside them. So memory does not grow with the phrases that stand in one advert only, and
 * the order of openings is of no account.
 *
 * @param known     keys of known spellings
 */
export function countPhrases(
  openings: Openings,
  known: ReadonlySet<string>,
  words: PhraseWords,
  minOpenings: number,
): PhraseCounts[] {
  const reader = new ChunkWords(words)
  const mayBeFrequent = findFrequent(openings, reader, minOpenings)
  reader.learn(known)
  const { counted, find, odds } = countFrequent(openings, reader, mayBeFrequent)
  weighContexts(openings, reader, find, odds)
  return counted
    .filter((phrase) => phrase.openings >= minOpenings)
    .map(({ lastOpening: _, employerSet, ...phrase }) => ({ ...phrase, employers: employerSet.size }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
}

function findFrequent(openings: Openings, reader: ChunkWords, minOpenings: number): MayBeFrequent {
  const buckets = new Uint16Array(BUCKETS)
  const lastOpenings = new Int32Array(BUCKETS).fill(-1)
  for (const { openingId, chunks } of openings()) {
    for (const chunk of unpackChunks(chunks)) {
      if (chunk.place === 'background') continue
      reader.read(chunk)
      reader.eachSpan((from, length) => {
        const bucket = bucketOf(reader, from, length)
        if (lastOpenings[bucket] === openingId) return
        lastOpenings[bucket] = openingId
        if ((buckets[bucket] ?? 0) < 0xffff) buckets[bucket] = (buckets[bucket] ?? 0) + 1
      })
    }
  }
  return (from, length) => (buckets[bucketOf(reader, from, length)] ?? 0) >= minOpenings
}

function countFrequent(openings: Openings, reader: ChunkWords, mayBeFrequent: MayBeFrequent) {
  const trie = new PhraseTrie()
  const contexts = new ContextOdds()
  const counted: Growing[] = []
  for (const { openingId, employer, chunks } of openings()) {
    const seen: CountedChunk[] = []
    for (const chunk of unpackChunks(chunks)) {
      reader.read(chunk)
      reader.findKnown()
      const wholes: Growing[] = []
      reader.eachSpan((from, length) => {
        if (!mayBeFrequent(from, length)) return
        const value = trie.add(reader.idsOf(from, length), counted.length + 1)
        if (value > counted.length) counted.push(growing(reader.wordsOf(from, length)))
        const phrase = counted[value - 1]
        if (!phrase) return
        addOccurrence(phrase, chunk, reader, from, length, openingId, employer)
        if (reader.isWhole(from, length)) wholes.push(phrase)
      })
      if (chunk.place !== 'background') seen.push({ chunk, wholes, isKnown: reader.isKnownWhole() })
    }
    addNeighbours(seen, contexts)
  }
  /** The counted phrase that a whole chunk is. */
  const find = (from: number, length: number): Growing | undefined =>
    reader.isWhole(from, length) && mayBeFrequent(from, length)
      ? counted[trie.add(reader.idsOf(from, length), 0x7fffffff) - 1]
      : undefined
  return { counted, find, odds: contexts.odds() }
}

/** Adds to each phrase how much what stands beside it, and what its advert names besides, is that of skills. */
function weighContexts(
  openings: Openings,
  reader: ChunkWords,
  find: (from: number, length: number) => Growing | undefined,
  odds: ReturnType<ContextOdds['odds']>,
): void {
  for (const { chunks } of openings()) {
    const seen: CountedChunk[] = []
    for (const chunk of unpackChunks(chunks)) {
      if (chunk.place === 'background') continue
      reader.read(chunk)
      const wholes: Growing[] = []
      reader.eachSpan((from, length) => {
        const phrase = find(from, length)
        if (phrase) wholes.push(phrase)
      })
      seen.push({ chunk, wholes, isKnown: false })
    }
    seen.forEach(({ wholes }, at) => {
      if (wholes.length === 0) return
      const [side, bag] = odds(seen, at)
      for (const phrase of wholes) {
        phrase.context += side
        phrase.topic += bag
      }
    })
  }
}

interface CountedChunk extends SeenChunk {
  /** Phrases that are the whole of it. */
  wholes: Growing[]
}

/** What stands around whole chunks of one opening: other items of their lists, and known skills near them. */
function addNeighbours(seen: readonly CountedChunk[], contexts: ContextOdds): void {
  seen.forEach(({ chunk, wholes, isKnown }, at) => {
    if (wholes.length > 0) contexts.add(seen, at, isKnown)
    let known = 0
    for (let other = Math.max(0, at - NEAR); other <= Math.min(seen.length - 1, at + NEAR); other++) {
      if (other !== at && seen[other]?.isKnown) known++
    }
    const isListed = chunk.isListed && at > 0
    const next = seen[at + 1]
    for (const phrase of wholes) {
      phrase.nearKnown += known
      if (isListed) addListed(phrase, seen[at - 1]?.isKnown === true)
      if (next?.chunk.isListed) addListed(phrase, next.isKnown)
    }
  })
}

function addListed(phrase: Growing, isKnown: boolean): void {
  phrase.listed++
  if (isKnown) phrase.listedKnown++
}

function growing(words: readonly string[]): Growing {
  return {
    key: phraseKey(words),
    words,
    openings: 0,
    employers: 0,
    occurrences: 0,
    background: 0,
    whole: 0,
    asked: 0,
    lefts: new Uint32Array(LEFTS.length),
    rights: new Uint32Array(RIGHTS.length),
    listed: 0,
    listedKnown: 0,
    capital: 0,
    acronym: 0,
    insideKnown: 0,
    acrossKnown: 0,
    nearKnown: 0,
    context: 0,
    topic: 0,
    lastOpening: -1,
    employerSet: new Set(),
  }
}

function addOccurrence(
  phrase: Growing,
  chunk: PackedChunk,
  reader: ChunkWords,
  from: number,
  length: number,
  openingId: number,
  employer: number,
): void {
  if (chunk.place === 'background') {
    phrase.background++
    return
  }
  const cover = reader.coverOf(from, length)
  // What a known spelling explains is nothing new.
  if (cover === 'inside') {
    phrase.insideKnown++
    return
  }
  if (cover === 'across') phrase.acrossKnown++
  phrase.occurrences++
  if (phrase.lastOpening !== openingId) {
    phrase.lastOpening = openingId
    phrase.openings++
    phrase.employerSet.add(employer)
  }
  if (reader.isCapital(from)) phrase.capital++
  if (reader.isAcronym(from, length)) phrase.acronym++
  if (!reader.isWhole(from, length)) return
  phrase.whole++
  if (chunk.place === 'asked') phrase.asked++
  const left = LEFTS.indexOf(chunk.left)
  const right = from + length < reader.count ? RIGHTS.indexOf(RIGHT_CODES.tail) : RIGHTS.indexOf(chunk.right)
  phrase.lefts[left] = (phrase.lefts[left] ?? 0) + 1
  phrase.rights[right] = (phrase.rights[right] ?? 0) + 1
}

function bucketOf(reader: ChunkWords, from: number, length: number): number {
  return reader.hash(from, length) & (BUCKETS - 1)
}
