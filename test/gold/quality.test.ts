import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { createExtractor } from '../../analysis/skills/create-extractor.ts'
import { loadMeasuredQuality } from '../../data/quality/measured-quality.ts'
import { loadVocabulary } from '../../data/vocabulary/load-vocabulary.ts'
import { readAdjudicated, readPooled } from './adjudicated.ts'
import { type JudgedRow, judgedFloorRows, judgedRows, ofSet } from './adjudicated-table.ts'
import { drawLaterPostings, drawPostings } from './choose-postings.ts'
import { partOf, readAmbiguousLabels, readGoldLabels } from './gold-labels.ts'
import { hasCorpora } from './gold-posting.ts'
import {
  type Comparison,
  compare,
  postingFinder,
  type Quality,
  readingOnce,
  tallyAmbiguous,
  tallyPlacesBySkill,
} from './measure.ts'
import { productQuality } from './product-quality.ts'
import { ambiguousRows, floorOf, type QualityRow, qualityRows } from './quality-table.ts'
import { compareYears, readYearLabels, yearsRows } from './year-labels.ts'

/** Set to 1, the figures of this run become the floor, lower ones too. */
const mayLower = process.env.SKILLTIDE_LOWER_FLOOR === '1'
const floorFile = join(import.meta.dirname, 'floor.json')
const title = hasCorpora ? 'measured quality' : 'measured quality (skipped: ../shared/corpora is not there)'

describe('the labels', () => {
  const labels = readGoldLabels()
  const ambiguous = readAmbiguousLabels()

  test('every labelled skill is in the vocabulary or says that it is not', () => {
    const { byId } = loadVocabulary()
    const unknown = labels.flatMap(({ skills }) =>
      skills.map(([id]) => id).filter((id) => !byId.has(id) && !/^\?(?:named|concept):/.test(id)),
    )
    expect(unknown).toEqual([])
  })

  test('208 adverts of three kinds of job, none twice, half of the first draw held out', () => {
    expect(new Set(labels.map(({ posting }) => `${posting.file}/${posting.id}`)).size).toBe(208)
    expect(labels.filter(({ kind }) => kind === 'data').length).toBeGreaterThanOrEqual(30)
    expect(labels.filter(({ posting }) => posting.corpus === 'hn').length).toBe(20)
    const heldOut = labels.filter((label) => partOf(label) === 'held-out').length
    expect(heldOut).toBeGreaterThan(40)
    expect(heldOut).toBeLessThan(70)
    expect(labels.filter(({ draw, kind }) => draw === 2 && kind === 'other').length).toBeGreaterThanOrEqual(25)
    expect(labels.filter((label) => partOf(label) === 'blind').length).toBe(54)
  })

  test('more than 300 places of ambiguous names, of more than 40 names, meant and not meant', () => {
    expect(ambiguous.length).toBeGreaterThan(300)
    expect(new Set(ambiguous.map(({ form }) => form)).size).toBeGreaterThan(40)
    expect(ambiguous.filter(({ isSkill }) => !isSkill).length).toBeGreaterThan(100)
  })
})

describe.skipIf(!hasCorpora)(title, () => {
  const vocabulary = loadVocabulary()
  const extractor = readingOnce(createExtractor(vocabulary))
  let rows: QualityRow[]
  let comparisons: Comparison[]
  let judged: JudgedRow[]
  beforeAll(() => {
    comparisons = compare(readGoldLabels(), extractor, vocabulary)
    judged = judgedRows(readPooled(readAdjudicated(), extractor), vocabulary)
    rows = [
      ...qualityRows(comparisons),
      ...ambiguousRows(readAmbiguousLabels(), (labels) => tallyAmbiguous(labels, extractor)),
      ...judgedFloorRows(judged),
      ...yearsRows(compareYears(readYearLabels(), extractor)),
    ]
  })

  test('no figure falls below its floor (SKILLTIDE_LOWER_FLOOR=1 makes a new floor)', () => {
    const measured = floorOf(rows)
    if (mayLower) writeFileSync(floorFile, `${JSON.stringify(measured, null, 2)}\n`)
    const floor: Record<string, Quality> = JSON.parse(readFileSync(floorFile, 'utf8'))
    expect(Object.keys(floor)).toEqual(Object.keys(measured))
    const fallen = Object.entries(floor).flatMap(([name, lowest]) =>
      (['precision', 'recall', 'f', 'levelAccuracy'] as const).flatMap((figure) => {
        const now = measured[name]?.[figure] ?? 0
        return now < (lowest[figure] ?? 0) ? [`${name}: ${figure} fell from ${lowest[figure]} to ${now}`] : []
      }),
    )
    expect(fallen).toEqual([])
  })

  test('the figures that the product shows are those of this run (npm run quality -- --write)', () => {
    const ambiguous = tallyAmbiguous(readAmbiguousLabels(), extractor)
    const bySkill = tallyPlacesBySkill(readAmbiguousLabels(), extractor, vocabulary)
    const adjudicated = { adverts: ofSet(readAdjudicated(), 'blind').length, rows: judged }
    const measured = productQuality(readGoldLabels(), comparisons, bySkill, ambiguous, adjudicated, extractor.version)
    expect(loadMeasuredQuality()).toEqual(measured)
  })

  test('the labelled adverts are those that the seed drew, not chosen', () => {
    expect(readGoldLabels().map(({ posting }) => posting)).toEqual([...drawPostings(), ...drawLaterPostings()])
  })

  test('every ambiguous label points at its name in the readable text', () => {
    const find = postingFinder()
    const astray = readAmbiguousLabels().filter(({ posting, offset, form }) => {
      const { title: jobTitle, company, description } = find(posting)
      const { text } = extractor.extract({ title: jobTitle, company, description })
      return text.slice(offset, offset + form.length) !== form
    })
    expect(astray).toEqual([])
  })
})
