import type { Seniority, Workplace } from './domain.ts'
import type { ShareFigure } from './share-figure.ts'

/** What became of a commitment when it was looked back on. */
export const COMMITMENT_OUTCOMES = ['done', 'partly', 'not'] as const
export type CommitmentOutcome = (typeof COMMITMENT_OUTCOMES)[number]

/** What a client said they would do. */
export interface Commitment {
  what: string
  /** UTC day; null: no day was agreed. */
  by: string | null
  /** How they will show that it is done. */
  shownBy: string
  /** How sure they are to do it, 0 to 10. */
  confidence: number | null
  /** Null until a later session looks back on it. */
  review: { outcome: CommitmentOutcome; learned: string; reviewedOn: string } | null
}

/** A figure of the market as it stood when a coach showed it. */
export interface ShownFact extends ShareFigure {
  skill: string
  name: string
  /** Which openings were counted. */
  market: { role: string | null; seniority: Seniority | null; country: string | null; workplace: Workplace | null }
  /** Half-open span of the openings. */
  from: string
  until: string
  countedOn: string
  /** `openings` of this installation, or shipped `history`. */
  basis: 'openings' | 'history'
}

/** A coaching session as it is written down. Everything but `privateNotes` is for the client's eyes too. */
export interface SessionFields {
  /** UTC day. */
  heldOn: string
  minutes: number | null
  /** How many sessions were agreed on; null: not said. */
  plannedSessions: number | null
  focus: string
  facts: ShownFact[]
  /** GROW: where to, where from, what could be done, what will be (Whitmore, Coaching for Performance, 1992). */
  goal: string
  reality: string
  options: string
  wayForward: string
  /** In the client's words. */
  insights: string
  commitments: Commitment[]
  /** What the coach will do. */
  support: string
  /** UTC day. */
  nextOn: string | null
  nextTopic: string
  /** Of the coach alone: on no copy for the client, in no export but the coach's own. */
  privateNotes: string
}

export const EMPTY_SESSION: Omit<SessionFields, 'heldOn'> = {
  ...{ minutes: null, plannedSessions: null, focus: '', facts: [] },
  ...{ goal: '', reality: '', options: '', wayForward: '', insights: '' },
  ...{ commitments: [], support: '', nextOn: null, nextTopic: '', privateNotes: '' },
}

export interface Session extends SessionFields {
  /** Random. */
  id: string
  createdAt: string
  updatedAt: string
}

/** What may be handed to the client. */
export type ClientSession = Omit<Session, 'privateNotes'>

export const withoutPrivateNotes = ({ privateNotes: _, ...session }: Session): ClientSession => session

/** Something a coach wants to remember of a client outside any session. Private as those of a session are. */
export interface PrivateNote {
  /** Random. */
  id: string
  writtenAt: string
  text: string
}

/** The desk needs no more of a client's sessions than this. */
export interface SessionSummary {
  sessions: number
  lastOn: string | null
  /** Of the latest session. */
  nextOn: string | null
  openCommitments: number
  /** Of these, the ones whose day has passed. */
  overdueCommitments: number
}

/** A commitment that nobody looked back on yet, with where it stands. */
export interface OpenCommitment extends Commitment {
  sessionId: string
  /** Position among those of its session. */
  position: number
  agreedOn: string
  isOverdue: boolean
}

/** Commitments that wait to be looked back on, the earliest day first, those without a day last. */
export function listOpenCommitments(sessions: readonly Session[], today: string): OpenCommitment[] {
  return sessions
    .flatMap(({ id, heldOn, commitments }) =>
      commitments.map((commitment, position) => ({
        ...commitment,
        ...{ sessionId: id, position, agreedOn: heldOn },
        isOverdue: commitment.by !== null && commitment.by < today,
      })),
    )
    .filter(({ review }) => review === null)
    .sort((a, b) => ((a.by ?? '9') < (b.by ?? '9') ? -1 : (a.by ?? '9') > (b.by ?? '9') ? 1 : 0))
}

/** @param sessions  of one person */
export function summarizeSessions(sessions: readonly Session[], today: string): SessionSummary {
  const latest = sessions.reduce<Session | null>(
    (last, session) => (last === null || session.heldOn >= last.heldOn ? session : last),
    null,
  )
  const open = listOpenCommitments(sessions, today)
  return {
    sessions: sessions.length,
    lastOn: latest?.heldOn ?? null,
    nextOn: latest?.nextOn ?? null,
    openCommitments: open.length,
    overdueCommitments: open.filter(({ isOverdue }) => isOverdue).length,
  }
}
