import { readDay, readNote, readWhole } from './read-fields.ts'
import { COMMITMENT_OUTCOMES, type Commitment, type CommitmentOutcome, type SessionFields } from './session.ts'
import { UserError } from './user-error.ts'

/** A session as a person writes it, in a form or in a file of the command line. Empty text means "not said". */
export interface SessionInput {
  heldOn?: string | undefined
  minutes?: number | undefined
  plannedSessions?: number | undefined
  focus?: string | undefined
  goal?: string | undefined
  reality?: string | undefined
  options?: string | undefined
  wayForward?: string | undefined
  insights?: string | undefined
  commitments?: readonly CommitmentInput[] | undefined
  support?: string | undefined
  nextOn?: string | undefined
  nextTopic?: string | undefined
  privateNotes?: string | undefined
}

export interface CommitmentInput {
  what?: string | undefined
  by?: string | undefined
  shownBy?: string | undefined
  confidence?: number | undefined
}

/** What a person says became of a commitment. */
export interface ReviewInput {
  outcome?: string | undefined
  learned?: string | undefined
}

/** More minutes than a day has are a slip of the finger. */
const MAX_MINUTES = 24 * 60
const MAX_SESSIONS = 1000

/**
 * A new session, without facts and with nothing looked back on. Commitments without words are left out.
 *
 * @throws UserError naming the field, what came, and what would be right
 */
export function readSessionFields(input: SessionInput): SessionFields {
  const heldOn = readDay(input.heldOn, 'heldOn')
  if (heldOn === null) throw new UserError('heldOn: the day of the session is needed, such as 2026-11-26')
  const nextOn = readDay(input.nextOn, 'nextOn')
  if (nextOn !== null && nextOn < heldOn) {
    throw new UserError(`nextOn: ${nextOn} lies before the session itself (${heldOn})`)
  }
  return {
    heldOn,
    minutes: readWhole(input.minutes, 'minutes', 1, MAX_MINUTES),
    plannedSessions: readWhole(input.plannedSessions, 'plannedSessions', 1, MAX_SESSIONS),
    facts: [],
    commitments: (input.commitments ?? []).flatMap(readCommitment),
    nextOn,
    ...{ focus: readNote(input.focus), goal: readNote(input.goal), reality: readNote(input.reality) },
    ...{ options: readNote(input.options), wayForward: readNote(input.wayForward), insights: readNote(input.insights) },
    ...{ support: readNote(input.support), nextTopic: readNote(input.nextTopic) },
    privateNotes: readNote(input.privateNotes),
  }
}

function readCommitment(input: CommitmentInput, index: number): Commitment[] {
  const what = readNote(input.what)
  const shownBy = readNote(input.shownBy)
  const field = `commitment ${index + 1}`
  const by = readDay(input.by, `${field}: by`)
  const confidence = readWhole(input.confidence, `${field}: confidence`, 0, 10)
  if (what !== '') return [{ what, by, shownBy, confidence, review: null }]
  if (by === null && shownBy === '' && confidence === null) return []
  throw new UserError(`${field}: say what will be done`)
}

/**
 * Null: not looked back on.
 *
 * @throws UserError for an outcome that is none
 */
export function readReview({ outcome, learned }: ReviewInput, reviewedOn: string): Commitment['review'] {
  const said = outcome?.trim() ?? ''
  if (said === '') return null
  if (!isOutcome(said)) throw new UserError(`outcome: "${said}" is not known; choose one of done, partly, not`)
  return { outcome: said, learned: readNote(learned), reviewedOn }
}

const isOutcome = (text: string): text is CommitmentOutcome => COMMITMENT_OUTCOMES.some((known) => known === text)
