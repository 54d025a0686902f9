import { beforeAll, describe, expect, test } from 'vitest'
import { analyzePending } from '../../analysis/analyze-pending.ts'
import { findPhrases, reviewKey } from '../../analysis/discovery/find-phrases.ts'
import { readPendingChunks } from '../../analysis/discovery/read-pending-chunks.ts'
import { loadRules } from '../../analysis/load-rules.ts'
import { importFiles } from '../../crawler/import/import-files.ts'
import { openStore } from '../../data/store/open-store.ts'
import type { Store } from '../../data/store/store.ts'
import { hasCorpora } from '../cli/run-cli.ts'
import { aCopyOf } from '../made-once.ts'
import { ashbyMarket, filesIn } from '../real-market.ts'
import { roundsOr } from '../soak/tally.ts'
import { hideSkills, READ_ON } from './hidden-skills.ts'
import { readPhraseReadings } from './phrase-readings.ts'

/**
 * Discovery over the real postings. `phrases.jsonl` is our reading of the first phrases with nothing hidden: a strict one,
 * in which industries, departments, things and words too vague to be learnt are no skills.
 */
const title = hasCorpora ? 'discovery in real postings' : 'discovery (skipped: ../shared/corpora is not there)'

const READ_FIRST = 100
const MIN_PRECISION = 0.8
/** The list moves with the vocabulary: read the new ones when this many of the first hundred are not in the reading. */
const MAX_UNREAD = 20
/** Measured 75 to 87 over six draws; what we want is 75. The vocabulary that grows moves a draw by some skills. */
const MIN_BACK = 70

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
    const verdicts = readPhraseReadings()
    const { phrases } = findPhrases(store, rules.vocabulary, rules.phraseRules, { top: READ_FIRST, today: READ_ON })
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
      expect(hideSkills(store, rules, seed).back.length).toBeGreaterThanOrEqual(MIN_BACK)
    },
    600_000,
  )
})
