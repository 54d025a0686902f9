import { randomBytes } from 'node:crypto'
import type { CalendarItem, CheckIn, CheckInFields, Goal, Plan, PlanFields } from '../plan.ts'
import { nextCalendar } from '../plan-calendar.ts'
import { UserError } from '../user-error.ts'
import type { PlanStore } from './contracts/people.ts'
import type { StoreDatabase } from './database.ts'
import { createPrivateDelete, createPrivateWrite } from './private-write.ts'

interface PlanRow {
  profileId: string
  version: number
  fields: string
  calendar: string
  createdAt: string
  updatedAt: string
}

interface GoalRow {
  goalId: string
  skillId: string | null
  state: Goal['state']
  fields: string
}

interface CheckInRow {
  checkInId: string
  heldOn: string
  fields: string
  createdAt: string
}

/** Plans, in the file of the people that they belong to. */
export function createPlanStore({ db, write, read }: StoreDatabase): PlanStore {
  const writePrivately = createPrivateWrite({ db, write })
  const deletePrivately = createPrivateDelete({ db, write })
  const columns = 'profile_id AS profileId, version, fields, calendar, created_at AS createdAt, updated_at AS updatedAt'
  const findOne = db.prepare<{ profileId: string }, PlanRow>(
    `SELECT ${columns} FROM plans WHERE profile_id = @profileId`,
  )
  const listAll = db.prepare<[], PlanRow>(`SELECT ${columns} FROM plans ORDER BY profile_id`)
  const listGoals = db.prepare<{ profileId: string }, GoalRow>(`
    SELECT goal_id AS goalId, skill_id AS skillId, state, fields FROM plan_goals
    WHERE profile_id = @profileId ORDER BY position
  `)
  const listCheckIns = db.prepare<{ profileId: string }, CheckInRow>(`
    SELECT check_in_id AS checkInId, held_on AS heldOn, fields, created_at AS createdAt FROM plan_check_ins
    WHERE profile_id = @profileId ORDER BY held_on, created_at, check_in_id
  `)
  const isProfile = db.prepare<{ profileId: string }>('SELECT 1 FROM profiles WHERE profile_id = @profileId')
  const save = db.prepare<PlanRow>(`
    INSERT INTO plans (profile_id, version, fields, calendar, created_at, updated_at)
    VALUES (@profileId, @version, @fields, @calendar, @createdAt, @updatedAt)
    ON CONFLICT (profile_id) DO UPDATE SET version = excluded.version, fields = excluded.fields,
      calendar = excluded.calendar, updated_at = excluded.updated_at
  `)
  const removeGoals = db.prepare<{ profileId: string }>('DELETE FROM plan_goals WHERE profile_id = @profileId')
  const insertGoal = db.prepare<GoalRow & { profileId: string; position: number }>(`
    INSERT INTO plan_goals (profile_id, position, goal_id, skill_id, state, fields)
    VALUES (@profileId, @position, @goalId, @skillId, @state, @fields)
  `)
  const insertCheckIn = db.prepare<CheckInRow & { profileId: string }>(`
    INSERT INTO plan_check_ins (profile_id, check_in_id, held_on, fields, created_at)
    VALUES (@profileId, @checkInId, @heldOn, @fields, @createdAt)
  `)
  const removeCheckIn = db.prepare<{ profileId: string; checkInId: string }>(
    'DELETE FROM plan_check_ins WHERE profile_id = @profileId AND check_in_id = @checkInId',
  )
  const remove = db.prepare<{ profileId: string }>('DELETE FROM plans WHERE profile_id = @profileId')

  const toPlan = ({ profileId, version, fields, calendar, createdAt, updatedAt }: PlanRow): Plan => ({
    ...{ profileId, version, createdAt, updatedAt },
    ...(JSON.parse(fields) as Omit<PlanFields, 'goals'>),
    goals: listGoals.all({ profileId }).map(toGoal),
    calendar: JSON.parse(calendar) as CalendarItem[],
    checkIns: listCheckIns.all({ profileId }).map(toCheckIn),
  })

  function find(profileId: string): Plan | null {
    const row = findOne.get({ profileId })
    return row === undefined ? null : toPlan(row)
  }

  function saveOver(
    before: Plan | null,
    profileId: string,
    { goals, ...fields }: PlanFields,
    at: string,
    calendarBefore: readonly CalendarItem[] = before?.calendar ?? [],
  ): void {
    const calendar = nextCalendar(calendarBefore, { goals, reviews: fields.reviews }, at)
    save.run({
      profileId,
      version: (before?.version ?? 0) + 1,
      ...{ fields: JSON.stringify(fields), calendar: JSON.stringify(calendar), createdAt: at, updatedAt: at },
    })
    removeGoals.run({ profileId })
    for (const [position, { id: goalId, skill: skillId, state, ...rest }] of goals.entries()) {
      insertGoal.run({ profileId, position, goalId, skillId, state, fields: JSON.stringify(rest) })
    }
  }

  return {
    find: (profileId) => read(() => find(profileId)),
    list: () => read(() => listAll.all().map(toPlan)),
    change(profileId, change, at, calendarBefore = []) {
      return writePrivately(() => {
        if (isProfile.get({ profileId }) === undefined) return null
        const before = find(profileId)
        saveOver(before, profileId, fieldsOf(change(before)), at, before?.calendar ?? calendarBefore)
        return find(profileId)
      })
    },
    checkIn(profileId, checkIn, change, at) {
      return writePrivately(() => {
        const before = find(profileId)
        if (before === null) return null
        const { on: heldOn, ...fields } = checkIn
        const checkInId = randomBytes(16).toString('hex')
        insertCheckIn.run({ profileId, checkInId, heldOn, fields: JSON.stringify(fields), createdAt: at })
        saveOver(before, profileId, fieldsOf(change(before)), at)
        return checkInId
      })
    },
    deleteCheckIn(profileId, checkInId, undo, at) {
      return deletePrivately(() => {
        const before = find(profileId)
        const removed = before?.checkIns.find(({ id }) => id === checkInId)
        if (before === null || removed === undefined) return false
        removeCheckIn.run({ profileId, checkInId })
        const after = { ...before, checkIns: before.checkIns.filter(({ id }) => id !== checkInId) }
        saveOver(before, profileId, fieldsOf(undo(after, removed)), at)
        return true
      })
    },
    delete: (profileId) => deletePrivately(() => remove.run({ profileId }).changes > 0),
  }
}

/** Whatever else a value carries is not stored. */
function fieldsOf(plan: PlanFields): PlanFields {
  const { vision, horizonMonths, coach, constraints, market, gaps, goals } = plan
  const { planB, risks, support, cadence, reviews } = plan
  const ids = goals.map(({ id }) => id)
  if (new Set(ids).size < ids.length) throw new UserError('goals: two goals have the same id')
  return {
    ...{ vision, horizonMonths, coach, constraints, market, gaps, goals },
    ...{ planB, risks, support, cadence, reviews },
  }
}

const toGoal = ({ goalId: id, skillId: skill, state, fields }: GoalRow): Goal => ({
  ...(JSON.parse(fields) as Omit<Goal, 'id' | 'skill' | 'state'>),
  ...{ id, skill, state },
})

const toCheckIn = ({ checkInId: id, heldOn: on, fields, createdAt }: CheckInRow): CheckIn => ({
  ...(JSON.parse(fields) as Omit<CheckInFields, 'on'>),
  ...{ id, on, createdAt },
})
