import { Fragment } from 'preact'
import type { FactGroup, LookedBack } from '../../analysis/coaching/session-markdown.ts'
import type { Session } from '../../data/session.ts'
import { Layout } from '../components/layout.tsx'
import { formatDay, keepPercent } from '../format.ts'
import { OUTCOME_NAMES } from '../labels.ts'
import type { PageContext } from '../page-context.ts'

export interface SessionProps {
  page: PageContext
  profileId: string
  name: string
  session: Session
  /** Among those with the person, from 1. */
  number: number
  lookedBack: readonly LookedBack[]
  /** Figures that were shown. */
  facts: readonly FactGroup[]
}

const PARTS = [
  ['focus', 'Focus'],
  ['goal', 'Goal'],
  ['reality', 'Reality'],
  ['options', 'Options'],
  ['wayForward', 'Way forward'],
  ['insights', 'Insights'],
  ['support', 'Support from the coach'],
] as const

/** One session to read and to print for the client; the private notes are not printed. */
export function SessionPage({ page, profileId, name, session, number, lookedBack, facts }: SessionProps) {
  const list = `/profiles/${profileId}/sessions`
  const path = `${list}/${session.id}`
  const { heldOn, minutes, plannedSessions, commitments, nextOn, nextTopic, privateNotes } = session
  return (
    <Layout page={page} title="A session" description="A session with a client.">
      <div class="page-head">
        <p class="crumbs session-tools">
          <a href="/profiles">Profiles</a> <span aria-hidden="true">/</span>{' '}
          <a href={list}>
            Sessions with <bdi>{name}</bdi>
          </a>
        </p>
        <h1>
          Session {number}
          {plannedSessions === null ? '' : ` of ${plannedSessions}`}: <bdi>{name}</bdi>
        </h1>
        <p>
          {formatDay(heldOn)}
          {minutes === null ? '' : `, ${minutes} minutes`}
        </p>
        <p class="session-tools">
          <a href={`${path}/edit`}>Change</a> · <a href={`${path}/copy.md`}>The client’s copy (Markdown)</a>, or print
          this page: private notes are on neither.
        </p>
      </div>
      <section class="card" aria-label="The session">
        {lookedBack.length === 0 ? null : (
          <>
            <h2>What became of the last agreed steps</h2>
            <ul>
              {lookedBack.map(({ what, outcome, learned }) => (
                <li key={what}>
                  {what}: {OUTCOME_NAMES[outcome]}
                  {learned === '' ? '' : `. Learned: ${learned}`}
                </li>
              ))}
            </ul>
          </>
        )}
        {facts.length === 0 ? null : (
          <>
            <h2>Market figures shown</h2>
            {facts.map(({ basis, figures }) => (
              <Fragment key={basis}>
                <p class="muted">Of {basis}:</p>
                <ul>
                  {figures.map(({ skill, words }) => (
                    <li key={skill}>{keepPercent(words)}</li>
                  ))}
                </ul>
              </Fragment>
            ))}
          </>
        )}
        {PARTS.map(([field, title]) =>
          session[field] === '' ? null : (
            <div key={field}>
              <h2>{title}</h2>
              <p class="session-text">{session[field]}</p>
            </div>
          ),
        )}
        <h2>Agreed steps</h2>
        {commitments.length === 0 ? <p class="muted">None.</p> : null}
        <ul>
          {commitments.map(({ what, by, shownBy, confidence, review }) => (
            <li key={what}>
              {[
                what,
                by === null ? '' : `by ${formatDay(by)}`,
                shownBy === '' ? '' : `shown by ${shownBy}`,
                confidence === null ? '' : `confidence ${confidence} of 10`,
                review === null ? '' : OUTCOME_NAMES[review.outcome],
              ]
                .filter(Boolean)
                .join('; ')}
            </li>
          ))}
        </ul>
        {nextOn === null && nextTopic === '' ? null : (
          <p>Next: {[nextOn === null ? '' : formatDay(nextOn), nextTopic].filter(Boolean).join(', ')}.</p>
        )}
      </section>
      {privateNotes === '' ? null : (
        <section class="card session-private" aria-labelledby="private">
          <h2 id="private">Private notes of the coach</h2>
          <p class="session-text">{privateNotes}</p>
        </section>
      )}
      <section class="card session-tools" aria-labelledby="delete">
        <h2 id="delete">Delete this session</h2>
        <form class="profile-skills" action={`${path}/delete`} method="post">
          <label class="tick">
            <input type="checkbox" name="sure" value="yes" required /> Yes, delete this session
          </label>
          <div class="selection-actions">
            <button class="secondary" type="submit">
              Delete
            </button>
          </div>
        </form>
      </section>
    </Layout>
  )
}
