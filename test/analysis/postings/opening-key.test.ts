import { expect, test } from 'vitest'
import { openingKey } from '../../../analysis/postings/opening-key.ts'
import type { ReadPlace } from '../../../analysis/postings/place.ts'
import type { NewPosting } from '../../../data/domain.ts'

type Keyed = Pick<NewPosting, 'source' | 'board' | 'title' | 'company' | 'place'>

const aPosting = (part: Partial<Keyed> = {}): Keyed => ({
  source: 'ashby',
  board: 'acme',
  title: 'Data Engineer',
  company: 'Acme',
  place: { text: 'Leeds, UK', country: 'GB', region: null, city: 'Leeds' },
  ...part,
})
const leeds: ReadPlace = { country: 'GB', region: null, city: 'Leeds' }
const text = 'We build pipelines. You know SQL.'
const key = openingKey(aPosting(), leeds, text)

test('the same advert on another board or source of the company has the same key', () => {
  expect(openingKey(aPosting({ source: 'lever', board: 'acme-jobs' }), leeds, text)).toBe(key)
})

test('capitals, punctuation, space and the legal form do not matter', () => {
  const posting = aPosting({ title: 'DATA  engineer', company: 'Acme, Inc.' })
  expect(openingKey(posting, leeds, '  we build pipelines;\n\nyou know SQL')).toBe(key)
})

test('a title as long as a book has a key like any other', () => {
  const long = (word: string) => openingKey(aPosting({ title: `${word} `.repeat(200_000) }), leeds, text)
  expect(long('engineer')).toBe(long('Engineer'))
  expect(long('engineer')).not.toBe(long('analyst'))
})

test('another town, title, text or company is another opening', () => {
  const others = [
    openingKey(aPosting(), { ...leeds, city: 'London' }, text),
    openingKey(aPosting({ title: 'Data Analyst' }), leeds, text),
    openingKey(aPosting(), leeds, `${text} And dbt.`),
    openingKey(aPosting({ company: 'Other' }), leeds, text),
  ]
  expect(new Set([key, ...others]).size).toBe(5)
})

test('C and C++ are different words', () => {
  expect(openingKey(aPosting({ title: 'C Developer' }), leeds, text)).not.toBe(
    openingKey(aPosting({ title: 'C++ Developer' }), leeds, text),
  )
})

test('without a town the written place tells openings apart', () => {
  const nowhere: ReadPlace = { country: null, region: null, city: null }
  const remote = aPosting({ place: { text: 'Remote (EU)', country: null, region: null, city: null } })
  const global = aPosting({ place: { text: 'Remote (Global)', country: null, region: null, city: null } })
  expect(openingKey(remote, nowhere, text)).not.toBe(openingKey(global, nowhere, text))
})

test('equal texts of unknown employers are one opening only on one board', () => {
  const unknown = aPosting({ company: null })
  expect(openingKey(unknown, leeds, text)).toBe(openingKey(unknown, leeds, text))
  expect(openingKey(unknown, leeds, text)).not.toBe(openingKey({ ...unknown, board: 'other' }, leeds, text))
})
