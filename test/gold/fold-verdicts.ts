import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isPooledDraw, POOLED_DRAWS, type Pool, readVerdicts } from './pool.ts'

/**
 * Makes `adjudicated.jsonl` of the judged pools: `npm run quality:verdicts -- FOLDER`, which has `items.jsonl` of
 * `make-pool` and the judge's `verdicts.txt` in a folder of each draw.
 */
const [folder = '', ...draws] = process.argv.slice(2)
if (folder === '') throw new Error('usage: fold-verdicts FOLDER [DRAW…]')
const DRAW_NUMBERS = { sixth: 6, seventh: 7, ninth: 9 } as const
const adverts = (draws.length > 0 ? draws : [...POOLED_DRAWS]).flatMap((draw) => {
  if (!isPooledDraw(draw)) throw new Error(`no pooled draw: ${draw}`)
  const read = (name: string) => readFileSync(join(folder, draw, name), 'utf8')
  const pools = read('items.jsonl')
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Pool]))
  return readVerdicts(read('verdicts.txt'), pools, DRAW_NUMBERS[draw])
})
writeFileSync(
  join(process.cwd(), 'test/gold/adjudicated.jsonl'),
  `${adverts.map((advert) => JSON.stringify(advert)).join('\n')}\n`,
)
