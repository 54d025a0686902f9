import { createHash } from 'node:crypto'
import type { SourceInfo } from '../domain.ts'
import type { HistoryDataset } from '../history/dataset.ts'
import { addDays } from '../weeks.ts'
import type { HistoryStore } from './contracts/history.ts'
import type { StoreDatabase } from './database.ts'
import { toStoredDay } from './day-number.ts'
import { packCounts } from './history-counts.ts'
import { createSourceStore } from './source-store.ts'
import { StoreError } from './store-error.ts'

interface DatasetRow {
  id: string
  title: string
  licence: string
  from: string
  until: string
  openings: number
}

export function createHistoryStore(database: StoreDatabase): HistoryStore {
  const { db, skills, write } = database
  const sources = createSourceStore(database)
  const findKnown = db.prepare<{ source: string }, { origin: string; sourceId: number; contentHash: Buffer | null }>(`
    SELECT origin, source_id AS sourceId, content_hash AS contentHash
    FROM sources LEFT JOIN history_datasets USING (source_id)
    WHERE source = @source
  `)
  const deleteSource = db.prepare<{ sourceId: number }>('DELETE FROM history_datasets WHERE source_id = @sourceId')
  const insertDataset = db.prepare(`
    INSERT INTO history_datasets (source_id, content_hash, span_from, span_until, openings, postings, has_required,
      counted_skills)
    VALUES (@sourceId, @contentHash, @from, @until, @openings, @postings, @hasRequired, @countedSkills)
  `)
  const insertCell = db.prepare(`
    INSERT INTO history_cells (source_id, grain, period_start, role, country, openings, counts)
    VALUES (@sourceId, @grain, @periodStart, @role, @country, @openings, @counts)
  `)
  const list = db.prepare<[], DatasetRow>(`
    SELECT source AS id, name AS title, coalesce(licence, '') AS licence, span_from AS "from", span_until AS until, openings
    FROM history_datasets JOIN sources USING (source_id)
    ORDER BY source
  `)

  function insertCells(dataset: HistoryDataset, sourceId: number): void {
    for (const { grain, skills: skillIds, cells } of dataset.tables) {
      const numbers = skillIds.map((skillId) => skills.intern(skillId))
      const numberOf = (position: number): number => {
        const number = numbers[position]
        if (number === undefined)
          throw new StoreError(`history "${dataset.id}": a count names skill ${position} of ${numbers.length}`)
        return number
      }
      for (const { periodStart, role, country, openings, counts } of cells) {
        const cell = { sourceId, grain, periodStart: toStoredDay(periodStart), role, country, openings }
        insertCell.run({ ...cell, counts: packCounts(counts, numberOf) })
      }
    }
  }

  return {
    save: (dataset) =>
      write(() => {
        const contentHash = createHash('sha256').update(JSON.stringify(dataset)).digest().subarray(0, 16)
        const known = findKnown.get({ source: dataset.id })
        if (known !== undefined && known.origin !== 'history') {
          throw new StoreError(`history "${dataset.id}": a source of this installation already has that name`)
        }
        if (known?.contentHash?.equals(contentHash)) return 'unchanged'
        if (known !== undefined) deleteSource.run({ sourceId: known.sourceId })
        sources.save(describe(dataset))
        const sourceId = findKnown.get({ source: dataset.id })?.sourceId ?? 0
        const { span, openings, postings } = dataset
        const hasRequired = knowsRequired(dataset) ? 1 : 0
        insertDataset.run({
          sourceId,
          contentHash,
          from: span.from,
          until: span.until,
          openings,
          postings,
          hasRequired,
          countedSkills: countedSkills(dataset),
        })
        insertCells(dataset, sourceId)
        return known === undefined ? 'new' : 'replaced'
      }),
    list: () => list.all().map(({ from, until, ...dataset }) => ({ ...dataset, span: { from, until } })),
  }
}

const knowsRequired = ({ tables }: HistoryDataset): boolean =>
  tables.every(({ cells }) => cells.every(({ counts }) => counts.every(([, , required]) => required !== null)))

/** Our own pipeline looks for every skill; other people's rules only for those in their tables. */
const countedSkills = ({ countedBy, tables }: HistoryDataset): string | null =>
  countedBy.who === 'skilltide' ? null : JSON.stringify([...new Set(tables.flatMap(({ skills }) => skills))].sort())

/** A snapshot was read once, on `readOn`; an archive has its whole span. */
function describe({ id, title, kind, origin, readOn, span, tables }: HistoryDataset): SourceInfo {
  return {
    source: id,
    name: title,
    kind,
    origin: 'history',
    attribution: origin.attribution,
    licence: origin.licence,
    url: origin.url,
    firstReadOn: readOn ?? span.from,
    lastReadOn: readOn ?? addDays(span.until, -1),
    grain: tables.some(({ grain }) => grain === 'week') ? 'week' : 'month',
  }
}
