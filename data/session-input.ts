import { readDay, readNote, readPastDay, readWhole } from './read-fields.ts'
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
 * @param today  UTC day
 * @throws UserError naming the field, what came, and what would be right
 */
export function readSessionFields(input: SessionInput, today: string): SessionFields {
  const heldOn = readPastDay(input.heldOn, 'heldOn', today)
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
  throw new UserError(`${field}: what: say what will be done`)
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

const TEXTS: readonly string[] = [
  ...['heldOn', 'focus', 'goal', 'reality', 'options', 'wayForward', 'insights', 'support', 'nextOn', 'nextTopic'],
  'privateNotes',
]
const COMMITMENT_TEXTS: readonly string[] = ['what', 'by', 'shownBy']

/**
 * A session as a file of the command line has it: one JSON object with the fields of `SessionInput`.
 *
 * @param file  its name, for messages
 * @throws UserError naming the file and the field that does not fit
 */
export function readSessionFile(text: string, file: string, today: string): SessionFields {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch (error) {
    throw new UserError(`${file}: not JSON: ${(error as Error).message}`)
  }
  checkFields(read, file, TEXTS, ['minutes', 'plannedSessions'], ['commitments'])
  const { commitments = [] } = read as { commitments?: unknown }
  if (!Array.isArray(commitments)) throw new UserError(`${file}: commitments: a list is needed`)
  for (const [index, commitment] of commitments.entries()) {
    checkFields(commitment, `${file}: commitment ${index + 1}`, COMMITMENT_TEXTS, ['confidence'])
  }
  try {
    return readSessionFields(read as SessionInput, today)
  } catch (error) {
    throw error instanceof UserError ? new UserError(`${file}: ${error.message}`) : error
  }
}

function checkFields(
  read: unknown,
  where: string,
  texts: readonly string[],
  numbers: readonly string[],
  others: readonly string[] = [],
): void {
  if (typeof read !== 'object' || read === null || Array.isArray(read))
    throw new UserError(`${where}: an object is needed`)
  for (const [field, value] of Object.entries(read)) {
    const kind = texts.includes(field) ? 'string' : numbers.includes(field) ? 'number' : null
    if (kind !== null && typeof value === kind) continue
    if (kind !== null) throw new UserError(`${where}: ${field}: a ${kind === 'string' ? 'text' : 'number'} is needed`)
    if (!others.includes(field))
      throw new UserError(`${where}: ${field} is not known; there are ${[...texts, ...numbers, ...others].join(', ')}`)
  }
}
