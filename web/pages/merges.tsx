import type { MergeReason } from '../../data/domain.ts'
import type { Merge, MergeRate, UndoneMerge } from '../../data/store/contracts/merges.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { Layout } from '../components/layout.tsx'
import { MergeRates } from '../components/merge-rates.tsx'
import { type Credit, MergeTable } from '../components/merge-table.tsx'
import { formatCount, formatDay } from '../format.ts'
import { MERGE_REASON_NAMES } from '../labels.ts'
import type { PageContext } from '../page-context.ts'
import { hrefOf } from '../view-state.ts'

export interface MergesProps {
  page: PageContext
  counts: readonly { reason: MergeReason; merges: number }[]
  /** The only reason that is shown; null: all. */
  reason: MergeReason | null
  /** Newest first. */
  merges: readonly Merge[]
  undone: readonly UndoneMerge[]
  /** Whose postings these are, by source, and what it asks of those who show them. */
  credits: ReadonlyMap<string, Credit>
  /** Newest week first. */
  rates: readonly MergeRate[]
  /** Weeks in which the rate of a source jumped, each in a sentence without its full stop, newest first. */
  jumps: readonly { weekStart: string; text: string }[]
}

export function MergesPage({ page, counts, reason, merges, undone, credits, rates, jumps }: MergesProps) {
  const all = counts.reduce((sum, { merges: count }) => sum + count, 0)
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
              credits={credits}
            />
            <p class="figure-foot">
              <span>
                the newest {formatCount(merges.length)} of{' '}
                {formatCount(reason === null ? all : (counts.find((one) => one.reason === reason)?.merges ?? 0))}
              </span>
              <span class="figure-links">
                <a href="/api/v1/merges">JSON</a>
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
            credits={credits}
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
