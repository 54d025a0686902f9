import type { MergeReason, SourceInfo } from '../../data/domain.ts'
import type { Merge, MergedPosting, MergeRate, UndoneMerge } from '../../data/store/contracts/merges.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { Layout } from '../components/layout.tsx'
import { ScrollTable } from '../components/scroll-table.tsx'
import { OutsideLink } from '../components/skill-link.tsx'
import { formatCount, formatDay, formatShare } from '../format.ts'
import { MERGE_REASON_NAMES } from '../labels.ts'
import type { PageContext } from '../page-context.ts'
import { hrefOf } from '../view-state.ts'

export type Credit = Pick<SourceInfo, 'name' | 'attribution' | 'url' | 'linkDuty'>

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
            <MergeTable merges={merges} credits={credits} />
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
          <UndoneTable undone={undone} credits={credits} />
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
          <RateTable rates={rates} />
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

function MergeTable({ merges, credits }: Pick<MergesProps, 'merges' | 'credits'>) {
  return (
    <ScrollTable label="Merged adverts">
      <thead>
        <tr>
          <th scope="col">Week</th>
          <th scope="col">Advert</th>
          <th scope="col">counts with</th>
          <th scope="col">Reason</th>
          <th scope="col">Undo</th>
        </tr>
      </thead>
      <tbody>
        {merges.map((merge) => (
          <tr key={merge.id}>
            <td>{formatDay(merge.weekStart)}</td>
            <th scope="row">
              <Posting posting={merge.posting} credits={credits} />
            </th>
            <td>
              <Posting posting={merge.mergedWith} credits={credits} />
            </td>
            <td>
              <Reason merge={merge} />
            </td>
            <td>
              <Decision action="undo" merge={merge} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

function UndoneTable({ undone, credits }: Pick<MergesProps, 'undone' | 'credits'>) {
  return (
    <ScrollTable label="Undone merges">
      <thead>
        <tr>
          <th scope="col">Undone on</th>
          <th scope="col">Advert</th>
          <th scope="col">counted with</th>
          <th scope="col">Reason</th>
          <th scope="col">Redo</th>
        </tr>
      </thead>
      <tbody>
        {undone.map((merge) => (
          <tr key={merge.id}>
            <td>{formatDay(merge.undoneAt.slice(0, 10))}</td>
            <th scope="row">
              <Posting posting={merge.posting} credits={credits} />
            </th>
            <td>
              <Posting posting={merge.mergedWith} credits={credits} />
            </td>
            <td>
              <Reason merge={merge} />
            </td>
            <td>
              <Decision action="redo" merge={merge} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

function Posting({ posting, credits }: { posting: MergedPosting } & Pick<MergesProps, 'credits'>) {
  const { title, url, company, placeText, source, board, postedOn } = posting
  const credit = credits.get(source)
  return (
    <>
      <OutsideLink url={url} duty={credit?.linkDuty ?? null}>
        {title}
      </OutsideLink>
      <span class="kind">
        <bdi>{[company ?? 'employer not stated', placeText ?? 'place not stated'].join(', ')}</bdi>
      </span>
      <span class="kind">
        <OutsideLink url={credit?.url ?? null} duty={credit?.linkDuty ?? null}>
          {credit?.attribution ?? credit?.name ?? source}
        </OutsideLink>
        {board === '' ? '' : `, board ${board}`}, {formatDay(postedOn)}
      </span>
    </>
  )
}

function Reason({ merge: { reason, jaccard, overlap } }: { merge: Pick<Merge, 'reason' | 'jaccard' | 'overlap'> }) {
  const figures =
    jaccard === null ? null : `${formatShare(jaccard)} of both texts, ${formatShare(overlap)} of the shorter one`
  return (
    <>
      {MERGE_REASON_NAMES[reason]}
      {figures === null ? null : <span class="kind">{figures}</span>}
    </>
  )
}

function Decision({ action, merge: { id, posting } }: { action: 'undo' | 'redo'; merge: Merge | UndoneMerge }) {
  return (
    <form method="post" action={`/sources/merges/${action}`}>
      <input type="hidden" name="id" value={id} />
      <button type="submit" class="secondary" aria-label={`${NAMES[action]} the merge of ${posting.title}`}>
        {NAMES[action]}
      </button>
    </form>
  )
}

const NAMES = { undo: 'Undo', redo: 'Redo' } as const

function RateTable({ rates }: Pick<MergesProps, 'rates'>) {
  return (
    <ScrollTable label="Merge rates">
      <thead>
        <tr>
          <th scope="col">Week</th>
          <th scope="col">Source</th>
          <th scope="col" class="number">
            Postings
          </th>
          <th scope="col" class="number">
            Openings
          </th>
          <th scope="col" class="number">
            Merged
          </th>
          <th scope="col" class="number">
            into another source
          </th>
        </tr>
      </thead>
      <tbody>
        {rates.map(({ weekStart, source, postings, openings, mergeRate, crossSourceMergeRate }) => (
          <tr key={`${weekStart} ${source}`}>
            <th scope="row">{formatDay(weekStart)}</th>
            <td>{source}</td>
            <td class="number">{formatCount(postings)}</td>
            <td class="number">{formatCount(openings)}</td>
            <td class="number">{formatShare(mergeRate)}</td>
            <td class="number">{formatShare(crossSourceMergeRate)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
