import { readdirSync } from 'node:fs'
import { DRAWS_APART, readDrawApart, readGoldLabels } from '../gold-labels.ts'
import { corpusFolder, type GoldPosting, readGoldFile } from '../gold-posting.ts'
import { readPhrases } from './judged-fields.ts'

/** The adverts of the corpora whose labels no list has. */
export function unlistedAdverts(): GoldPosting[] {
  const listed = new Set(
    [...readGoldLabels(), ...DRAWS_APART.flatMap(readDrawApart), ...readPhrases()].map(({ posting }) => posting.id),
  )
  const boards = readdirSync(corpusFolder('ashby')).sort()
  const adverts = [
    ...boards.flatMap((name) => (name.endsWith('.json.gz') ? readGoldFile('ashby', name.replace('.json.gz', '')) : [])),
    ...['2026-01', '2026-02', '2026-03'].flatMap((month) => readGoldFile('hn', month)),
  ]
  return adverts.filter(({ posting }) => !listed.has(posting.id))
}
