import { Fragment } from 'preact'
import type { FactGroup } from '../../analysis/coaching/session-markdown.ts'
import type { CommitmentOutcome, Session } from '../../data/session.ts'
import { Layout } from '../components/layout.tsx'
import { AmountField, DayField, LineField, NoteField } from '../components/plan-fields.tsx'
import { formatDay, keepPercent } from '../format.ts'
import { OUTCOME_NAMES } from '../labels.ts'
import type { PageContext } from '../page-context.ts'

export interface SessionFormProps {
  page: PageContext
  profileId: string
  name: string
  /** Null: a new one. */
  session: Session | null
  /** Of what the form is filled with; null: a new one. */
  edition: string | null
  /** UTC day. */
  today: string
  plannedSessions: number | null
  /** Market figures that may be shown; none when a session is changed. */
  offered: readonly FactGroup[]
}

const EMPTY_COMMITMENTS = 3

/** A session is written down: GROW, what was agreed, and what only the coach may read. */
export function SessionFormPage({ page, profileId, name, session, edition, ...props }: SessionFormProps) {
  const { today, plannedSessions, offered } = props
  const path = `/profiles/${profileId}/sessions`
  const places = offered.flatMap(({ figures }) => figures.map(({ skill }) => skill))
  const rows = [...(session?.commitments ?? []), ...Array.from({ length: EMPTY_COMMITMENTS }, () => null)]
  return (
    <Layout page={page} title="A session" description="A session with a client, written down.">
      <div class="page-head">
        <p class="crumbs">
          <a href="/profiles">Profiles</a> <span aria-hidden="true">/</span>{' '}
          <a href={path}>
            Sessions with <bdi>{name}</bdi>
          </a>
        </p>
        <h1>{session === null ? 'A new session' : 'Change a session'}</h1>
      </div>
      <form class="plan-form" action={session === null ? path : `${path}/${session.id}`} method="post">
        {edition === null ? null : <input type="hidden" name="edition" value={edition} />}
        <fieldset class="card plan-wide">
          <legend>The session</legend>
          <DayField
            name="heldOn"
            label="Day"
            value={session?.heldOn ?? today}
            hint={`Days are UTC; today is ${formatDay(today)}.`}
            isRequired
          />
          <AmountField name="minutes" label="Minutes" value={session?.minutes ?? null} least={1} most={1440} />
          <AmountField
            name="plannedSessions"
            label="Sessions agreed on, in all"
            value={session?.plannedSessions ?? plannedSessions}
            least={1}
            most={1000}
          />
          <NoteField name="focus" label="Focus for today" value={session?.focus ?? null} />
        </fieldset>
        {offered.length === 0 ? null : (
          <fieldset class="card plan-wide">
            <legend>Market figures shown</legend>
            {offered.map(({ basis, figures }) => (
              <Fragment key={basis}>
                <p class="muted plan-wide">Of {basis}:</p>
                {figures.map(({ skill, words }) => (
                  <label key={skill} class="tick plan-wide">
                    <input type="hidden" name={`facts.${places.indexOf(skill)}.skill`} value={skill} />
                    <input type="checkbox" name={`facts.${places.indexOf(skill)}.isShown`} value="true" />{' '}
                    {keepPercent(words)}
                  </label>
                ))}
              </Fragment>
            ))}
          </fieldset>
        )}
        <fieldset class="card plan-wide">
          <legend>The conversation</legend>
          <NoteField name="goal" label="Goal: where to" value={session?.goal ?? null} />
          <NoteField name="reality" label="Reality: where from" value={session?.reality ?? null} />
          <NoteField name="options" label="Options: what could be done" value={session?.options ?? null} />
          <NoteField name="wayForward" label="Way forward: what will be" value={session?.wayForward ?? null} />
          <NoteField name="insights" label="Insights, in the client’s words" value={session?.insights ?? null} />
        </fieldset>
        {rows.map((row, index) => (
          <fieldset key={index} class="card plan-wide">
            <legend>Agreed step {index + 1}</legend>
            <LineField
              name={`commitments.${index}.what`}
              label="What"
              value={row?.what ?? null}
              hint={row?.review ? reviewHint(row.review.outcome) : undefined}
              isWide
            />
            <DayField name={`commitments.${index}.by`} label="By" value={row?.by ?? null} />
            <LineField name={`commitments.${index}.shownBy`} label="How it is shown" value={row?.shownBy ?? null} />
            <AmountField
              name={`commitments.${index}.confidence`}
              label="Confidence, 0 to 10"
              value={row?.confidence ?? null}
              least={0}
              most={10}
            />
          </fieldset>
        ))}
        <fieldset class="card plan-wide">
          <legend>Until the next time</legend>
          <NoteField name="support" label="What the coach will do" value={session?.support ?? null} />
          <DayField name="nextOn" label="Next date" value={session?.nextOn ?? null} />
          <LineField name="nextTopic" label="Next topic" value={session?.nextTopic ?? null} isWide />
        </fieldset>
        <fieldset class="card plan-wide session-private">
          <legend>Private notes of the coach</legend>
          <NoteField
            name="privateNotes"
            label="For the coach alone"
            hint="On no sheet, no copy and no export for the client."
            value={session?.privateNotes ?? null}
            rows={4}
          />
        </fieldset>
        <div class="selection-actions plan-wide">
          <button type="submit">Keep this session</button>
          <a href={path}>Back without saving</a>
        </div>
      </form>
    </Layout>
  )
}

/** What is kept of a step that is changed. */
const reviewHint = (outcome: CommitmentOutcome): string =>
  `Looked back on: ${OUTCOME_NAMES[outcome]}. That stays while most of its words do; another step begins without.`
