import type { CountTable, SourceInfo } from '../../data/domain.ts'
import { addDays, addPeriods } from '../../data/weeks.ts'
import type { PeriodState } from './trend-report.ts'

/** From so many days on without the file a period is one in part; of fewer nobody knows whether adverts could stand there. */
const LEAST_DAYS = 7

/**
 * Where a file that was imported, and that no crawl reads on, begins or ends within a period: its openings there are only a
 * part, and no later reading brings the rest. By the position of a period, in words; undefined where no file does.
 *
 * @param states  of every cell, as of `cellStates`
 * @param today   UTC day: a period that has not ended is still filling, whatever the file holds
 */
export function fileEnds(
  table: Pick<CountTable, 'grain' | 'periodStarts' | 'sources' | 'openings' | 'sourceWeeks'>,
  states: readonly PeriodState[],
  today: string,
): (sources: readonly number[], period: number) => string | undefined {
  const { grain, periodStarts, sources, openings, sourceWeeks } = table
  const isFile = ({ kind, origin, source }: SourceInfo) =>
    kind === 'archive' && origin === 'own' && (sourceWeeks?.get(source)?.length ?? 0) === 0
  return (shown, period) => {
    const start = periodStarts[period] ?? ''
    const end = addPeriods(start, 1, grain)
    if (end > today) return undefined
    const there = shown.flatMap((sourceIndex) => {
      const cell = sourceIndex * periodStarts.length + period
      const source = sources[sourceIndex]
      return source && (openings[cell] ?? 0) > 0 ? [{ source, isUnsettled: states[cell] === 'unsettled' }] : []
    })
    const isFilling = there.some(({ source, isUnsettled }) => isUnsettled && !isFile(source))
    const words = there.flatMap(({ source, isUnsettled }) => {
      if (!isFile(source)) return []
      const { name, firstReadOn, lastReadOn } = source
      const begins = addDays(start, LEAST_DAYS) <= firstReadOn ? [`${name} begins on ${firstReadOn}`] : []
      return [...begins, ...(isUnsettled && !isFilling ? [`${name} ends on ${lastReadOn}`] : [])]
    })
    return words.length === 0 ? undefined : words.join('; ')
  }
}
