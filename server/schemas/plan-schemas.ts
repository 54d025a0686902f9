import { type Static, type TProperties, Type } from '@fastify/type-provider-typebox'
import type { PlanReport } from '../../analysis/plan/plan-report.ts'
import type { CheckInInput } from '../../data/check-in-input.ts'
import {
  CADENCES,
  type CheckIn,
  DECISIONS,
  GOAL_STATES,
  type Goal,
  type MarketChange,
  type MarketFigure,
  OUTCOMES,
  type PlanFields,
  REVIEW_KINDS,
} from '../../data/plan.ts'
import type { GoalInput, PlanInput } from '../../data/plan-input.ts'
import { OrNull, SelectionSchema, ShareSchema, VerdictSchema } from './market-schemas.ts'
import { ProfileSchema, SkillLevelSchema } from './profile-schemas.ts'
import { SessionSchema } from './session-schemas.ts'

/** Plans as the API describes them: what is sent, and what is taken. */

const oneOf = <Value extends string>(values: readonly Value[]) => Type.Unsafe<Value>({ type: 'string', enum: values })
const orNull = <Value>(schema: object) => Type.Unsafe<Value | null>({ anyOf: [schema, { type: 'null' }] })
const strict = <Properties extends TProperties>(properties: Properties) =>
  Type.Object(properties, { additionalProperties: false })

const { from: _, until: _until, ...selection } = SelectionSchema.properties
const MarketSelectionSchema = Type.Object(selection)
const BasisSchema = oneOf(['openings', 'history'] as const)

const MarketFigureSchema = Type.Object({
  countedOn: Type.String(),
  skill: Type.String(),
  ...ShareSchema.properties,
  verdict: VerdictSchema,
  selection: MarketSelectionSchema,
  from: Type.String(),
  until: Type.String(),
  basis: BasisSchema,
  sources: Type.Array(
    Type.Object({ source: Type.String(), name: Type.String(), count: Type.Integer(), n: Type.Integer() }),
  ),
  rules: Type.String(),
})
const FigureOrNull = orNull<MarketFigure>(MarketFigureSchema)

const ComparedSchema = Type.Object({ share: Type.Number(), count: Type.Integer(), n: Type.Integer() })
const MarketChangeSchema = Type.Object({
  verdict: oneOf(['rose', 'fell', 'same', 'too-few', 'no-newer', 'not-comparable'] as const),
  earlier: orNull<Static<typeof ComparedSchema>>(ComparedSchema),
  later: orNull<Static<typeof ComparedSchema>>(ComparedSchema),
  points: OrNull.number,
  low: OrNull.number,
  high: OrNull.number,
  isRecounted: Type.Boolean(),
  flags: Type.Array(oneOf(['turned-falling', 'left-interval'] as const)),
})
const ChangeOrNull = orNull<MarketChange>(MarketChangeSchema)

export const GoalSchema = Type.Object({
  id: Type.String(),
  statement: Type.String(),
  skill: OrNull.text,
  skillName: Type.String(),
  targetLevel: orNull<NonNullable<Goal['targetLevel']>>(SkillLevelSchema),
  specific: Type.String(),
  measure: Type.String(),
  hours: OrNull.number,
  prerequisites: Type.String(),
  reason: Type.String(),
  market: FigureOrNull,
  startOn: OrNull.text,
  dueOn: OrNull.text,
  milestones: Type.Array(
    Type.Object({ id: Type.String(), title: Type.String(), dueOn: OrNull.text, doneOn: OrNull.text }),
  ),
  resources: Type.Array(
    Type.Object({ title: Type.String(), url: Type.String(), cost: Type.String(), hours: OrNull.number }),
  ),
  support: Type.String(),
  confidence: OrNull.number,
  state: oneOf(GOAL_STATES),
  stateReason: Type.String(),
  stateChangedOn: Type.String(),
  outcome: orNull<NonNullable<Goal['outcome']>>(oneOf(OUTCOMES)),
  difference: OrNull.number,
  setOn: Type.String(),
})

export const CheckInSchema = Type.Object({
  id: Type.String(),
  createdAt: Type.String(),
  on: Type.String(),
  note: Type.String(),
  nextOn: OrNull.text,
  goals: Type.Array(
    Type.Object({
      goalId: Type.String(),
      statement: Type.String(),
      progressPercent: OrNull.number,
      hours: OrNull.number,
      obstacle: Type.String(),
      nextStep: Type.String(),
      nextStepOn: OrNull.text,
      confidence: OrNull.number,
      decision: oneOf(DECISIONS),
      reason: Type.String(),
      milestonesDone: Type.Array(Type.String()),
      market: FigureOrNull,
      change: ChangeOrNull,
    }),
  ),
})

