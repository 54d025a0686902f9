import type { RunVerdict } from '../../data/domain.ts'
import type { Run, RunFailure } from '../../data/store/contracts/runs.ts'
import type { CountedSource } from '../../data/store/contracts/sources.ts'
import type { Store } from '../../data/store/store.ts'
import { countText } from './figure-text.ts'

/** How the readings of a source go: what the page of sources and `skilltide sources` show. */
export interface SourceHealth {
  /** Of its worst board in the latest run; null when no crawl read it, or that run is not finished. */
  verdict: RunVerdict | null
  /** Why, in words, for the first boards that were not healthy. */
  reason: string | null
  /** Boards of the latest run, and how many of them were healthy. */
  boards: number
  healthyBoards: number
  lastRunAt: string | null
  lastHealthyRunAt: string | null
  /** Of the latest run. */
  items: number
  closed: number
  failed: number
  notOffers: number
  /** The first of them, with address and cause. */
  failures: RunFailure[]
  /** Weeks that are left out of its figures because no reading of them was healthy, newest first. */
  markedWeeks: { weekStart: string; reason: string }[]
}

export type KnownSource = CountedSource & { health: SourceHealth }

const LOOKED_AT_RUNS = 60
const SHOWN_FAILURES = 20
const SHOWN_REASONS = 3
/** The worst first. */
const BY_WEIGHT: readonly RunVerdict[] = ['failed', 'unhealthy', 'empty-unverified', 'partial', 'healthy']

/** Every source with the state of its readings. */
export function listKnownSources(store: Pick<Store, 'sources' | 'runs'>, includeHistory: boolean): KnownSource[] {
  const runs = store.runs.list(LOOKED_AT_RUNS)
  const weeks = store.runs.listSourceWeeks()
  return store.sources.list(includeHistory).map((source) => {
    const marked = weeks.filter((week) => week.source === source.source && week.healthyRuns === 0)
    const markedWeeks = marked.map(({ weekStart, reason }) => ({ weekStart, reason: reason ?? 'not read healthily' }))
    return { ...source, health: { ...healthIn(runs, source.source), markedWeeks: markedWeeks.reverse() } }
  })
}

function healthIn(runs: readonly Run[], source: string): Omit<SourceHealth, 'markedWeeks'> {
  // A board that a run postponed was not read by it: the reading before is its latest.
  const boardsIn = (run: Run) =>
    run.sources.filter((board) => board.source === source && board.postponedUntil === undefined)
  const latest = runs.find((run) => boardsIn(run).length > 0)
  const boards = latest === undefined ? [] : boardsIn(latest)
  const verdicts = boards.flatMap(({ health }) => health?.verdict ?? [])
  const lastHealthy = runs.find((run) =>
    run.sources.some((board) => board.source === source && board.health?.verdict === 'healthy'),
  )
  const odd = boards.filter(({ health }) => health !== null && health.verdict !== 'healthy')
  const reasons = odd.map(({ board, health }) => `${board === '' ? '' : `${board}: `}${health?.reason ?? ''}`)
  const sum = (count: (board: (typeof boards)[number]) => number) =>
    boards.reduce((total, board) => total + count(board), 0)
  return {
    verdict: BY_WEIGHT.find((verdict) => verdicts.includes(verdict)) ?? null,
    reason: reasons.length === 0 ? null : shortened(reasons, SHOWN_REASONS),
    boards: boards.length,
    healthyBoards: verdicts.filter((verdict) => verdict === 'healthy').length,
    lastRunAt: latest?.startedAt ?? null,
    lastHealthyRunAt: lastHealthy?.startedAt ?? null,
    items: sum(({ health }) => health?.items ?? 0),
    closed: sum(({ closed }) => closed),
    failed: sum(({ failed }) => failed),
    notOffers: sum(({ notOffers }) => notOffers),
    failures: boards.flatMap(({ failures }) => failures).slice(0, SHOWN_FAILURES),
  }
}

const shortened = (parts: readonly string[], length: number): string =>
  parts.length <= length ? parts.join('; ') : `${parts.slice(0, length).join('; ')}; and ${parts.length - length} more`

/** `skilltide sources` for a terminal. */
export function sourcesText(sources: readonly KnownSource[]): string {
  return sources.flatMap((source) => [headline(source), ...detailLines(source)]).join('\n')
}

const day = (instant: string | null): string => instant?.slice(0, 10) ?? 'never'

/** A snapshot tells when it was read, an archive whose adverts it keeps. */
function coverText(kind: KnownSource['kind'], from: string, to: string): string {
  if (kind === 'archive') return `adverts of ${from} to ${to}`
  return from === to ? `read on ${from}` : `read from ${from} to ${to}`
}

function headline({ source, origin, kind, openings, firstReadOn, lastReadOn }: KnownSource): string {
  return `${source}  ${origin}, ${kind}, ${countText(openings)} ${openings === 1 ? 'opening' : 'openings'}, ${coverText(kind, firstReadOn, lastReadOn)}`
}

function detailLines({ health }: KnownSource): string[] {
  if (health.verdict === null) return []
  const { verdict, reason, lastRunAt, lastHealthyRunAt, items, closed, failed, notOffers, failures, markedWeeks } =
    health
  return [
    `  ${verdict}${reason === null ? '' : ` (${reason})`}; last run ${day(lastRunAt)}, last healthy ${day(lastHealthyRunAt)}: ${items} items, ${closed} closed, ${failed} failed${notOffers > 0 ? `, ${notOffers} offered no job` : ''}`,
    ...failures.slice(0, SHOWN_REASONS).map(({ where, reason: cause }) => `    ${where}: ${cause}`),
    ...(markedWeeks.length === 0
      ? []
      : [`    weeks left out: ${markedWeeks.map(({ weekStart }) => weekStart).join(', ')}`]),
  ]
}
