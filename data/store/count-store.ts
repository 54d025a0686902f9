import type { Selection } from '../domain.ts'
import { toDay } from '../weeks.ts'
import type { CountStore } from './contracts/counts.ts'
import { createCountTables } from './count-table.ts'
import type { StoreDatabase } from './database.ts'
import { createDriftCheck } from './drift.ts'
import { createEmployerHalves } from './employer-halves.ts'
import { createFacetCounts } from './facet-counts.ts'
import { createFewEmployers } from './few-employers.ts'
import { createHistoryCells } from './history-cells.ts'
import { createNamingEmployers } from './naming-employers.ts'
import { createOpeningScan } from './opening-scan.ts'
import { createLanguageCounts } from './other-languages.ts'
import { createRoleTables } from './role-table.ts'

export function createCountStore(database: StoreDatabase): CountStore {
  const { read } = database
  const countTable = createCountTables(database)
  const roleTable = createRoleTables(database)
  const { scan } = createOpeningScan(database)
  const history = createHistoryCells(database)
  const otherLanguages = createLanguageCounts(database)

  function span(selection: Selection) {
    let firstDay = Number.POSITIVE_INFINITY
    let lastDay = Number.NEGATIVE_INFINITY
    for (const { segment, slots } of scan(selection)) {
      for (const slot of slots) {
        const day = segment.day[slot] ?? 0
        firstDay = Math.min(firstDay, day)
        lastDay = Math.max(lastDay, day)
      }
    }
    for (const period of [...history.list(selection, 'week'), ...history.list(selection, 'month')]) {
      firstDay = Math.min(firstDay, period.firstDay)
      lastDay = Math.max(lastDay, period.lastDay)
    }
    return lastDay < firstDay ? null : { firstDay: toDay(firstDay), lastDay: toDay(lastDay) }
  }

  return {
    table: (selection, grain, skillIds) => read(() => countTable(selection, grain, skillIds)),
    roleTable: (selection, grain) => read(() => roleTable(selection, grain)),
    employerHalves: createEmployerHalves(database),
    fewEmployers: createFewEmployers(database),
    namingEmployers: createNamingEmployers(database),
    facets: createFacetCounts(database),
    span: (selection) => read(() => span(selection)),
    otherLanguages: (selection) => read(() => otherLanguages(selection)),
    findDrift: createDriftCheck(database),
  }
}
