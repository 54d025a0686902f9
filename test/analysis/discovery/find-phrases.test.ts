import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findPhrases } from '../../../analysis/discovery/find-phrases.ts'
import type { PhraseReport } from '../../../analysis/discovery/phrase-report.ts'
import { readPendingChunks } from '../../../analysis/discovery/read-pending-chunks.ts'
import { extractOne } from '../../../analysis/extract-command.ts'
import type { Store } from '../../../data/store/store.ts'
import { inventedAdverts, marketOf, rules } from './advert-market.ts'

const today = '2026-06-30'
const find = (store: Store, hide: string[] = []): PhraseReport =>
  findPhrases(store, rules.vocabulary, rules.phraseRules, { top: 50, today, hide })
const named = ({ phrases }: PhraseReport, phrase: string) => phrases.find((one) => one.phrase === phrase)

const shared = await marketOf(inventedAdverts())

describe('phrases outside the vocabulary', () => {
  test('are found with their openings, employers and a sentence that holds them where it says', () => {
    const report = find(shared)
    const tool = named(report, 'Quarzflow')
    expect(tool).toMatchObject({ openings: 18, employers: 18, state: 'new', growth: null })
    expect(named(report, 'moss grafting')).toMatchObject({ openings: 12, employers: 12 })
    for (const { phrase, examples } of report.phrases) {
      expect(examples.length, phrase).toBeGreaterThan(0)
      for (const { sentence, start, end } of examples) {
        expect(sentence.slice(start, end).toLowerCase().replaceAll('-', ' ')).toContain(
          phrase.toLowerCase().replaceAll('-', ' ').slice(0, -1),
        )
      }
    }
    expect(new Set(tool?.examples.map(({ company }) => company)).size).toBe(3)
  })

  test('are no known skills, no benefits and no words of degree', () => {
    const phrases = find(shared).phrases.map(({ phrase }) => phrase.toLowerCase())
    for (const none of [
      'python',
      'data modelling',
      'quarzbonus',
      'garden lunch',
      'strong communication',
      'experience',
    ]) {
      expect(phrases).not.toContain(none)
    }
  })

  test('spellings with hyphens and plurals are one phrase', () => {
    const report = find(shared)
    const ledgers = report.phrases.filter(({ phrase }) => /fern.ledger/i.test(phrase))
    expect(ledgers).toMatchObject([{ openings: 8 }])
  })

  test('a hidden skill comes back as a phrase', () => {
    const store = shared
    expect(named(find(store), 'Terraform')).toBeUndefined()
    expect(named(find(store, ['terraform']), 'Terraform')).toBeDefined()
    expect(() => find(store, ['no-such-skill'])).toThrow('there is no such skill')
  })

  test('an ignored phrase is left out until the decision is taken back', async () => {
    const store = await marketOf(inventedAdverts())
    store.phrases.saveReview({ phrase: 'moss grafting', state: 'ignored', skill: null })
    expect(named(find(store), 'moss grafting')).toBeUndefined()
    const all = findPhrases(store, rules.vocabulary, rules.phraseRules, { top: 50, today, includesReviewed: true })
    expect(named(all, 'moss grafting')).toMatchObject({ state: 'ignored' })
    store.phrases.deleteReview('moss grafting')
    expect(named(find(store), 'moss grafting')).toMatchObject({ state: 'new' })
  })

  test('the order of the postings, the locale and the time zone are of no account', async () => {
    const adverts = inventedAdverts()
    const withoutIds = ({ phrases }: PhraseReport) =>
      phrases.map((phrase) => ({ ...phrase, examples: phrase.examples.map(({ postingId: _, ...rest }) => rest) }))
    const expected = withoutIds(find(shared))
    const { TZ, LANG, LC_ALL } = process.env
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(adverts, { minLength: adverts.length }),
        fc.constantFrom('UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'),
        fc.constantFrom('C', 'tr_TR.UTF-8', 'de_DE.UTF-8'),
        async (shuffled, zone, locale) => {
          Object.assign(process.env, { TZ: zone, LANG: locale, LC_ALL: locale })
          const store = await marketOf(shuffled)
          expect(withoutIds(find(store))).toEqual(expected)
          store.close()
        },
      ),
      { numRuns: 2, seed: 7 },
    )
    for (const [name, value] of Object.entries({ TZ, LANG, LC_ALL })) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  })

  test('only postings that are new or changed are read', async () => {
    const store = await marketOf(inventedAdverts())
    expect(await readPendingChunks(store, rules.phraseRules)).toBe(0)
    const [first] = inventedAdverts()
    if (!first) throw new Error('no advert')
    store.postings.save(
      [{ ...first, description: { format: 'text', content: 'Now something else.' } }],
      '2026-06-02T00:00:00Z',
    )
    expect(store.phrases.countUnread(rules.phraseRules.version)).toBe(1)
    expect(await readPendingChunks(store, rules.phraseRules)).toBe(1)
  })
})

describe('phrases of one advert', () => {
  test('stand beside known skills and behind "experience with", apart from what is known', () => {
    const content =
      'Requirements\n- Experience with Python, Quarzflow and Terraform\n- Knowledge of moss grafting\n\nBenefits\n- Quarzbonus, Python lunch'
    const { phrases, mentions } = extractOne({ description: { format: 'text', content } }, rules)
    expect(phrases.map(({ surface }) => surface)).toEqual(['Quarzflow', 'moss grafting'])
    for (const { start, end, surface } of phrases) {
      expect(content.slice(start, end)).toBe(surface)
      expect(mentions.some((mention) => mention.start < end && start < mention.end)).toBe(false)
    }
  })
})