const PlanMarketSchema = Type.Object({
  countedOn: Type.String(),
  selection: MarketSelectionSchema,
  from: OrNull.text,
  until: OrNull.text,
  n: Type.Integer(),
  basis: BasisSchema,
  sources: Type.Array(Type.String()),
  coverage: Type.Object({ count: Type.Integer(), n: Type.Integer(), threshold: Type.Number() }),
})

const TodaySchema = Type.Object({
  on: Type.String(),
  hints: Type.Array(Type.String()),
  goals: Type.Array(
    Type.Object({
      goalId: Type.String(),
      hints: Type.Array(Type.Object({ letter: oneOf(['S', 'M', 'A', 'R', 'T'] as const), hint: Type.String() })),
      now: FigureOrNull,
      change: ChangeOrNull,
      sentences: Type.Array(Type.String()),
    }),
  ),
  roadmap: Type.Object({
    startOn: Type.String(),
    endOn: Type.String(),
    items: Type.Array(
      Type.Object({
        goalId: Type.String(),
        band: oneOf(['short', 'mid', 'long'] as const),
        startOn: Type.String(),
        dueOn: Type.String(),
        isEstimated: Type.Boolean(),
      }),
    ),
  }),
  strengths: Type.Array(
    Type.Object({
      skill: Type.String(),
      name: Type.String(),
      level: orNull<NonNullable<Goal['targetLevel']>>(SkillLevelSchema),
      evidence: Type.String(),
      ...ShareSchema.properties,
    }),
  ),
  nextReviewOn: OrNull.text,
  overdueReviews: Type.Integer(),
  openMilestones: Type.Integer(),
  overdueMilestones: Type.Integer(),
})

const KeptPlanSchema = Type.Object({
  profileId: Type.String(),
  version: Type.Integer(),
  createdAt: Type.String(),
  updatedAt: Type.String(),
  vision: Type.String(),
  horizonMonths: OrNull.number,
  coach: Type.String(),
  constraints: Type.Object({
    hoursPerWeek: Type.Number(),
    money: Type.String(),
    place: Type.String(),
    other: Type.String(),
  }),
  market: orNull<NonNullable<PlanFields['market']>>(PlanMarketSchema),
  gaps: Type.Array(
    Type.Object({
      skill: OrNull.text,
      name: Type.String(),
      isChosen: Type.Boolean(),
      why: Type.String(),
      market: FigureOrNull,
    }),
  ),
  goals: Type.Array(GoalSchema),
  planB: Type.String(),
  risks: Type.String(),
  support: Type.Array(Type.Object({ who: Type.String(), does: Type.String() })),
  cadence: oneOf(CADENCES),
  reviews: Type.Array(
    Type.Object({
      id: Type.String(),
      on: Type.String(),
      kind: oneOf(REVIEW_KINDS),
      topic: Type.String(),
      doneOn: OrNull.text,
    }),
  ),
  calendar: Type.Array(
    Type.Object({
      uid: Type.String(),
      on: Type.String(),
      title: Type.String(),
      detail: Type.String(),
      isCancelled: Type.Boolean(),
      isReached: Type.Optional(Type.Boolean({ description: 'Reached or done: it has no reminder' })),
      sequence: Type.Integer(),
      changedAt: Type.String(),
    }),
  ),
  checkIns: Type.Array(CheckInSchema),
})

/** `PlanReport` as the API describes it. */
export const PlanSchema = Type.Object({
  ...KeptPlanSchema.properties,
  name: Type.String(),
  currentRole: Type.String(),
  today: TodaySchema,
})

/** `PersonRecord` as the API describes it. */
export const PersonRecordSchema = Type.Object({
  ...ProfileSchema.properties,
  plan: Type.Optional(KeptPlanSchema),
  sessions: Type.Optional(Type.Array(SessionSchema)),
  privateNotes: Type.Optional(
    Type.Array(Type.Object({ id: Type.String(), writtenAt: Type.String(), text: Type.String() })),
  ),
})

