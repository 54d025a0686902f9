import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { createExtractor } from '../../analysis/skills/create-extractor.ts'
import { strongestMentions } from '../../analysis/skills/strongest-mentions.ts'
import { loadVocabulary } from '../../data/vocabulary/load-vocabulary.ts'
import { seededRandom } from '../boards/seeded-random.ts'
import { readDrawApart } from './gold-labels.ts'
import { postingFinder, skillOfUnknown } from './measure.ts'
import { isPooledDraw, POOLED_DRAWS } from './pool.ts'

/**
 * Writes the pools of one draw for a judge: `npm run quality:pool -- sixth FOLDER`. Each advert's text with what
 * the reader or the extractor (or both) named in it, in an order that says nothing of who did; who did stands in
 * `provenance.jsonl`, for afterwards. Prints no counts. The texts are not ours, so the folder lies outside the repository.
 */
const [draw = '', folder = ''] = process.argv.slice(2)
if (!isPooledDraw(draw) || folder === '') throw new Error(`usage: make-pool ${POOLED_DRAWS.join('|')} FOLDER`)
const out = resolve(folder, draw)
if (!relative(process.cwd(), out).startsWith('..')) throw new Error(`${out} lies inside the repository`)
/** Fixed before any pool was made. */
const SHUFFLE_SEED = 20261201

const vocabulary = loadVocabulary()
const extractor = createExtractor(vocabulary)
const find = postingFinder()
const spelled = skillOfUnknown(extractor)
const chance = seededRandom(SHUFFLE_SEED + POOLED_DRAWS.indexOf(draw))
/** Names in small letters: how a name is written must not say who named it. */
const nameOf = (skill: string) => (vocabulary.byId.get(skill)?.name ?? skill.replace(/^\?[a-z]+:/, '')).toLowerCase()

const pools = readDrawApart(draw).map(({ posting, kind, skills }, index) => {
  const { title, company, description } = find(posting)
  const extraction = extractor.extract({ title, company, description })
  const byReader = [...new Set(skills.map(([skill]) => spelled(skill)))]
  const byExtractor = strongestMentions(extraction).map(({ skillId }) => skillId)
  const items = chance.shuffle([...new Set([...byReader, ...byExtractor])].sort())
  const list = items.map((skill, at) => `${at + 1} ${nameOf(skill)}`).join(' | ')
  const sheet = `##### ${index + 1}\n${title} (${company ?? 'employer not named'})\n${extraction.text}\n-----\n${list}\n`
  return { posting, kind, byReader, byExtractor, items, sheet }
})
mkdirSync(out, { recursive: true })
const write = (name: string, lines: readonly object[]) =>
  writeFileSync(join(out, name), `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`)
for (const [index, { sheet }] of pools.entries())
  writeFileSync(join(out, `${String(index + 1).padStart(2, '0')}.txt`), sheet)
write(
  'items.jsonl',
  pools.map(({ posting, kind, items }) => ({ posting, kind, items })),
)
write(
  'provenance.jsonl',
  pools.map(({ posting, byReader, byExtractor }) => ({ posting, byReader, byExtractor })),
)
