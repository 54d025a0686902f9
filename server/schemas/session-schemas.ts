import { type Static, Type } from '@fastify/type-provider-typebox'
import { type ClientSession, COMMITMENT_OUTCOMES, type CommitmentOutcome, type ShownFact } from '../../data/session.ts'
import type { SessionInput } from '../../data/session-input.ts'
import { EditionSchema } from './edition-schema.ts'
import { OrNull } from './market-schemas.ts'

const text = Type.String()
const OutcomeSchema = Type.Unsafe<CommitmentOutcome>({ type: 'string', enum: COMMITMENT_OUTCOMES })

/** A session; with `privateNotes` only where these were asked for. */
export const SessionSchema = Type.Object({
  ...{ id: text, heldOn: text, minutes: OrNull.number, plannedSessions: OrNull.number, focus: text },
  facts: Type.Array(Type.Unsafe<ShownFact>({ type: 'object', additionalProperties: true })),
  ...{ goal: text, reality: text, options: text, wayForward: text, insights: text },
  commitments: Type.Array(
    Type.Object({
      ...{ what: text, by: OrNull.text, shownBy: text, confidence: OrNull.number },
      review: Type.Union([Type.Object({ outcome: OutcomeSchema, learned: text, reviewedOn: text }), Type.Null()]),
    }),
  ),
  ...{ support: text, nextOn: OrNull.text, nextTopic: text, createdAt: text, updatedAt: text },
  privateNotes: Type.Optional(text),
})

export const PrivateQuery = Type.Object({
  private: Type.Optional(Type.Literal('yes', { description: 'with the private notes: for the coach alone' })),
})

const note = Type.Optional(Type.String({ maxLength: 4000 }))
const day = Type.Optional(Type.String({ maxLength: 10 }))

const inputProperties = {
  ...{ heldOn: day, focus: note, goal: note, reality: note, options: note, wayForward: note, insights: note },
  minutes: Type.Optional(Type.Integer()),
  plannedSessions: Type.Optional(Type.Integer()),
  commitments: Type.Optional(
    Type.Array(
      Type.Object(
        { what: note, by: day, shownBy: note, confidence: Type.Optional(Type.Integer()) },
        { additionalProperties: false },
      ),
      { maxItems: 50 },
    ),
  ),
  ...{ support: note, nextOn: day, nextTopic: note, privateNotes: note },
}

export const SessionInputSchema = Type.Object(inputProperties, { additionalProperties: false })

/** The form of the page: which of the figures on offer were shown. */
export const SessionFormSchema = Type.Object(
  {
    ...inputProperties,
    edition: EditionSchema,
    facts: Type.Optional(
      Type.Array(Type.Object({ skill: Type.String({ maxLength: 120 }), isShown: Type.Optional(Type.Boolean()) }), {
        maxItems: 50,
      }),
    ),
  },
  { additionalProperties: false },
)

export const ReviewFormSchema = Type.Object({
  outcome: Type.Optional(Type.String({ maxLength: 20 })),
  learned: note,
})

/** The page of sessions: what became of steps, a note, and notes to delete. */
export const SaidFormSchema = Type.Object(
  {
    steps: Type.Optional(
      Type.Array(
        Type.Object(
          { step: Type.String(), outcome: Type.Optional(Type.String({ maxLength: 20 })), learned: note },
          { additionalProperties: false },
        ),
      ),
    ),
    note,
    remove: Type.Optional(Type.Array(Type.String({ pattern: '^[0-9a-f]{32}$' }))),
    at: Type.Optional(Type.Union([Type.Literal('commitments'), Type.Literal('notes')])),
  },
  { additionalProperties: false },
)

/** These fail to compile when sessions and their description part ways. */
export const describesSession: ClientSession extends Static<typeof SessionSchema> ? true : false = true
export const takesSession: Static<typeof SessionInputSchema> extends SessionInput ? true : false = true