const said = (maxLength: number) => Type.Optional(Type.Unsafe<string | null>({ type: ['string', 'null'], maxLength }))
const amount = Type.Optional(Type.Unsafe<number | null>({ type: ['integer', 'null'] }))
const LINE = 300
const NOTE = 4000
const ID = 64
/** Part of what is sent, and taken back unread: figures, sequences and times are not the person's to write. */
const unread = Type.Optional(Type.Unknown({ description: 'as it was sent; not taken' }))

export const GoalInputSchema = strict({
  id: said(ID),
  statement: said(NOTE),
  skill: said(LINE),
  skillName: said(LINE),
  targetLevel: said(20),
  specific: said(NOTE),
  measure: said(NOTE),
  hours: amount,
  prerequisites: said(NOTE),
  reason: said(NOTE),
  startOn: said(10),
  dueOn: said(10),
  milestones: Type.Optional(
    Type.Array(strict({ id: said(ID), title: said(LINE), dueOn: said(10), doneOn: said(10) }), { maxItems: 30 }),
  ),
  resources: Type.Optional(
    Type.Array(strict({ title: said(LINE), url: said(2000), cost: said(LINE), hours: amount }), { maxItems: 30 }),
  ),
  support: said(NOTE),
  confidence: amount,
  state: said(20),
  stateReason: said(NOTE),
  outcome: said(20),
  difference: amount,
  ...{ market: unread, stateChangedOn: unread, setOn: unread },
})

export const PlanInputSchema = strict({
  version: Type.Optional(
    Type.Integer({
      description:
        'of the plan that was changed; when another is there, nothing is changed (409), and without it nothing where a plan is there (428)',
    }),
  ),
  vision: said(NOTE),
  horizonMonths: amount,
  coach: said(LINE),
  constraints: Type.Optional(strict({ hoursPerWeek: amount, money: said(NOTE), place: said(NOTE), other: said(NOTE) })),
  gaps: Type.Optional(
    Type.Array(
      strict({
        ...{ skill: said(LINE), name: said(LINE), why: said(NOTE), market: unread },
        isChosen: Type.Optional(Type.Boolean()),
      }),
      { maxItems: 100 },
    ),
  ),
  goals: Type.Optional(Type.Array(GoalInputSchema, { maxItems: 50 })),
  planB: said(NOTE),
  risks: said(NOTE),
  support: Type.Optional(Type.Array(strict({ who: said(LINE), does: said(NOTE) }), { maxItems: 50 })),
  cadence: said(20),
  reviews: Type.Optional(
    Type.Array(strict({ id: said(ID), on: said(10), kind: said(20), topic: said(LINE), doneOn: said(10) }), {
      maxItems: 200,
    }),
  ),
  ...{ profileId: unread, name: unread, currentRole: unread, createdAt: unread, updatedAt: unread },
  ...{ market: unread, calendar: unread, checkIns: unread, today: unread },
})

export const CheckInInputSchema = strict({
  on: said(10),
  note: said(NOTE),
  nextOn: said(10),
  goals: Type.Optional(
    Type.Array(
      strict({
        ...{ goalId: said(ID), progressPercent: amount, hours: amount, obstacle: said(NOTE), nextStep: said(NOTE) },
        ...{ nextStepOn: said(10), confidence: amount, decision: said(20), reason: said(NOTE) },
        milestonesDone: Type.Optional(Type.Array(Type.String({ maxLength: ID }), { maxItems: 30 })),
      }),
      { maxItems: 50 },
    ),
  ),
})

export const DraftInputSchema = strict({
  skills: Type.Optional(Type.Array(Type.String({ maxLength: LINE }), { maxItems: 30 })),
  goals: Type.Optional(Type.Integer({ minimum: 1, maximum: 30 })),
  hoursPerWeek: Type.Optional(Type.Integer({ minimum: 1, maximum: 168 })),
  cadence: Type.Optional(oneOf(CADENCES)),
  startOn: Type.Optional(Type.String({ format: 'date' })),
})

/** These fail to compile when plans and their description part ways. */
export const describesPlan: PlanReport extends Static<typeof PlanSchema> ? true : false = true
export const describesCheckIn: CheckIn extends Static<typeof CheckInSchema> ? true : false = true
export const takesPlan: Static<typeof PlanInputSchema> extends PlanInput ? true : false = true
export const takesGoal: Static<typeof GoalInputSchema> extends GoalInput ? true : false = true
export const takesCheckIn: Static<typeof CheckInInputSchema> extends CheckInInput ? true : false = true
