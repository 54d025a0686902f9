import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** A token outside of a span, at its beginning, or further inside it. */
export const OUTSIDE = 0
export const BEGIN = 1
export const INSIDE = 2
export const TAG_COUNT = 3

/** One sentence of SkillSpan (Zhang et al. 2022) with the spans of its knowledge layer. */
export interface TaggedSentence {
  /** Number of the posting it comes from. */
  posting: number
  source: 'tech' | 'house'
  tokens: string[]
  tags: number[]
}

const TAGS: Record<string, number> = { O: OUTSIDE, B: BEGIN, I: INSIDE }

export function readSkillSpan(part: 'train' | 'dev'): TaggedSentence[] {
  const file = join(process.cwd(), '..', 'shared', 'corpora', 'skillspan', `${part}.jsonl.gz`)
  return gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { idx, source, tokens, tags_knowledge } = JSON.parse(line) as {
        idx: number
        source: TaggedSentence['source']
        tokens: string[]
        tags_knowledge: string[]
      }
      return { posting: idx, source, tokens, tags: tags_knowledge.map((tag) => TAGS[tag] ?? OUTSIDE) }
    })
}
