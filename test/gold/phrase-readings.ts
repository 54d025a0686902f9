import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { reviewKey } from '../../analysis/discovery/find-phrases.ts'

interface Reading {
  phrase: string
  verdict: 'skill' | 'none'
  why: string
}

/** What a strict reader said of phrases that stood among the first ones, by the key of a phrase. */
export function readPhraseReadings(): Map<string, Reading['verdict']> {
  const lines = readFileSync(join(process.cwd(), 'test/gold/phrases.jsonl'), 'utf8').trim().split('\n')
  return new Map(
    lines.map((line) => {
      const { phrase, verdict }: Reading = JSON.parse(line)
      return [reviewKey(phrase), verdict]
    }),
  )
}
