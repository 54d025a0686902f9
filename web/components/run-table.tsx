import type { Run } from '../../data/store/contracts/runs.ts'
import { formatCount, formatDay } from '../format.ts'
import { ScrollTable } from './scroll-table.tsx'

/** The latest runs, newest first, each with what it did over all its sources. */
export function RunTable({ runs }: { runs: readonly Run[] }) {
  return (
    <ScrollTable label="Runs" kind="text-table">
      <thead>
        <tr>
          <th scope="col">Started</th>
          <th scope="col">What</th>
          <th scope="col">Ended</th>
          {RUN_COLUMNS.map(([key, title]) => (
            <th key={key} scope="col" class="number">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.runId}>
            <th scope="row">{instant(run.startedAt)}</th>
            <td data-head="What">{run.kind}</td>
            <td data-head="Ended">{run.finishedAt === null ? 'runs, or was stopped' : instant(run.finishedAt)}</td>
            {RUN_COLUMNS.map(([key, title]) => (
              <td key={key} class="number" data-head={title}>
                {countOf(run, key)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

/** Files close no advert and list none that are no offers: where they have no such thing it is no zero. */
function countOf({ kind, sources }: Run, key: (typeof RUN_COLUMNS)[number][0]): string {
  const count = sources.reduce((sum, source) => sum + source[key], 0)
  return count === 0 && kind !== 'crawl' && OF_CRAWLS.has(key) ? '–' : formatCount(count)
}

const RUN_COLUMNS = [
  ['fetched', 'Fetched'],
  ['new', 'New'],
  ['updated', 'Updated'],
  ['unchanged', 'Unchanged'],
  ['closed', 'Closed'],
  ['failed', 'Not read'],
  ['notOffers', 'No offer'],
] as const

const OF_CRAWLS: ReadonlySet<string> = new Set(['closed', 'notOffers'])

const instant = (at: string): string => `${formatDay(at.slice(0, 10))}, ${at.slice(11, 16)} UTC`
