import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { analyzePending } from '../../analysis/analyze-pending.ts'
import { findPhrases, reviewKey } from '../../analysis/discovery/find-phrases.ts'
import { knownForms } from '../../analysis/discovery/known-forms.ts'
import { readPendingChunks } from '../../analysis/discovery/read-pending-chunks.ts'
import { loadRules } from '../../analysis/load-rules.ts'
import { importFiles } from '../../crawler/import/import-files.ts'
import { WHOLE_MARKET } from '../../data/selection.ts'
import { openStore } from '../../data/store/open-store.ts'
import type { Store } from '../../data/store/store.ts'
import { createRandom } from '../analysis/trends/random.ts'
import { hasCorpora } from '../cli/run-cli.ts'
import { aCopyOf } from '../made-once.ts'
import { ashbyMarket, filesIn } from '../real-market.ts'
import { roundsOr } from '../soak/tally.ts'

/**
 * Discovery over the real postings. `phrases.jsonl` is our reading of the first phrases with nothing hidden: a strict one,
 * in which industries, departments, things and words too vague to be learnt are no skills.
 */
const title = hasCorpora ? 'discovery in real postings' : 'discovery (skipped: ../shared/corpora is not there)'

interface Reading {
  phrase: string
  verdict: 'skill' | 'none'
  why: string
}

const READ_FIRST = 100
const MIN_PRECISION = 0.8
/** The list moves with the vocabulary: read the new ones when this many of the first hundred are not in the reading. */
const MAX_UNREAD = 20
const HIDDEN = 100
const MIN_OPENINGS = 10
const LOOKED_AT = 300
/** Measured 67 to 82 over six draws, 74 on average; what we want is 75. */
const MIN_BACK = 65
const today = '2026-03-31'

describe.skipIf(!hasCorpora)(title, () => {
  const rules = loadRules()
  let store: Store
  beforeAll(async () => {
    const { file } = await ashbyMarket()
    store = openStore(aCopyOf(file))
    await importFiles(filesIn('hn-who-is-hiring'), {}, { store, now: () => new Date().toISOString() })
    await analyzePending(store, rules.reader)
    await readPendingChunks(store, rules.phraseRules)
  }, 600_000)

  test('at least 80 of 100 of the first phrases that were read are skills, and few are unread', () => {
    const readings = readFileSync(join(import.meta.dirname, 'phrases.jsonl'), 'utf8')
      .trim()
      .split('\n')
    const verdicts = new Map(
      readings.map((line) => {
        const { phrase, verdict }: Reading = JSON.parse(line)
        return [reviewKey(phrase), verdict]
      }),
    )
    const { phrases } = findPhrases(store, rules.vocabulary, rules.phraseRules, { top: READ_FIRST, today })
    const unread = phrases.filter(({ phrase }) => !verdicts.has(reviewKey(phrase))).map(({ phrase }) => phrase)
    const read = phrases.map(({ phrase }) => verdicts.get(reviewKey(phrase))).filter((verdict) => verdict !== undefined)
    const skills = read.filter((verdict) => verdict === 'skill')
    expect(unread.length, `not in test/gold/phrases.jsonl: ${unread.join(', ')}`).toBeLessThanOrEqual(MAX_UNREAD)
    expect(skills.length / read.length).toBeGreaterThanOrEqual(MIN_PRECISION)
  }, 600_000)

  // One draw here, more of them in a long run: the bound is that of each draw by itself.
  test.each(Array.from({ length: roundsOr(1) }, (_, draw) => draw + 1))(
    'of 100 hidden skills most come back among the first 300 phrases (draw %i)',
    (seed) => {
      const openings = new Map<string, number>()
      for (const { skills } of store.openings.listSkills(WHOLE_MARKET)) {
        for (const { skillId } of skills) openings.set(skillId, (openings.get(skillId) ?? 0) + 1)
      }
      const pool = [...openings].filter(([, count]) => count >= MIN_OPENINGS).map(([id]) => id)
      const hide = draw(pool.sort(), HIDDEN, createRandom(seed).uniform)
      const { phrases } = findPhrases(store, rules.vocabulary, rules.phraseRules, { top: LOOKED_AT, today, hide })
      const forms = knownForms(rules.vocabulary.skills.filter(({ id }) => hide.includes(id)))
      const back = new Set(phrases.flatMap(({ phrase }) => forms.get(reviewKey(phrase)) ?? []))
      expect(back.size).toBeGreaterThanOrEqual(MIN_BACK)
    },
    600_000,
  )
})

function draw(pool: string[], count: number, random: () => number): string[] {
  for (let last = pool.length - 1; last > 0; last--) {
    const at = Math.floor(random() * (last + 1))
    const [one = '', other = ''] = [pool[last], pool[at]]
    pool[last] = other
    pool[at] = one
  }
  return pool.slice(0, count)
}
