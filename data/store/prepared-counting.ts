import type { Selection } from '../domain.ts'
import type { CellLayout } from './cell-layout.ts'
import type { Counting, SkillRows } from './counting.ts'
import type { StoreDatabase } from './database.ts'
import { isBucketStart, LAST_DAY } from './day-bucket.ts'
import { toDayNumber } from './day-number.ts'
import { ALL_OPENINGS, type BucketSpan, createPreparedCounts, type VisitCell } from './prepared-counts.ts'

/** Whether the prepared counts hold the answer: no facet but the source, and a span of whole buckets. */
export function isPrepared({ role, seniority, country, workplace, level, from, until }: Selection): boolean {
  const isWhole = [from, until].every((day) => day === null || isBucketStart(toDayNumber(day)))
  const isAny = role === null && seniority === null && country === null && workplace === null
  return isAny && (level === null || level === 'required') && isWhole
}

/** Counts a selection out of the prepared counts. */
export function createPreparedCounting(database: StoreDatabase): (selection: Selection) => Counting {
  const prepared = createPreparedCounts(database)
  const findSource = database.db
    .prepare<{ source: string }, number>('SELECT source_id FROM sources WHERE source = @source')
    .pluck()

  return ({ level, from, until, source }) => {
    const onlySource = source === null ? null : (findSource.get({ source }) ?? -1)
    const span: BucketSpan = {
      level: level === 'required' ? 'required' : 'any',
      from: from === null ? 0 : toDayNumber(from),
      until: until === null ? LAST_DAY + 1 : toDayNumber(until),
    }
    const days: Counting['days'] = []
    prepared.visitSkill(ALL_OPENINGS, span, (_, source, day, openings) => {
      if (onlySource === null || source === onlySource) days.push({ source, day, openings })
    })
    return {
      days,
      count(layout, rows, wanted) {
        const add = addTo(layout, rows, onlySource)
        if (wanted === null) prepared.visitAll(span, add)
        else for (const skill of wanted) prepared.visitSkill(skill, span, add)
      },
    }
  }
}

/** Adds cells to the rows of a table. */
function addTo({ cellOf }: CellLayout, { rowOf }: SkillRows, onlySource: number | null): VisitCell {
  return (skill, source, bucket, openings) => {
    if (skill === ALL_OPENINGS || (onlySource !== null && source !== onlySource)) return
    const row = rowOf(skill)
    const cell = cellOf(source, bucket)
    row[cell] = (row[cell] ?? 0) + openings
  }
}
