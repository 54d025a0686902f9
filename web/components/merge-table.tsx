import type { SourceInfo } from '../../data/domain.ts'
import type { Merge, MergedPosting } from '../../data/store/contracts/merges.ts'
import { formatDay, formatShare } from '../format.ts'
import { MERGE_REASON_NAMES } from '../labels.ts'
import type { QueryPairs } from '../view-state.ts'
import { ScrollTable } from './scroll-table.tsx'
import { OutsideLink } from './skill-link.tsx'

export type Credit = Pick<SourceInfo, 'name' | 'attribution' | 'url' | 'linkDuty'>
type ShownMerge = Pick<Merge, 'id' | 'posting' | 'mergedWith' | 'reason' | 'jaccard' | 'overlap'>

interface MergeTableProps {
  label: string
  words: { day: string; with: string; action: keyof typeof ACTION_NAMES }
  rows: readonly { merge: ShownMerge; day: string }[]
  /** Whose postings these are, by source, and what it asks of those who show them. */
  credits: ReadonlyMap<string, Credit>
  /** Which view of the page one comes back to: its parameters. */
  view: QueryPairs
}

const ACTION_NAMES = { undo: 'Undo', redo: 'Redo' } as const

/** Pairs of adverts that count as one opening, or did, each with its reason and the way back. */
export function MergeTable({ label, words, rows, credits, view }: MergeTableProps) {
  return (
    <ScrollTable label={label} kind="text-table merge-table">
      <thead>
        <tr>
          <th scope="col">{words.day}</th>
          <th scope="col">Advert</th>
          <th scope="col">{words.with}</th>
          <th scope="col">Reason</th>
          <th scope="col">{ACTION_NAMES[words.action]}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ merge, day }) => (
          <tr key={merge.id}>
            <td data-head={words.day}>{formatDay(day)}</td>
            <th scope="row">
              <Posting posting={merge.posting} credits={credits} />
            </th>
            <td data-head={words.with}>
              <Posting posting={merge.mergedWith} credits={credits} />
            </td>
            <td data-head="Reason">
              <Reason merge={merge} />
            </td>
            <td>
              <Decision action={words.action} merge={merge} view={view} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

function Posting({ posting, credits }: { posting: MergedPosting } & Pick<MergeTableProps, 'credits'>) {
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

function Reason({ merge: { reason, jaccard, overlap } }: { merge: ShownMerge }) {
  const figures =
    jaccard === null ? null : `${formatShare(jaccard)} of both texts, ${formatShare(overlap)} of the shorter one`
  return (
    <>
      {MERGE_REASON_NAMES[reason]}
      {figures === null ? null : <span class="kind">{figures}</span>}
    </>
  )
}

function Decision({ action, merge: { id, posting }, view }: DecisionProps) {
  return (
    <form method="post" action={`/sources/merges/${action}`}>
      <input type="hidden" name="id" value={id} />
      {view.map(([name, value]) =>
        value === '' ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <button type="submit" class="secondary" aria-label={`${ACTION_NAMES[action]} the merge of ${posting.title}`}>
        {ACTION_NAMES[action]}
      </button>
    </form>
  )
}

interface DecisionProps {
  action: keyof typeof ACTION_NAMES
  merge: ShownMerge
  view: QueryPairs
}
