import type { SessionPrep } from '../../analysis/coaching/session-prep.ts'
import type { PrivateNote, Session } from '../../data/session.ts'
import { Layout } from '../components/layout.tsx'
import { PersonLinks } from '../components/person-links.tsx'
import { VerdictBadge } from '../components/verdict-badge.tsx'
import { formatCount, formatDay, formatInterval, formatPoints, formatShare, formatSpan } from '../format.ts'
import { OUTCOME_NAMES } from '../labels.ts'
import type { PageContext } from '../page-context.ts'

export interface SessionsProps {
  page: PageContext
  prep: SessionPrep
  /** The earliest first. */
  sessions: readonly Session[]
  notes: readonly PrivateNote[]
}

/** What to know before the next session with a person, and the sessions so far. */
export function SessionsPage({ page, prep, sessions, notes }: SessionsProps) {
  const { profileId, name, number } = prep
  const path = `/profiles/${profileId}/sessions`
  return (
    <Layout page={page} title="Sessions" description="Sessions with a client, and what to know before the next one.">
      <div class="page-head">
        <p class="crumbs">
          <a href="/profiles">Profiles</a> <span aria-hidden="true">/</span>{' '}
          <a href={`/profiles/${profileId}`}>
            <bdi>{name}</bdi>
          </a>
        </p>
        <h1>
          Sessions with <bdi>{name}</bdi>
        </h1>
        <PersonLinks id={profileId} current="sessions" />
        <p>
          <a class="button" href={`${path}/new`}>
            Write down session {number}
          </a>
        </p>
      </div>
      <MarketSince prep={prep} />
      <form action={`${path}/said`} method="post">
        <Commitments prep={prep} />
        <SessionList path={path} sessions={sessions} />
        <PrivateNotes last={prep.last} notes={notes} />
      </form>
    </Layout>
  )
}

function MarketSince({ prep: { market, factsAgain, last } }: { prep: SessionPrep }) {
  const { target, n, span, basis, sources, since, moved, tooFew } = market
  return (
    <section class="card" aria-labelledby="market">
      <h2 id="market">{last === null ? 'The market now' : `The market since ${formatDay(last.heldOn)}`}</h2>
      {span === null ? (
        <p>There are no {target} to compare with yet.</p>
      ) : (
        <p class="muted">
          {formatCount(n)} {target}, {formatSpan(span.from, span.until)};{' '}
          {basis === 'history' ? 'shipped history' : 'sources'}: {sources.map((source) => source.name).join(', ')}.
        </p>
      )}
      {since === null ? (
        <p>No openings of them came {last === null ? 'yet' : 'since'}.</p>
      ) : moved.length === 0 ? (
        <p>
          No skill clearly rose or fell in {formatCount(since.n)} openings, {formatSpan(since.from, since.until)}
          {tooFew === 0 ? '' : `; of ${formatCount(tooFew)} skills these are too few to tell`}.
        </p>
      ) : (
        <ul>
          {moved.map(({ skill, name, verdict, reason, points, low, high }) => (
            <li key={skill}>
              {name} <VerdictBadge verdict={verdict} reason={reason} /> {formatPoints(points)} points (
              {formatPoints(low)} to {formatPoints(high)}), n = {formatCount(since.n)}
            </li>
          ))}
        </ul>
      )}
      {factsAgain.length === 0 ? null : (
        <>
          <h3>Figures shown before</h3>
          <ul>
            {factsAgain.map(({ then, now, isApart }) => (
              <li key={then.skill}>
                {then.name}: {formatShare(then.share)} of {formatCount(then.n)} when shown, {formatShare(now.share)} (
                {formatInterval(now.low, now.high)}) of {formatCount(now.n)} now
                {isApart ? '' : '; both count some of the same openings'}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function SessionList({ path, sessions }: { path: string; sessions: readonly Session[] }) {
  return (
    <section class="card" aria-labelledby="so-far">
      <h2 id="so-far">Sessions so far</h2>
      {sessions.length === 0 ? <p class="muted">None yet.</p> : null}
      <ul>
        {sessions.map(({ id, heldOn, focus }, index) => (
          <li key={id}>
            <a href={`${path}/${id}`}>
              Session {index + 1}, {formatDay(heldOn)}
            </a>
            {focus === '' ? null : <span class="client-sub">{focus}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function PrivateNotes({ last, notes }: { last: Session | null; notes: readonly PrivateNote[] }) {
  return (
    <section class="card session-private" aria-labelledby="notes">
      <h2 id="notes">Private notes of the coach</h2>
      <p class="muted">On no sheet, no copy and no export for the client; deleted with the person.</p>
      {last === null || last.privateNotes === '' ? null : <p class="session-text">Last session: {last.privateNotes}</p>}
      <div class="profile-skills">
        <ul>
          {notes.map(({ id, writtenAt, text }, index) => (
            <li key={id} class="session-note">
              <span class="session-text">
                {formatDay(writtenAt.slice(0, 10))}: {text}
              </span>
              <label class="tick">
                <input
                  type="checkbox"
                  name={`remove.${index}`}
                  value={id}
                  aria-label={`Delete the note of ${formatDay(writtenAt.slice(0, 10))}`}
                />{' '}
                delete it
              </label>
            </li>
          ))}
        </ul>
        <label>
          <span>A new note</span>
          <textarea name="note" rows={2} maxlength={4000} />
        </label>
        <div class="selection-actions">
          <button type="submit" name="at" value="notes">
            {notes.length === 0 ? 'Keep the note' : 'Save the notes'}
          </button>
          <span class="quiet">Keeps what is said of steps above too.</span>
        </div>
      </div>
    </section>
  )
}

function Commitments({ prep: { openCommitments, overdueMilestones } }: { prep: SessionPrep }) {
  return (
    <section class="card" aria-labelledby="commitments">
      <h2 id="commitments">Agreed steps to look back on</h2>
      {openCommitments.length === 0 ? <p class="muted">None.</p> : null}
      {openCommitments.map((step, index) => (
        <Step key={`${step.sessionId} ${step.position}`} step={step} index={index} />
      ))}
      {openCommitments.length === 0 ? null : (
        <div class="selection-actions">
          <button type="submit" name="at" value="commitments">
            Keep
          </button>
          <span class="quiet">Keeps every step of which something is said, and a note below too.</span>
        </div>
      )}
      {overdueMilestones.length === 0 ? null : (
        <>
          <h3>Milestones of the plan that have passed</h3>
          <ul>
            {overdueMilestones.map(({ goal, title, dueOn }) => (
              <li key={`${goal} ${title}`}>
                {title} ({goal}), {formatDay(dueOn)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Step({ step, index }: { step: SessionPrep['openCommitments'][number]; index: number }) {
  const { sessionId, position, what, by, isOverdue } = step
  return (
    <div class="session-review">
      <input type="hidden" name={`steps.${index}.step`} value={`${sessionId}/${position}/${what}`} />
      <span>
        {what}
        {by === null ? null : <span class="client-sub">by {formatDay(by)}</span>}
        {isOverdue ? <span class="client-late">has passed</span> : null}
      </span>
      <label>
        <span>What became of it</span>
        <select name={`steps.${index}.outcome`}>
          <option value="">not said yet</option>
          {Object.entries(OUTCOME_NAMES).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>What was learned</span>
        <input name={`steps.${index}.learned`} maxlength={4000} autocomplete="off" />
      </label>
    </div>
  )
}
