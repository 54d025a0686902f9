import type { CalendarItem, Plan, PlanFields } from '../../data/plan.ts'
import { readPlanFields } from '../../data/plan-input.ts'
import { readProfileFields } from '../../data/profile-input.ts'
import { readDay, readWhole } from '../../data/read-fields.ts'
import type { SessionFields } from '../../data/session.ts'
import { readSessionFields } from '../../data/session-input.ts'
import type { Store } from '../../data/store/store.ts'
import { UserError } from '../../data/user-error.ts'
import type { Rules } from '../load-rules.ts'
import type { PersonRecord } from './person-record.ts'

export interface ImportPersonRequest {
  record: PersonRecord
  /** Another name than the one in the record; undefined: that one. */
  name: string | undefined
  /** UTC day. */
  today: string
}

type People = Pick<Store, 'profiles' | 'plans' | 'sessions' | 'write'>

/**
 * Keeps a person as they were handed out: profile, plan with its check-ins, sessions and notes. What the market said on its day
 * stays as it was. It is a new profile with an address of its own, all of it or nothing.
 *
 * @returns its id
 * @throws UserError naming what is not understood, or when another profile has the name
 */
export function importPerson(
  store: People,
  { vocabulary, roles }: Pick<Rules, 'vocabulary' | 'roles'>,
  { record, name, today }: ImportPersonRequest,
): string {
  const { vision, places, currentRole, group, plan, sessions = [], privateNotes = [] } = record
  const fields = readProfileFields(
    {
      ...{ name: name ?? record.name, currentRole, group, places: places.text },
      ...{ role: vision.role ?? undefined, seniority: vision.seniority ?? undefined },
      ...{ country: places.country ?? undefined, workplace: places.workplace ?? undefined },
      horizonMonths: vision.horizonMonths ?? undefined,
    },
    roles.map(({ id }) => id),
  )
  const skills = record.skills.map((skill) =>
    skill.skill === null || vocabulary.byId.has(skill.skill) ? skill : { ...skill, skill: null },
  )
  return store.write(() => {
    const id = store.profiles.add(fields, skills, record.createdAt)
    if (plan !== undefined) importPlan(store, id, plan, today)
    for (const session of sessions) store.sessions.add(id, sessionOf(session, today), session.createdAt)
    for (const { text, writtenAt } of privateNotes) store.sessions.addNote(id, text, writtenAt)
    return id
  })
}

function importPlan({ plans }: People, id: string, plan: Plan, today: string): void {
  const fields: PlanFields = readPlanFields(plan, plan, today)
  plans.change(id, () => fields, plan.createdAt, plan.calendar.map(readItem))
  // What a check-in brought stands in the goals already.
  for (const { id: _, createdAt, ...checkIn } of plan.checkIns) plans.checkIn(id, checkIn, () => fields, createdAt)
}

/** Sequences are 32-bit numbers (RFC 5545, 3.3.8); one is left for the next change. */
const MAX_SEQUENCE = 2 ** 31 - 2

/** Whoever subscribed to the calendar takes no item with a lower sequence, and must learn of what was taken out. */
function readItem(item: CalendarItem, index: number): CalendarItem {
  const where = `plan: calendar ${index + 1}: `
  const sequence = readWhole(item.sequence, `${where}sequence`, 0, MAX_SEQUENCE)
  const on = readDay(item.on, `${where}on`)
  const changedMs = Date.parse(item.changedAt)
  if (on === null || sequence === null || Number.isNaN(changedMs) || !/^[\x21-\x7e]{1,200}$/.test(item.uid)) {
    throw new UserError(`${where}it needs a uid, a day, a sequence and the time of its change`)
  }
  return { ...item, on, sequence, changedAt: new Date(changedMs).toISOString() }
}

function sessionOf(session: NonNullable<PersonRecord['sessions']>[number], today: string): SessionFields {
  const commitments = session.commitments.filter(({ what }) => what.trim() !== '')
  const read = readSessionFields(
    {
      ...session,
      ...{ minutes: session.minutes ?? undefined, plannedSessions: session.plannedSessions ?? undefined },
      nextOn: session.nextOn ?? undefined,
      commitments: commitments.map(({ what, by, shownBy, confidence }) => ({
        ...{ what, shownBy, by: by ?? undefined, confidence: confidence ?? undefined },
      })),
      privateNotes: 'privateNotes' in session ? session.privateNotes : '',
    },
    today,
  )
  return {
    ...read,
    facts: session.facts,
    commitments: read.commitments.map((commitment, index) => ({
      ...commitment,
      review: commitments[index]?.review ?? null,
    })),
  }
}
