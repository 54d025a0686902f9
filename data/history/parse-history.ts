import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import type { HistoryCell, HistoryDataset, HistoryTable } from './dataset.ts'

/** A file of shipped figures is not what it should be: nothing of it is loaded, and the message names the place. */
export class HistoryError extends Error {
  override name = 'HistoryError'
}

const Text = Type.String({ minLength: 1 })
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const Count = Type.Integer({ minimum: 0, maximum: 0xffff_fffe })
const strict = { additionalProperties: false }

const CountedBy = Type.Union([
  Type.Object({ who: Type.Literal('skilltide'), pipelineVersion: Text }, strict),
  Type.Object({ who: Type.Literal('others'), rules: Text }, strict),
])
const Origin = Type.Object({ name: Text, url: Text, licence: Text, attribution: Text }, strict)
const Cell = Type.Object(
  {
    periodStart: Day,
    role: Text,
    country: Type.String({ pattern: '^([A-Z]{2}|unknown|\\*)$' }),
    openings: Type.Integer({ minimum: 1, maximum: 0xffff_fffe }),
    counts: Type.Array(Type.Tuple([Count, Type.Integer({ minimum: 1 }), Type.Union([Count, Type.Null()])])),
  },
  strict,
)
const Table = Type.Object(
  {
    grain: Type.Union([Type.Literal('week'), Type.Literal('month')]),
    skills: Type.Array(Text, { uniqueItems: true }),
    cells: Type.Array(Cell),
  },
  strict,
)
const shape = Compile(
  Type.Object(
    {
      id: Text,
      title: Text,
      kind: Type.Union([Type.Literal('snapshot'), Type.Literal('archive')]),
      countedBy: CountedBy,
      origin: Origin,
      readOn: Type.Union([Day, Type.Null()]),
      span: Type.Object({ from: Day, until: Day }, strict),
      postings: Count,
      openings: Count,
      command: Text,
      tables: Type.Array(Table, { minItems: 1 }),
    },
    strict,
  ),
)

/**
 * One data set from the text of its file.
 *
 * @param file  its name, for messages
 * @throws HistoryError naming the place when it is not JSON, has another shape, or its counts contradict each other
 */
export function parseHistory(text: string, file: string): HistoryDataset {
  const value = parseJson(text, file)
  if (!shape.Check(value)) {
    const [error] = shape.Errors(value)
    throw new HistoryError(`${file}${error?.instancePath ?? ''}: ${error?.message ?? 'is not a history data set'}`)
  }
  const dataset: HistoryDataset = value
  checkDataset(dataset, file)
  return dataset
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new HistoryError(`${file}: not JSON`, { cause })
  }
}

function checkDataset({ kind, readOn, span, tables }: HistoryDataset, file: string): void {
  const expect = (isTrue: boolean, place: string, problem: string): void => {
    if (!isTrue) throw new HistoryError(`${file}${place}: ${problem}`)
  }
  expect(
    (kind === 'snapshot') === (readOn !== null),
    '/readOn',
    'a snapshot, and only a snapshot, has the day it was read',
  )
  expect(span.from < span.until, '/span', `${span.from} is not before ${span.until}`)
  for (const [tableIndex, table] of tables.entries()) {
    const seen = new Set<string>()
    for (const [cellIndex, cell] of table.cells.entries()) {
      const place = `/tables/${tableIndex}/cells/${cellIndex}`
      const key = `${cell.periodStart} ${cell.role} ${cell.country}`
      expect(!seen.has(key), place, `${key} stands twice`)
      expect(
        (cell.role === '*') === (cell.country === '*'),
        place,
        'role and country are told apart together or not at all',
      )
      const problem = problemOfCounts(cell, table)
      expect(problem === null, `${place}/counts`, problem ?? '')
      seen.add(key)
    }
  }
}

function problemOfCounts({ openings, counts }: HistoryCell, { skills }: HistoryTable): string | null {
  const seen = new Set<number>()
  for (const [skill, mentions, required] of counts) {
    if (skill >= skills.length) return `skill ${skill} of ${skills.length}`
    if (seen.has(skill)) return `${skills[skill]} stands twice`
    if (mentions > openings) return `${skills[skill]}: ${mentions} of ${openings} openings`
    if (required !== null && required > mentions) return `${skills[skill]}: ${required} required of ${mentions}`
    seen.add(skill)
  }
  return null
}
