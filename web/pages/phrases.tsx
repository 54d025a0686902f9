import type { FoundPhrase, PhraseExample } from '../../analysis/discovery/phrase-report.ts'
import type { SkillKind } from '../../data/vocabulary/vocabulary.ts'
import { DoneNote } from '../components/done-note.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { Layout } from '../components/layout.tsx'
import { PageLinks } from '../components/page-links.tsx'
import { Quotation } from '../components/quotation.tsx'
import { formatCount, formatDay, formatOpenings } from '../format.ts'
import { KIND_NAMES } from '../labels.ts'
import type { PageContext } from '../page-context.ts'
import { hrefOf } from '../view-state.ts'

export interface ListedPhrase extends FoundPhrase {
  /** Name of the known skill that the phrase may be another spelling of. */
  heldName: string | null
}

export interface PhrasesProps {
  page: PageContext
  phrases: readonly ListedPhrase[]
  found: number
  /** When it was made (UTC, null: never), whether it is of the data as they are, or one is being made, and why the last try failed. */
  list: { madeAt: string | null; isCurrent: boolean; isBeingMade: boolean; failure: string | null }
  pageNumber: number
  pageSize: number
  includesReviewed: boolean
  /** What the last decision did; empty without one. */
  done: string
  kinds: readonly SkillKind[]
  categories: readonly string[]
}

const STATE_NAMES = { new: 'new', accepted: 'accepted', alias: 'alias', ignored: 'ignored' }

/** Phrases that no list knows yet, to be decided by a person. Works without JavaScript. */
export function PhrasesPage(props: PhrasesProps) {
  const { page, phrases, found, list, pageNumber, pageSize, done, includesReviewed } = props
  const at = (number: number) =>
    hrefOf('/phrases', page.state, {}, [
      ['page', number === 1 ? '' : String(number)],
      ['reviewed', includesReviewed ? 'on' : ''],
    ])
  return (
    <Layout page={page} title="Phrases" description="What adverts name that no list knows yet.">
      <div class="page-head">
        <h1>Phrases no list knows yet</h1>
        <p class="lead">
          Expressions that recur where adverts name skills, likeliest skills first. Accept one and every advert is
          counted anew with it; ignore what is none.
        </p>
        <p class="facts">
          <ListAge {...list} reload={at(pageNumber)} />
          <a href={hrefOf('/phrases', page.state, {}, [['reviewed', includesReviewed ? '' : 'on']])}>
            {includesReviewed ? 'Leave out what was ignored' : 'Show what was ignored too'}
          </a>
        </p>
      </div>
      <DoneNote done={done} />
      {list.failure === null ? null : (
        <p class="card" role="status">
          The last try to make this list failed: {list.failure}
        </p>
      )}
      {list.madeAt === null ? (
        <EmptyState title="The first list is being worked out">
          <p>
            Every advert of this installation is read for it: seconds for thousands of adverts, minutes for the first
            time after a large import. <a href={at(1)}>Reload this page</a> in a moment; everything else works
            meanwhile.
          </p>
        </EmptyState>
      ) : phrases.length === 0 ? (
        <EmptyState title="No phrase outside the vocabulary recurs">
          <p>Phrases are looked for in the adverts that this installation has read, not in the shipped figures.</p>
        </EmptyState>
      ) : (
        phrases.map((phrase) => <PhraseCard key={phrase.phrase} phrase={phrase} {...props} />)
      )}
      <PageLinks pageNumber={pageNumber} pageSize={pageSize} total={found} hrefOf={at} />
    </Layout>
  )
}

function ListAge({ madeAt, isCurrent, isBeingMade, reload }: PhrasesProps['list'] & { reload: string }) {
  if (madeAt === null) return null
  const made = `Made on ${formatDay(madeAt.slice(0, 10))} at ${madeAt.slice(11, 16)} UTC`
  if (isCurrent) return <span>{made}</span>
  if (!isBeingMade) return <span>{made}; adverts came since, and while they do it is made anew now and then</span>
  return (
    <span>
      {made}; adverts or skills changed since, and it is being made anew: <a href={reload}>reload</a> in a moment
    </span>
  )
}

function PhraseCard({
  phrase: found,
  kinds,
  categories,
  pageNumber,
  includesReviewed,
}: PhrasesProps & { phrase: ListedPhrase }) {
  const { phrase, openings, employers, growth, examples, state, heldName } = found
  return (
    <section class="card phrase" aria-label={phrase}>
      <h2>{phrase}</h2>
      <p class="facts">
        <span>{formatOpenings(openings)}</span>
        <span>
          {formatCount(employers)} {employers === 1 ? 'employer' : 'employers'}
        </span>
        {state === 'new' ? null : <span>{STATE_NAMES[state]}</span>}
        {heldName === null ? null : <span>perhaps only {heldName} in more words</span>}
        {growth === null ? null : (
          <span>
            {growth.label === null ? 'no clear growth' : growth.label}: {formatCount(growth.recent.count)} of{' '}
            {formatOpenings(growth.recent.n)} in the newest weeks, {formatCount(growth.before.count)} of{' '}
            {formatOpenings(growth.before.n)} before
          </span>
        )}
      </p>
      <ul class="examples">
        {examples.map((example) => (
          <Example key={example.postingId} example={example} />
        ))}
      </ul>
      <form class="review" action="/phrases" method="post" aria-label={`Decide about ${phrase}`}>
        <input type="hidden" name="phrase" value={phrase} />
        <input type="hidden" name="page" value={pageNumber} />
        {includesReviewed ? <input type="hidden" name="reviewed" value="on" /> : null}
        <fieldset>
          <label>
            <span>Name</span>
            <input name="name" value={phrase} maxlength={80} />
          </label>
          <label>
            <span>Kind</span>
            <select name="kind">
              {kinds.map((kind) => (
                <option key={kind} value={kind} selected={kind === 'practice'}>
                  {KIND_NAMES[kind]}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span>Category</span>
            <select name="category" required>
              <option value="">Choose one</option>
              {categories.map((category) => (
                <option key={category} value={category}>
                  {category}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" name="decision" value="accept">
            Accept as a skill
          </button>
        </fieldset>
        <fieldset>
          <label>
            <span>Another spelling of</span>
            <input name="skill" value={heldName ?? ''} placeholder="name of a skill" maxlength={120} />
          </label>
          <button class="secondary" type="submit" name="decision" value="alias" formnovalidate>
            Add to that skill
          </button>
          {state === 'ignored' ? (
            <button class="secondary" type="submit" name="decision" value="reset" formnovalidate>
              Put it back
            </button>
          ) : (
            <button class="secondary" type="submit" name="decision" value="ignore" formnovalidate>
              Ignore
            </button>
          )}
        </fieldset>
      </form>
    </section>
  )
}

function Example({ example }: { example: PhraseExample }) {
  const { sentence, start, end, postedOn } = example
  return (
    <Quotation
      before={sentence.slice(0, start)}
      found={sentence.slice(start, end)}
      after={sentence.slice(end)}
      advert={example}
    >
      <span>{formatDay(postedOn)}</span>
    </Quotation>
  )
}
