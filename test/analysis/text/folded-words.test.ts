import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldedWords, WORD_GAP } from '../../../analysis/text/folded-words.ts'

const fold = (text: string, start?: number, end?: number): string =>
  String.fromCharCode(...foldedWords(text, start, end))

test.each([
  ['C++, C# and  .NET!', 'c++ c# and net'],
  ['  Größe – É/é  ', 'größe é é'],
  ['Web™ & “data”…', 'webtm data'],
  ['１０ﬁve', '10five'],
  ['e\u0301t\u00e9', 'été'],
  ['🚀 Build the 𝐁𝐨𝐥𝐝 thing', '🚀 build the bold thing'],
  ['ΟΔΟΣ', 'οδος'],
  ['— • —', ''],
])('%j reads %j', (text, words) => expect(fold(text)).toBe(words))

const WORDS_AS_DEFINED = /[\p{L}\p{M}\p{N}+#]+/gu

test('plain texts and those with signs fold as NFKC and lower case do, letter by letter', () => {
  const text = fc.string({ unit: fc.constantFrom(...'aZ9+#ß éÀñİŉ.,-–—’“”…™²½\n\t€£•'), maxLength: 60 })
  fc.assert(
    fc.property(text, (written) => {
      const words = written.normalize('NFKC').toLowerCase().match(WORDS_AS_DEFINED)?.join(' ') ?? ''
      expect(fold(written)).toBe(words)
    }),
  )
})

test('a part of a text folds as it does alone', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 })
  fc.assert(
    fc.property(text, text, text, (ahead, part, behind) => {
      const all = `${ahead} ${part} ${behind}`
      const [start, end] = [ahead.length + 1, ahead.length + 1 + part.length]
      expect(fold(all, start, end)).toBe(fold(part))
    }),
  )
})

test('no gap stands at an end or beside another', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const units = [...foldedWords(text)]
      expect(units.every((unit, at) => unit !== WORD_GAP || (units[at - 1] ?? WORD_GAP) !== WORD_GAP)).toBe(true)
      expect(units.at(-1)).not.toBe(WORD_GAP)
    }),
  )
})
