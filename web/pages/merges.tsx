import type { MergeReason } from '../../data/domain.ts'
import type { Merge, MergeRate, UndoneMerge } from '../../data/store/contracts/merges.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { Layout } from '../components/layout.tsx'
import { MergeRates } from '../components/merge-rates.tsx'
import { type Credit, MergeTable } from '../components/merge-table.tsx'
import { PageLinks } from '../components/page-links.tsx'
import { formatCount, formatDay } from '../format.ts'
import { MERGE_REASON_NAMES } from '../labels.ts'
import type { PageContext } from '../page-context.ts'
import { hrefOf, type QueryPairs } from '../view-state.ts'

export interface MergesProps {
  page: PageContext
  counts: readonly { reason: MergeReason; merges: number }[]
  list: MergeListState
  /** Rows of a page, of both lists. */
  pageSize: number
  /** Of the page that is shown, newest first. */
  merges: readonly Merge[]
  /** Of the page that is shown, newest first, and how many there are. */
  undone: readonly UndoneMerge[]
  undoneCount: number
  /** Whose postings these are, by source, and what it asks of those who show them. */
  credits: ReadonlyMap<string, Credit>
  /** Newest week first, and how many there are. */
  rates: readonly MergeRate[]
  rateCount: number
  /** Weeks in which the rate of a source jumped, each in a sentence without its full stop, newest first. */
  jumps: readonly { weekStart: string; text: string }[]
}

/** What the page of merges shows beyond the selection: its own parameters. */
export interface MergeListState {
  /** The only reason that is shown; null: all. */
  reason: MergeReason | null
  pageNumber: number
  undonePageNumber: number
}

/** Its own parameters in a fixed order, defaults empty. */
export function toMergePairs({ reason, pageNumber, undonePageNumber }: MergeListState): QueryPairs {
  return [
    ['reason', reason ?? ''],
    ['page', pageNumber === 1 ? '' : String(pageNumber)],
    ['undone', undonePageNumber === 1 ? '' : String(undonePageNumber)],
  ]
}

/** How many merges there are of one reason, or of all (null). */
export const countMerges = (counts: MergesProps['counts'], reason: MergeReason | null): number =>
  counts.reduce((sum, one) => sum + (reason === null || one.reason === reason ? one.merges : 0), 0)

/** Which postings count as one opening, page by page. Works without JavaScript. */
export function MergesPage(props: MergesProps) {
  const { page, counts, list, pageSize, merges, undone, undoneCount, credits, rates, rateCount, jumps } = props
  const { reason } = list
  const all = countMerges(counts, null)
  const view = toMergePairs(list)
  const at = (change: Partial<MergeListState>): string =>
    hrefOf('/sources/merges', page.state, {}, toMergePairs({ ...list, ...change }))
  return (
    <Layout page={page} title="Merged adverts" description="Which adverts count as one opening, and why.">
      <div class="page-head">
        <h1>Merged adverts</h1>
        <p class="lead">
          Adverts that were recognised as the same opening count once. Here is each of them with its reason. What you
          undo stays apart for good, and can be redone.
        </p>
        <p class="facts">
          <a href={hrefOf('/sources', page.state)}>All sources</a>
        </p>
      </div>
      <section class="card" aria-labelledby="merges">
        <h2 id="merges">By reason</h2>
        {all === 0 ? (
          <EmptyState title="Nothing merged">
            <p>Every advert read so far is an opening of its own.</p>
          </EmptyState>
        ) : (
          <>
            <ul class="chips">
              <Choice page={page} reason={null} isChosen={reason === null} count={all} />
              {counts.map(({ reason: one, merges: count }) => (
                <Choice key={one} page={page} reason={one} isChosen={reason === one} count={count} />
              ))}
            </ul>
            <MergeTable
              label="Merged adverts"
              words={{ day: 'Week', with: 'counts with', action: 'undo' }}
              rows={merges.map((merge) => ({ merge, day: merge.weekStart }))}
              {...{ credits, view }}
            />
            <PageLinks
              {...{ pageSize, pageNumber: list.pageNumber, total: countMerges(counts, reason) }}
              hrefOf={(pageNumber) => at({ pageNumber })}
              words={['Newer', 'Older']}
            />
            <p class="figure-foot">
              <span class="figure-links">
                <a href={`/api/v1/merges${reason === null ? '' : `?reason=${reason}`}`}>JSON</a>
              </span>
            </p>
          </>
        )}
      </section>
      {undone.length === 0 ? null : (
        <section class="card" aria-labelledby="undone">
          <h2 id="undone">Undone by you</h2>
          <MergeTable
            label="Undone merges"
            words={{ day: 'Undone on', with: 'counted with', action: 'redo' }}
            rows={undone.map((merge) => ({ merge, day: merge.undoneAt.slice(0, 10) }))}
            {...{ credits, view }}
          />
          <PageLinks
            {...{ pageSize, pageNumber: list.undonePageNumber, total: undoneCount }}
            hrefOf={(undonePageNumber) => at({ undonePageNumber })}
            words={['Newer', 'Older']}
            label="Pages of what was undone"
          />
        </section>
      )}
      {rates.length === 0 ? null : (
        <section class="card" aria-labelledby="rates">
          <h2 id="rates">By week and source</h2>
          <p>
            A jump of these rates is an event of the data (a board joined, or copies another), not of the market. The
            charts mark such weeks: <a href="/about/method#merges">how they are told</a>.
          </p>
          {jumps.length === 0 ? (
            <p>No source jumped by 10 points beyond chance.</p>
          ) : (
            <ul class="findings">
              {jumps.map(({ weekStart, text }) => (
                <li key={`${weekStart} ${text}`}>
                  {formatDay(weekStart)}: {text}.
                </li>
              ))}
            </ul>
          )}
          <MergeRates rates={rates} />
          <p class="figure-foot">
            {rates.length === rateCount ? null : (
              <span>
                the newest {formatCount(rates.length)} of {formatCount(rateCount)}
              </span>
            )}
            <span class="figure-links">
              <a href="/sources/merges.csv">CSV of all weeks</a>
            </span>
          </p>
        </section>
      )}
    </Layout>
  )
}

function Choice({ page, reason, isChosen, count }: ChoiceProps) {
  const name = reason === null ? 'All' : MERGE_REASON_NAMES[reason]
  return (
    <li>
      <a
        href={hrefOf('/sources/merges', page.state, {}, [['reason', reason ?? '']])}
        {...(isChosen && { 'aria-current': 'true' as const })}
      >
        {name}
      </a>{' '}
      <span class="chip-count">{formatCount(count)}</span>
    </li>
  )
}

interface ChoiceProps {
  page: PageContext
  reason: MergeReason | null
  isChosen: boolean
  count: number
}
