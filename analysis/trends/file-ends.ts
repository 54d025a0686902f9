import type { CountTable, SourceInfo } from '../../data/domain.ts'
import { addDays, addPeriods } from '../../data/weeks.ts'
import type { PeriodState } from './trend-report.ts'

/** From so many days on without the file adverts may be missing; of fewer nobody knows whether any could stand there. */
const LEAST_DAYS = 7

/**
 * Where a file that was imported, and that no crawl reads on, begins within a period, or ends in it or so soon after that
 * late adverts may be missing: no later reading brings them. By the position of a period, in words; undefined where no file does.
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
    const files = there.filter(({ source }) => isFile(source))
    const begun = files.filter(({ source }) => addDays(start, LEAST_DAYS) <= source.firstReadOn)
    const ended = isFilling ? [] : files.filter(({ isUnsettled }) => isUnsettled)
    const words = [
      ...missing('earlier', 'begin', begun, ({ firstReadOn }) => firstReadOn),
      ...missing('later', 'end', ended, ({ lastReadOn }) => lastReadOn),
    ]
    return words.length === 0 ? undefined : words.join('; ')
  }
}

/** `later adverts may be missing: Alpha, Beta end on 2026-11-27; Gamma ends on 2026-11-20`, or nothing. */
function missing(
  which: 'earlier' | 'later',
  verb: 'begin' | 'end',
  files: readonly { source: SourceInfo }[],
  dayOf: (source: SourceInfo) => string,
): string[] {
  const days = [...new Set(files.map(({ source }) => dayOf(source)))].sort()
  const words = days.map((day) => {
    const names = files.filter(({ source }) => dayOf(source) === day).map(({ source }) => source.name)
    return `${names.join(', ')} ${verb}${names.length === 1 ? 's' : ''} on ${day}`
  })
  return words.length === 0 ? [] : [`${which} adverts may be missing: ${words.join('; ')}`]
}
