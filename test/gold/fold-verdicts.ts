import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readAdjudicated } from './adjudicated.ts'
import { isPooledDraw, POOLED_DRAWS, type Pool, readVerdicts } from './pool.ts'

/**
 * Puts judged pools into `adjudicated.jsonl`, in place of what it had of these draws: `npm run quality:verdicts -- FOLDER
 * [DRAW…]`, which has `items.jsonl` of `make-pool` and the judges' `verdicts.txt` in a folder of each draw.
 */
const [folder = '', ...draws] = process.argv.slice(2)
if (folder === '') throw new Error('usage: fold-verdicts FOLDER [DRAW…]')
const DRAW_NUMBERS = { sixth: 6, seventh: 7, ninth: 9, tenth: 10 } as const
const judged = (draws.length > 0 ? draws : [...POOLED_DRAWS]).flatMap((draw) => {
  if (!isPooledDraw(draw)) throw new Error(`no pooled draw: ${draw}`)
  const read = (name: string) => readFileSync(join(folder, draw, name), 'utf8')
  const pools = read('items.jsonl')
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Pool]))
  return readVerdicts(read('verdicts.txt'), pools, DRAW_NUMBERS[draw])
})
const isJudged = new Set(judged.map(({ draw }) => draw))
const adverts = [...readAdjudicated().filter(({ draw }) => !isJudged.has(draw)), ...judged].sort(
  (one, other) => one.draw - other.draw,
)
writeFileSync(
  join(process.cwd(), 'test/gold/adjudicated.jsonl'),
  `${adverts.map((advert) => JSON.stringify(advert)).join('\n')}\n`,
)
