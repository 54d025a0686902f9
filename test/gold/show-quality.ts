import { createExtractor } from '../../analysis/skills/create-extractor.ts'
import { loadVocabulary } from '../../data/vocabulary/load-vocabulary.ts'
import { readAmbiguousLabels, readGoldLabels } from './gold-labels.ts'
import { compare, tallyAmbiguous } from './measure.ts'
import { ambiguousRows, qualityRows, qualityTable } from './quality-table.ts'

const vocabulary = loadVocabulary()
const extractor = createExtractor(vocabulary)
const rows = qualityRows(compare(readGoldLabels(), extractor, vocabulary))
const ambiguous = ambiguousRows(readAmbiguousLabels(), (labels) => tallyAmbiguous(labels, extractor))
process.stdout.write(`${qualityTable([...rows, ...ambiguous])}\n`)
