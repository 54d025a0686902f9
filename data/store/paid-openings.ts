import type { SalaryPeriod, Selection } from '../domain.ts'
import type { Steps } from '../steps.ts'
import type { PaidOpenings } from './contracts/census.ts'
import type { StoreDatabase } from './database.ts'
import { createOpeningScan, levelOf } from './opening-scan.ts'
import { SEGMENT_SIZE, type Segment, skillsFrom, skillsUntil } from './opening-segment.ts'

interface PayRow {
  openingId: number
  min: number | null
  max: number | null
  currency: string
  period: SalaryPeriod
}

type Columns = Omit<PaidOpenings, 'openings' | 'naming' | 'rowsOf' | 'otherRole'>

/** The columns of `PaidOpenings` while they grow. */
type Growing = { [Name in keyof Columns]: Columns[Name] extends (infer Item)[] ? Item[] : number[] }

/** Answers `CensusStore.paid`: the pay of each segment's openings is read beside their columns, in the same order. */
export function createPaidOpenings({
  db,
  skills,
  roles,
  ...database
}: StoreDatabase): (selection: Selection) => Steps<PaidOpenings> {
  const { scan } = createOpeningScan({ db, skills, roles, ...database })
  const payOf = db.prepare<{ from: number; until: number }, PayRow>(`
    SELECT posting_id AS openingId, salary_min AS min, salary_max AS max, salary_currency AS currency,
      salary_period AS period
    FROM facts INDEXED BY facts_pay
    WHERE salary_currency IS NOT NULL AND opening_id = posting_id AND posting_id >= @from AND posting_id < @until
    ORDER BY posting_id
  `)

  /** Pay that the openings of a segment state, by slot. */
  function payBySlot({ firstId }: Segment): Map<number, PayRow> {
    const rows = payOf.all({ from: firstId, until: firstId + SEGMENT_SIZE })
    return new Map(rows.map((row) => [row.openingId - firstId, row]))
  }

  return function* (selection) {
    const level = levelOf(selection)
    const columns = emptyColumns()
    const everywhere: number[] = []
    const rowsOf: number[][] = []
    let openings = 0
    for (const { segment, slots } of scan(selection)) {
      yield
      openings += slots.length
      const pay = payBySlot(segment)
      for (const slot of slots) {
        const row = pay.get(slot)
        const position = row === undefined ? -1 : pushPay(columns, row, segment, slot)
        const until = skillsUntil(segment, slot, level)
        for (let at = skillsFrom(segment, slot, level); at < until; at++) {
          const skill = segment.skills[at] ?? 0
          everywhere[skill] = (everywhere[skill] ?? 0) + 1
          if (position >= 0) pushTo(rowsOf, skill, position)
        }
      }
    }
    return {
      ...{ openings, ...packed(columns), otherRole: roles.find('other') ?? -1 },
      naming: new Map(everywhere.flatMap((count, skill) => [[skills.textOf(skill), count]])),
      rowsOf: new Map(rowsOf.flatMap((rows, skill) => [[skills.textOf(skill), Uint32Array.from(rows)]])),
    }
  }
}

/** Adds an opening, unless it states no amount at all. Returns its position, or -1. */
function pushPay(columns: Growing, { min, max, currency, period }: PayRow, segment: Segment, slot: number): number {
  const [low, high] = [min ?? max, max ?? min]
  if (low === null || high === null || !(low > 0)) return -1
  columns.min.push(low)
  columns.max.push(high)
  columns.currency.push(currency)
  for (const name of ['day', 'role', 'country', 'seniority', 'workplace', 'employer'] as const)
    columns[name].push(segment[name][slot] ?? 0)
  return columns.period.push(period) - 1
}

function pushTo(lists: number[][], number: number, item: number): void {
  const list = lists[number]
  if (list === undefined) lists[number] = [item]
  else list.push(item)
}

const emptyColumns = (): Growing => ({
  ...{ min: [], max: [], currency: [], period: [], day: [], role: [], country: [] },
  ...{ seniority: [], workplace: [], employer: [] },
})

const packed = (columns: Growing): Columns => ({
  min: Float64Array.from(columns.min),
  max: Float64Array.from(columns.max),
  currency: columns.currency,
  period: columns.period,
  day: Uint16Array.from(columns.day),
  role: Uint16Array.from(columns.role),
  country: Uint16Array.from(columns.country),
  seniority: Uint8Array.from(columns.seniority),
  workplace: Uint8Array.from(columns.workplace),
  employer: Uint32Array.from(columns.employer),
})
