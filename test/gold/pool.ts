import type { AdjudicatedAdvert, JudgedSkill } from './adjudicated.ts'
import type { GoldKind, PostingKey } from './gold-posting.ts'

/** Draws whose labels and findings were pooled and judged. */
export const POOLED_DRAWS = ['sixth', 'seventh', 'ninth', 'tenth'] as const
export type PooledDraw = (typeof POOLED_DRAWS)[number]

/** What a judge was shown of one advert, beside its text: skills in the order of the sheet. */
export interface Pool {
  posting: PostingKey
  kind: GoldKind
  items: readonly string[]
}

export const isPooledDraw = (name: string): name is PooledDraw => (POOLED_DRAWS as readonly string[]).includes(name)

/**
 * Reads a judge's sheet, a line per advert: `12: 1y 2n 3=1 | ?concept:line balancing; ?named:Minitab`. Item 1 is asked for,
 * item 2 is not, item 3 is another wording of item 1; behind the bar stand skills that nobody had named.
 *
 * @throws Error when an advert is missing, an item has no verdict or two, or is another wording of what is not asked for
 */
export function readVerdicts(
  sheet: string,
  pools: readonly Pool[],
  draw: AdjudicatedAdvert['draw'],
): AdjudicatedAdvert[] {
  const lines = new Map(
    sheet.split('\n').flatMap((line) => {
      const [, advert, verdicts] = /^(\d+):(.*)$/.exec(line) ?? []
      return advert === undefined || verdicts === undefined ? [] : [[Number(advert), verdicts] as const]
    }),
  )
  return pools.map(({ posting, kind, items }, index) => {
    const line = lines.get(index + 1)
    if (line === undefined) throw new Error(`advert ${index + 1} is not judged`)
    const [judged = '', added = ''] = line.split('|')
    const own = added.split(';').flatMap((skill): JudgedSkill[] => (skill.trim() ? [[skill.trim(), 'yes']] : []))
    return { posting, kind, draw, skills: [...verdictsOf(judged, items, index + 1), ...own] }
  })
}

function verdictsOf(judged: string, items: readonly string[], advert: number): JudgedSkill[] {
  const verdicts = new Map<number, string>()
  for (const [, item = '', verdict = ''] of judged.matchAll(/(\d+)(y|n|=\d+)/g)) {
    if (verdicts.has(Number(item))) throw new Error(`advert ${advert}: item ${item} is judged twice`)
    verdicts.set(Number(item), verdict)
  }
  if (verdicts.size !== items.length)
    throw new Error(`advert ${advert}: ${verdicts.size} verdicts, ${items.length} items`)
  return items.map((skill, at): JudgedSkill => {
    const verdict = verdicts.get(at + 1)
    if (verdict === undefined) throw new Error(`advert ${advert}: item ${at + 1} has no verdict`)
    if (!verdict.startsWith('=')) return [skill, verdict === 'y' ? 'yes' : 'no']
    const other = Number(verdict.slice(1))
    const same = items[other - 1]
    if (same === undefined || verdicts.get(other) !== 'y')
      throw new Error(`advert ${advert}: item ${at + 1} is the same as ${other}, which is not asked for`)
    return [skill, `=${same}`]
  })
}
