import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PostingKey } from '../gold-posting.ts'
import { type LeastSureAdvert, readLeastSure } from './judged-fields.ts'

/**
 * Adds what judges decided to `least-sure.jsonl`: `npm run quality:fields-verdicts -- FOLDER FILE…`, with the `key.jsonl` of
 * `draw-fields` in the folder and a line `number y`, `number n` or `number ?` for each field in the files. Fields on which two
 * judges do not agree are left out.
 */
const [folder = '', ...files] = process.argv.slice(2)
if (folder === '' || files.length === 0) throw new Error('usage: fold-fields FOLDER FILE…')
const linesOf = (file: string): string[] => readFileSync(file, 'utf8').split('\n').filter(Boolean)
const key = linesOf(join(folder, 'key.jsonl')).map((line) => JSON.parse(line) as { posting: PostingKey; skill: string })
const adverts = new Map(readLeastSure().map((advert) => [advert.posting.id, advert]))
const verdicts = new Map<string, string>()
let agreed = 0
let disagreed = 0
for (const line of files.flatMap(linesOf)) {
  const [, number = '', verdict = ''] = /^(\d+) ([yn?])$/.exec(line.trim()) ?? []
  if (!key[Number(number) - 1]) throw new Error(`not a verdict on a field of ${folder}: ${line}`)
  const known = verdicts.get(number)
  if (known !== undefined) known === verdict ? agreed++ : disagreed++
  verdicts.set(number, known === undefined || known === verdict ? verdict : '?')
}
for (const [number, verdict] of verdicts) {
  const field = key[Number(number) - 1]
  if (!field || verdict === '?') continue
  const { posting, skill } = field
  const advert: LeastSureAdvert = adverts.get(posting.id) ?? { posting, asked: [], not: [] }
  adverts.set(posting.id, advert)
  const [same, other] = verdict === 'y' ? [advert.asked, advert.not] : [advert.not, advert.asked]
  if (other.includes(skill)) other.splice(other.indexOf(skill), 1)
  else if (!same.includes(skill)) same.push(skill)
}
const placeOf = ({ posting: { corpus, file, id } }: LeastSureAdvert) => `${corpus} ${file} ${id}`
const sorted = [...adverts.values()].sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))
for (const { asked, not } of sorted) for (const skills of [asked, not]) skills.sort()
writeFileSync(
  join(process.cwd(), 'test/gold/confidence/least-sure.jsonl'),
  `${sorted.map((advert) => JSON.stringify(advert)).join('\n')}\n`,
)
process.stdout.write(`fields that two judged: ${agreed} alike, ${disagreed} not\n`)
