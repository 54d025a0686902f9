import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createExtractor } from '../../analysis/skills/create-extractor.ts'
import { loadVocabulary } from '../../data/vocabulary/load-vocabulary.ts'
import { readAdjudicated, readPooled } from './adjudicated.ts'
import { judgedRows, judgedTable, ofSet, overlookedLine } from './adjudicated-table.ts'
import { compareFacts, factRules, readFactLabels } from './facts.ts'
import { factRows, factsTable } from './facts-table.ts'
import { DRAWS_APART, readAmbiguousLabels, readDrawApart, readGoldLabels } from './gold-labels.ts'
import { compare, readingOnce, tallyAmbiguous, tallyPlacesBySkill } from './measure.ts'
import { productQuality } from './product-quality.ts'
import { ambiguousRows, qualityRows, qualityTable } from './quality-table.ts'
import { compareYears, readYearLabels, yearsTable } from './year-labels.ts'

const vocabulary = loadVocabulary()
const extractor = readingOnce(createExtractor(vocabulary))
const labels = readGoldLabels()
const places = readAmbiguousLabels()
const comparisons = compare(labels, extractor, vocabulary)
const ambiguous = ambiguousRows(places, (some) => tallyAmbiguous(some, extractor))
process.stdout.write(`${qualityTable([...qualityRows(comparisons), ...ambiguous])}\n`)
for (const draw of DRAWS_APART) {
  const table = qualityTable(qualityRows(compare(readDrawApart(draw), extractor, vocabulary)))
  process.stdout.write(`\nthe ${draw} draw by itself\n${table}\n`)
}
const pooled = readPooled(readAdjudicated(), extractor)
const tenth = ofSet(pooled, 'blind')
const judged = judgedRows(pooled, vocabulary)
process.stdout.write(
  `\nthe sixth and the seventh (opened), the ninth and the tenth draw (blind), adjudicated: ${judgedTable(judged)}\n\nof the tenth\n${overlookedLine(tenth, vocabulary)}\n`,
)
process.stdout.write(`\nyears of experience by skill\n${yearsTable(compareYears(readYearLabels(), extractor))}\n`)
process.stdout.write(`\nfacts of adverts\n${factsTable(factRows(compareFacts(readFactLabels(), factRules())))}\n`)

if (process.argv.includes('--write')) {
  const measured = productQuality(
    labels,
    comparisons,
    tallyPlacesBySkill(places, extractor, vocabulary),
    tallyAmbiguous(places, extractor),
    { adverts: tenth.length, rows: judged },
    extractor.version,
  )
  writeFileSync(join(process.cwd(), 'data/quality/measured.json'), `${JSON.stringify(measured, null, 1)}\n`)
  process.stdout.write('\nwritten: data/quality/measured.json\n')
}
