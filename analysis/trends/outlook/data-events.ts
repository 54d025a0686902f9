import type { CountTable, SourceInfo } from '../../../data/domain.ts'
import { periodStartOf, weekLabel } from '../../../data/weeks.ts'
import { outageReasons } from '../period-state.ts'
import { dayOf } from '../skill-change.ts'
import type { MergeJump } from './merge-jumps.ts'

/** Something that happened to the data, not to the market. */
export interface DataEvent {
  /** First day of the period that it falls in. */
  periodStart: string
  kind: 'joined' | 'left' | 'outage' | 'merges' | 'rules'
  /** Null for `rules`: they read all sources. */
  source: string | null
  /** In a plain sentence. */
  text: string
}

/** A source is in a period with so many openings. */
const MIN_PRESENT = 5
/** A source that shows nothing for so many periods to the end of the record has left; one quiet period is not leaving. */
const MIN_GONE = 3

/**
 * Sources that joined or left within the record, periods in which a source could not be read soundly or much more or less of
 * it was known already, and changes of the rules.
 *
 * @param table  openings by source and period
 * @param rules  versions of the rules since they read, oldest first
 */
export function listDataEvents(
  table: CountTable,
  rules: readonly { version: string; since: string }[] = [],
  mergeJumps: readonly MergeJump[] = [],
): DataEvent[] {
  const reasons = outageReasons(table)
  const events = table.sources.flatMap((source, sourceIndex) => [
    ...comingAndGoing(table, source, sourceIndex),
    ...outagesOf(table, source, sourceIndex, reasons),
  ])
  return [...events, ...jumpsOfMerges(table, mergeJumps), ...changedRules(table, rules)].sort((a, b) =>
    a.periodStart < b.periodStart ? -1 : a.periodStart > b.periodStart ? 1 : 0,
  )
}

function comingAndGoing(table: CountTable, { source, name }: SourceInfo, sourceIndex: number): DataEvent[] {
  const count = table.periodStarts.length
  const openings = (period: number): number => table.openings[sourceIndex * count + period] ?? 0
  const isPresent = (period: number): boolean => openings(period) >= MIN_PRESENT
  const some = `${name} has ${MIN_PRESENT} of these openings or more`
  const periods = [...table.periodStarts.keys()]
  const present = periods.filter(isPresent)
  const [first, last] = [present[0], present.at(-1)]
  if (first === undefined || last === undefined) return []
  const events: DataEvent[] = []
  if (first > 0) {
    const isNew = periods.every((period) => period >= first || openings(period) === 0)
    const text = isNew ? `${name} joined the sources` : `${some} from here on, and had fewer before`
    events.push({ periodStart: dayOf(table, first), kind: 'joined', source, text })
  }
  if (last < count - MIN_GONE) {
    const isGone = periods.every((period) => period <= last || openings(period) === 0)
    const text = isGone ? `${name} shows nothing from here on` : `${some} up to here, and fewer from here on`
    events.push({ periodStart: dayOf(table, last + 1), kind: 'left', source, text })
  }
  return events
}

/** Neighbouring periods that are gaps of a source are one event. @param reasons  by cell, see `outageReasons` */
function outagesOf(
  table: CountTable,
  { source, name }: SourceInfo,
  sourceIndex: number,
  reasons: readonly (string | null)[],
): DataEvent[] {
  const reasonAt = (period: number) =>
    period < 0 ? null : (reasons[sourceIndex * table.periodStarts.length + period] ?? null)
  return table.periodStarts.flatMap((periodStart, period): DataEvent[] => {
    const reason = reasonAt(period)
    if (reason === null || reasonAt(period - 1) !== null) return []
    return [{ periodStart, kind: 'outage', source, text: `${name} could not be read soundly: ${reason}` }]
  })
}

function jumpsOfMerges(table: CountTable, jumps: readonly MergeJump[]): DataEvent[] {
  const shown = new Set(table.sources.map(({ source }) => source))
  return jumps.flatMap((jump): DataEvent[] => {
    const periodStart = periodStartOf(jump.weekStart, table.grain)
    if (!shown.has(jump.source) || !table.periodStarts.includes(periodStart)) return []
    return [{ periodStart, kind: 'merges', source: jump.source, text: mergeJumpText(jump) }]
  })
}

/** The first version changed nothing. Every older advert is read anew with the next one, so no step of the level is due to it. */
function changedRules(table: CountTable, rules: readonly { version: string; since: string }[]): DataEvent[] {
  return rules.slice(1).flatMap(({ version, since }): DataEvent[] => {
    const periodStart = periodStartOf(since.slice(0, 10), table.grain)
    if (!table.periodStarts.includes(periodStart)) return []
    const text = `rules ${version} read from here on, older adverts anew: figures seen before may have been others`
    return [{ periodStart, kind: 'rules', source: null, text }]
  })
}

/** A jump in a plain sentence, without a full stop. */
export function mergeJumpText({ name, weekStart, weeks, rate, rateBefore }: MergeJump): string {
  const span = weeks === 1 ? weekLabel(weekStart) : `the ${weeks} weeks from ${weekLabel(weekStart)} on`
  const percent = (part: number) => `${Math.round(100 * part)} %`
  return `${percent(rate)} of the adverts of ${name} in ${span} were copies of known openings, ${percent(rateBefore)} in the eight weeks before`
}
