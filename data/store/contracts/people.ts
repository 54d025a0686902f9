import type { CalendarItem, CheckIn, CheckInFields, Plan, PlanFields } from '../../plan.ts'
import type { Profile, ProfileFields, ProfileSkill } from '../../profile.ts'
import type { Commitment, PrivateNote, Session, SessionFields } from '../../session.ts'

/** People. What is taken out here is overwritten, and never stands in a log, a feed or an address. */
export interface ProfileStore {
  /** By name. */
  list(): Profile[]
  find(id: string): Profile | null
  /** Whatever its case. */
  findByName(name: string): Profile | null
  /**
   * @returns the id, random and not to be guessed
   * @throws UserError when another profile has the name
   */
  add(fields: ProfileFields, skills: readonly ProfileSkill[], at: string): string
  /**
   * Replaces the fields. False when there is no such profile.
   *
   * @throws UserError when another profile has the name
   */
  save(id: string, fields: ProfileFields, at: string): boolean
  /** Replaces the skills, each given once. False when there is no such profile. */
  saveSkills(id: string, skills: readonly ProfileSkill[], at: string): boolean
  /**
   * Deletes a person and every byte of them in the file and its log; null when there is no such profile. `isErased` is false
   * while another process reads or writes: the person is gone, but traces may stay in the file until `erase` succeeds.
   */
  delete(id: string): { isErased: boolean } | null
  /** Takes up an erasing that could not be finished. True when no traces are left. */
  erase(): boolean
}

/** What a coach writes down of clients. It goes with the person: see `ProfileStore.delete`. */
export interface SessionStore {
  /** Of one person, the earliest first. */
  list(profileId: string): Session[]
  /** Of everybody, by profile. */
  listAll(): ReadonlyMap<string, Session[]>
  find(profileId: string, sessionId: string): Session | null
  /** @returns the id; null when there is no such profile */
  add(profileId: string, fields: SessionFields, at: string): string | null
  /** Replaces the fields. False when there is no such session. */
  save(profileId: string, sessionId: string, fields: SessionFields, at: string): boolean
  /** Looks back on one commitment. False when there is no such session or commitment. */
  review(profileId: string, sessionId: string, position: number, review: Commitment['review'], at: string): boolean
  delete(profileId: string, sessionId: string): boolean
  /** Private notes of one person, the newest first. */
  listNotes(profileId: string): PrivateNote[]
  /** @returns the id; null when there is no such profile */
  addNote(profileId: string, text: string, at: string): string | null
  deleteNote(profileId: string, noteId: string): boolean
}

/** Development plans, one a person. Private as profiles are, and deleted with them. */
export interface PlanStore {
  find(profileId: string): Plan | null
  /** Of everybody, by the id of the profile. */
  list(): Plan[]
  /**
   * Makes or changes the plan of a person in one step: `change` is given the plan as it stands (null: there is none). Numbers
   * the version and the calendar anew. Null when there is no such person.
   *
   * @param at  UTC time
   * @param calendarBefore  what the calendar of a plan that is new here goes on from, so that its sequences never go back
   */
  change(
    profileId: string,
    change: (before: Plan | null) => PlanFields,
    at: string,
    calendarBefore?: readonly CalendarItem[],
  ): Plan | null
  /** Keeps a check-in together with the change that it brings. Its id; null when there is no plan. */
  checkIn(profileId: string, checkIn: CheckInFields, change: (before: Plan) => PlanFields, at: string): string | null
  /**
   * Deletes a check-in, and takes back what it brought. False when there is no such check-in.
   *
   * @param undo  given the plan without it
   */
  deleteCheckIn(
    profileId: string,
    checkInId: string,
    undo: (after: Plan, removed: CheckIn) => PlanFields,
    at: string,
  ): boolean
  /** Deletes the plan with its check-ins, and overwrites it. False when there is none. */
  delete(profileId: string): boolean
}
