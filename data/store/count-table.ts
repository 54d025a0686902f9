import type { CountTable, Grain, Selection, SourceInfo, SourceWeek } from '../domain.ts'
import { layOutCells } from './cell-layout.ts'
import type { StoreDatabase } from './database.ts'
import { createHistoryCells, visitCounts } from './history-cells.ts'
import { createJoinedBoards } from './joined-boards.ts'
import { createPreparedCounting, isPrepared } from './prepared-counting.ts'
import { createScanCounting } from './scan-counting.ts'
import { SkillRows } from './skill-rows.ts'
import { SOURCE_COLUMNS } from './source-store.ts'
import { createSourceWeeks } from './source-weeks.ts'

/** Answers `CountStore.table`: from the prepared counts where they can, else by a scan of the column index. */
export function createCountTables(database: StoreDatabase) {
  const { db, skills } = database
  const countPrepared = createPreparedCounting(database)
  const countByScan = createScanCounting(database)
  const history = createHistoryCells(database)
  const sourceWeeks = createSourceWeeks(database)
  const readInFullOn = createJoinedBoards(database)
  const listSources = db.prepare<[], SourceInfo & { number: number }>(
    `SELECT source_id AS number, ${SOURCE_COLUMNS} FROM sources ORDER BY source`,
  )

  const listCounted = db.prepare<[], { source: number; skillIds: string }>(`
    SELECT source_id AS source, counted_skills AS skillIds
    FROM history_datasets
    WHERE counted_skills IS NOT NULL
    ORDER BY source_id
  `)

  return (selection: Selection, grain: Grain, skillIds?: readonly string[]): CountTable => {
    const sources = new Map(listSources.all().map(({ number, ...source }) => [number, source]))
    const wanted =
      skillIds === undefined ? null : [...new Set(skillIds.flatMap((skillId) => skills.find(skillId) ?? []))]
    const isWanted = wanted === null ? null : new Set(wanted)
    const counting = isPrepared(selection) ? countPrepared(selection) : countByScan(selection)
    const periods = history.list(selection, grain)
    const days = periods.length === 0 ? counting.days : [...counting.days, ...periods]
    const layout = layOutCells(days, grain, [...sources.keys()])

    const rows = new SkillRows(layout.openings.length, skills.width(), wanted?.length)
    counting.count(layout, rows, wanted)
    for (const period of periods) {
      const cell = layout.cellOf(period.source, period.day)
      visitCounts(period, selection.level, (skill, openings) => {
        if (isWanted === null || isWanted.has(skill)) rows.add(skill, cell, openings)
      })
    }
    const countedSkills = new Map(
      listCounted.all().flatMap(({ source, skillIds }): [string, Set<string>][] => {
        const info = sources.get(source)
        return info && layout.sources.includes(source) ? [[info.source, new Set<string>(JSON.parse(skillIds))]] : []
      }),
    )
    const shown = layout.sources.flatMap((number) => sources.get(number) ?? [])
    const weeks = new Map(
      shown.flatMap(({ source }): [string, SourceWeek[]][] => {
        const own = sourceWeeks().filter((week) => week.source === source)
        return own.length === 0 ? [] : [[source, own]]
      }),
    )
    return {
      grain,
      periodStarts: layout.periodStarts,
      sources: shown,
      openings: layout.openings,
      mentions: rows.byId(skills.textOf),
      ...(countedSkills.size > 0 && { countedSkills }),
      ...(weeks.size > 0 && { sourceWeeks: weeks }),
      ...(readInFullOn().size > 0 && { readInFullOn: readInFullOn() }),
    }
  }
}
