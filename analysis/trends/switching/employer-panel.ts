import type { DatedOpenings } from '../../../data/store/contracts/census.ts'

/** Employers that both halves of a span have, each with as many openings of a role in the one as in the other. */
export interface Panel {
  employers: number
  /** Of both halves. */
  openings: number
  /** In order of their ids. */
  sources: string[]
  /** By employer: 1 where an opening of that half names the skill, else 0. */
  namedBy(skillId: string): { before: Uint8Array; after: Uint8Array }
}

interface PanelOptions {
  /** First day of the later half. */
  split: number
  /** Sources to read, each from a day on. */
  firstDayOf: ReadonlyMap<string, number>
}

type Halves = [earlier: number[], later: number[]]

/** Takes of each employer and role the first openings of the earlier half and as many of the last of the later half. */
export function buildPanel(dated: DatedOpenings, { split, firstDayOf }: PanelOptions): Panel {
  const cells = new Map<string, Halves>()
  for (let row = 0; row < dated.day.length; row++) {
    const day = dated.day[row] ?? 0
    const source = dated.sourceIds.get(dated.source[row] ?? 0) ?? ''
    if (day < (firstDayOf.get(source) ?? Number.POSITIVE_INFINITY)) continue
    const key = `${dated.employer[row]} ${dated.role[row]}`
    const halves: Halves = cells.get(key) ?? [[], []]
    cells.set(key, halves)
    halves[day < split ? 0 : 1].push(row)
  }
  const byDay = (one: number, other: number) => (dated.day[one] ?? 0) - (dated.day[other] ?? 0) || one - other
  const positions = new Map<number, number>()
  /** By opening: 0 for none of the panel, else twice its employer's position and the half, plus 2. */
  const place = new Uint32Array(dated.day.length)
  const sources = new Set<number>()
  let openings = 0
  for (const [earlier, later] of cells.values()) {
    const size = Math.min(earlier.length, later.length)
    if (size === 0) continue
    const taken: Halves = [earlier.sort(byDay).slice(0, size), later.sort(byDay).slice(-size)]
    for (const [half, rows] of taken.entries()) {
      for (const row of rows) {
        const employer = dated.employer[row] ?? 0
        const position = positions.get(employer) ?? positions.size
        positions.set(employer, position)
        place[row] = 2 * position + half + 2
        sources.add(dated.source[row] ?? 0)
        openings++
      }
    }
  }
  const kept = new Map<string, { before: Uint8Array; after: Uint8Array }>()
  return {
    ...{ employers: positions.size, openings },
    sources: [...sources].flatMap((number) => dated.sourceIds.get(number) ?? []).sort(),
    namedBy(skillId) {
      const known = kept.get(skillId)
      if (known !== undefined) return known
      const named = { before: new Uint8Array(positions.size), after: new Uint8Array(positions.size) }
      for (const row of dated.rowsOf.get(skillId) ?? []) {
        const at = place[row] ?? 0
        if (at > 0) named[at % 2 === 0 ? 'before' : 'after'][(at - 2) >> 1] = 1
      }
      kept.set(skillId, named)
      return named
    },
  }
}
