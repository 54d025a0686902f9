import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { createExtractor } from '../../../analysis/skills/create-extractor.ts'
import type { ExtractedMention, Extraction } from '../../../analysis/skills/extraction.ts'
import { loadConfidence } from '../../../data/vocabulary/load-confidence.ts'
import { loadVocabulary } from '../../../data/vocabulary/load-vocabulary.ts'
import { seededRandom } from '../../boards/seeded-random.ts'
import { kindOfTitle } from '../choose-postings.ts'
import type { GoldPosting } from '../gold-posting.ts'
import { featuresOfFields } from './features.ts'
import { readLeastSure } from './judged-fields.ts'
import { scoreOf } from './logistic.ts'
import { shippedFit } from './shipped-fit.ts'
import { unlistedAdverts } from './unlisted-adverts.ts'

/**
 * Writes sheets for judges of the fields that the model is least sure of: `npm run quality:fields -- FOLDER [COUNT] [SEED] [JOBS]`, of
 * jobs of one kind (`data`, `software`, `other`, by title) or all. Each sheet has 250 fields with the sentences that name
 * them; `key.jsonl` says which field stands behind which number, for `fold-fields`. The sentences are not ours, so the
 * folder lies outside the repository.
 */
const [folder = '', count = '6000', seed = '20261204', jobs] = process.argv.slice(2)
const out = resolve(folder)
if (folder === '' || !relative(process.cwd(), out).startsWith('..'))
  throw new Error(
    'usage: draw-fields FOLDER [COUNT] [SEED] [data|software|other], with a folder outside the repository',
  )
const PER_SHEET = 250
const MAX_OF_BOARD = 15
/** Of each advert so many of the least sure, and one of the others. */
const LEAST_SURE_OF_ADVERT = 7
/** A quarter of all fields score less. */
const LEAST_SURE_SCORE = 1.3
const PLACES_SHOWN = 2
const [SHOWN_AHEAD, SHOWN_BEHIND] = [230, 160]

const vocabulary = loadVocabulary()
const extractor = createExtractor(vocabulary, undefined, null)
const model = loadConfidence()
const fit = shippedFit(model)
const chance = seededRandom(Number(seed))

/** Mentions of each field that the model weighs, least sure first. */
function scoredFields(extraction: Extraction): { skill: string; score: number; places: ExtractedMention[] }[] {
  const fields = new Map<string, { skill: string; score: number; places: ExtractedMention[] }>()
  for (const [mention, features] of featuresOfFields(extraction, vocabulary, model.vectors)) {
    const score = scoreOf(features, fit)
    const { skill } = mention
    const known = fields.get(skill) ?? { skill, score: Number.NEGATIVE_INFINITY, places: [] }
    fields.set(skill, { skill, score: Math.max(known.score, score), places: [...known.places, mention] })
  }
  return [...fields.values()].sort((one, other) => one.score - other.score)
}

function showPlace({ text, advert }: Extraction, { start, end, section }: ExtractedMention): string {
  const at = advert.blocks.findIndex((block) => start >= block.start && start < block.end)
  const { start: from = 0, end: until = text.length } = advert.blocks[at] ?? {}
  const heading = advert.blocks.slice(0, Math.max(0, at)).findLast(({ kind }) => kind === 'heading')
  const named = heading ? text.slice(heading.start, heading.end).slice(0, 60) : ''
  const ahead = text.slice(Math.max(from, start - SHOWN_AHEAD), start)
  const behind = text.slice(end, Math.min(until, end + SHOWN_BEHIND))
  return `   [${section}; "${named}"] ${ahead}>>${text.slice(start, end)}<<${behind}`.replaceAll(/\s+/g, ' ')
}

/** The fields of one advert that are asked about, in order of the text; none of one that has few fields. */
function chooseFields(extraction: Extraction, known: ReadonlySet<string> = new Set()) {
  const fields = scoredFields(extraction)
  if (fields.length < 3) return []
  const unknown = fields.filter(({ skill }) => !known.has(skill))
  const least = unknown.filter(({ score }) => score < LEAST_SURE_SCORE).slice(0, LEAST_SURE_OF_ADVERT)
  const others = unknown.filter((field) => !least.includes(field))
  return [...least, ...chance.shuffle(others).slice(0, 1)].sort(
    (one, other) => (one.places[0]?.start ?? 0) - (other.places[0]?.start ?? 0),
  )
}

/** Skills of each advert that were judged before. */
const judged = new Map(readLeastSure().map(({ posting, asked, not }) => [posting.id, new Set([...asked, ...not])]))
const ofBoard = new Map<string, number>()
const boardOf = ({ posting: { corpus, file, id } }: GoldPosting) => (corpus === 'hn' ? id : file)
const sheets: string[] = []
const key: object[] = []
for (const advert of chance.shuffle(unlistedAdverts())) {
  if (key.length >= Number(count)) break
  const board = boardOf(advert)
  if (jobs !== undefined && kindOfTitle(advert.title) !== jobs) continue
  if ((ofBoard.get(board) ?? 0) >= MAX_OF_BOARD) continue
  const { posting, title, company, description } = advert
  const extraction = extractor.extract({ title, company, description })
  const chosen = chooseFields(extraction, judged.get(posting.id))
  if (extraction.language !== 'en' || chosen.length === 0) continue
  ofBoard.set(board, (ofBoard.get(board) ?? 0) + 1)
  let head = `### ${title} | ${company ?? 'employer not named'}\n`
  for (const { skill, places } of chosen) {
    const shown = places.slice(0, PLACES_SHOWN).map((place) => showPlace(extraction, place))
    key.push({ posting, skill })
    sheets.push(`${head}#${key.length} ${vocabulary.byId.get(skill)?.name}\n${shown.join('\n')}\n`)
    head = ''
  }
}
mkdirSync(out, { recursive: true })
for (let from = 0; from < sheets.length; from += PER_SHEET) {
  const name = `sheet-${String(from / PER_SHEET + 1).padStart(2, '0')}.txt`
  writeFileSync(join(out, name), sheets.slice(from, from + PER_SHEET).join(''))
}
writeFileSync(join(out, 'key.jsonl'), `${key.map((line) => JSON.stringify(line)).join('\n')}\n`)
