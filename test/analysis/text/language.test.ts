import { describe, expect, test } from 'vitest'
import { createExtractor } from '../../../analysis/skills/create-extractor.ts'
import { languageOf } from '../../../analysis/text/language.ts'
import { smallVocabulary } from '../skills/vocabulary-builder.ts'

const german =
  'Wir suchen dich für unser Team in Berlin. Du arbeitest mit Python und SQL an der Plattform und bist mit den Daten ' +
  'von uns und den Kunden auf dem Weg zu einem Produkt, das sich im Markt behauptet.'
const english =
  'We are looking for you. You will work with Python and SQL on the platform of our customers, and you have an eye ' +
  'for the data that is in it.'

describe('the language of an advert', () => {
  test('is told by the words that hold its sentences together', () => {
    expect(languageOf(german)).toBe('de')
    expect(languageOf(english)).toBe('en')
    expect(
      languageOf(
        'Nous cherchons une personne pour les données et le produit. Vous êtes avec nous dans un bureau au centre de ' +
          'la ville, et vous avez le goût des systèmes qui sont sur la plateforme. Votre équipe est à Paris pour vous.',
      ),
    ).toBe('fr')
  })

  test('is taken for English where a text is short or a list of names', () => {
    expect(languageOf('Python, SQL, dbt und Kafka')).toBe('en')
    expect(languageOf('')).toBe('en')
  })

  test('is English where an advert stands in both languages', () => {
    expect(languageOf(`${german}\n\n${english}`)).toBe('en')
  })
})

test('an advert in another language yields no skills, and its text stays', () => {
  const { advert, ...extraction } = createExtractor(smallVocabulary).extract({
    description: { format: 'text', content: german },
  })
  expect(extraction).toEqual({ text: german, language: 'de', mentions: [] })
  expect(advert.text).toBe(german)
})
