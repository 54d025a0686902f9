import { randomBytes } from 'node:crypto'
import { type Profile, type ProfileFields, type ProfileSkill, profileNameKey, profileSkillKey } from '../profile.ts'
import { UserError } from '../user-error.ts'
import type { ProfileStore } from './contracts/people.ts'
import type { StoreDatabase } from './database.ts'
import { createPrivateWrite } from './private-write.ts'
import { StoreError } from './store-error.ts'

interface ProfileRow {
  profileId: string
  name: string
  groupName: string
  fields: string
  createdAt: string
  updatedAt: string
}

interface SkillRow {
  skillId: string | null
  name: string
  level: ProfileSkill['level']
  evidence: string
}

/** Set while traces of a deleted person may still be in the file. */
const ERASING = 'profiles.erasing'

/**
 * Profiles live in the same file as everything else, so that there is one file to back up, to carry away and to delete, and
 * a profile is always compared with the adverts that it stands beside. The price: whoever is given the file is given the
 * profiles too.
 *
 * Whatever a write takes out of these tables is overwritten with zeros (`secure_delete`). Deleting a person then writes the
 * whole file anew (`VACUUM`) and empties the write-ahead log, since moved cells leave copies in the free space of pages.
 */
export function createProfileStore({ db, write }: StoreDatabase): ProfileStore {
  const writePrivately = createPrivateWrite({ db, write })
  const columns = `profile_id AS profileId, name, group_name AS groupName, fields, created_at AS createdAt,
    updated_at AS updatedAt`
  const listAll = db.prepare<[], ProfileRow>(`SELECT ${columns} FROM profiles ORDER BY name_key`)
  const findById = db.prepare<{ id: string }, ProfileRow>(`SELECT ${columns} FROM profiles WHERE profile_id = @id`)
  const findByKey = db.prepare<{ key: string }, ProfileRow>(`SELECT ${columns} FROM profiles WHERE name_key = @key`)
  const listSkills = db.prepare<{ id: string }, SkillRow>(
    'SELECT skill_id AS skillId, name, level, evidence FROM profile_skills WHERE profile_id = @id ORDER BY position',
  )
  const save = db.prepare<ProfileRow & { key: string }>(`
    INSERT INTO profiles (profile_id, name, name_key, group_name, fields, created_at, updated_at)
    VALUES (@profileId, @name, @key, @groupName, @fields, @createdAt, @updatedAt)
    ON CONFLICT (profile_id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key,
      group_name = excluded.group_name, fields = excluded.fields, updated_at = excluded.updated_at
  `)
  const touch = db.prepare<{ id: string; at: string }>('UPDATE profiles SET updated_at = @at WHERE profile_id = @id')
  const removeSkills = db.prepare<{ id: string }>('DELETE FROM profile_skills WHERE profile_id = @id')
  const insertSkill = db.prepare<SkillRow & { id: string; position: number; key: string }>(`
    INSERT INTO profile_skills (profile_id, position, skill_key, skill_id, name, level, evidence)
    VALUES (@id, @position, @key, @skillId, @name, @level, @evidence)
  `)
  const remove = db.prepare<{ id: string }>('DELETE FROM profiles WHERE profile_id = @id')
  const getSetting = db.prepare<{ key: string }, string>('SELECT value FROM settings WHERE key = @key').pluck()
  const setSetting = db.prepare<{ key: string }>("INSERT OR REPLACE INTO settings (key, value) VALUES (@key, 'yes')")
  const removeSetting = db.prepare<{ key: string }>('DELETE FROM settings WHERE key = @key')

  const toProfile = ({ profileId, name, groupName, fields, createdAt, updatedAt }: ProfileRow): Profile => ({
    id: profileId,
    name,
    ...(JSON.parse(fields) as Pick<ProfileFields, 'currentRole' | 'vision' | 'places'>),
    group: groupName,
    createdAt,
    updatedAt,
    skills: listSkills.all({ id: profileId }).map(({ skillId, ...skill }) => ({ skill: skillId, ...skill })),
  })

  function saveFields(id: string, fields: ProfileFields, at: string): void {
    const { name, currentRole, vision, places, group } = fields
    const key = profileNameKey(name)
    const other = findByKey.get({ key })
    if (other !== undefined && other.profileId !== id) {
      throw new UserError(`name: there is a profile called "${other.name}" already; choose another name`)
    }
    const row = { profileId: id, name: name.trim(), key, groupName: group, createdAt: at, updatedAt: at }
    save.run({ ...row, fields: JSON.stringify({ currentRole, vision, places }) })
  }

  function replaceSkills(id: string, skills: readonly ProfileSkill[]): void {
    removeSkills.run({ id })
    for (const [position, { skill: skillId, name, level, evidence }] of skills.entries()) {
      insertSkill.run({ id, position, key: profileSkillKey({ skill: skillId, name }), skillId, name, level, evidence })
    }
  }

  function erase(): boolean {
    if (getSetting.get({ key: ERASING }) === undefined) return true
    try {
      db.exec('VACUUM')
      const [log] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
      if (log?.busy !== 0) return false
      write(() => removeSetting.run({ key: ERASING }))
      return true
    } catch (error) {
      if (error instanceof StoreError || (error instanceof Error && 'code' in error)) return false
      throw error
    }
  }

  return {
    list: () => listAll.all().map(toProfile),
    find(id) {
      const row = findById.get({ id })
      return row === undefined ? null : toProfile(row)
    },
    findByName(name) {
      const row = findByKey.get({ key: profileNameKey(name) })
      return row === undefined ? null : toProfile(row)
    },
    add(fields, skills, at) {
      const id = randomBytes(16).toString('hex')
      return writePrivately(() => {
        saveFields(id, fields, at)
        replaceSkills(id, skills)
        return id
      })
    },
    save(id, fields, at) {
      return writePrivately(() => {
        if (findById.get({ id }) === undefined) return false
        saveFields(id, fields, at)
        return true
      })
    },
    saveSkills(id, skills, at) {
      return writePrivately(() => {
        if (touch.run({ id, at }).changes === 0) return false
        replaceSkills(id, skills)
        return true
      })
    },
    delete(id) {
      const isKnown = writePrivately(() => {
        // Skills, sessions, notes and whatever else is kept about them go with the row (ON DELETE CASCADE).
        if (remove.run({ id }).changes === 0) return false
        setSetting.run({ key: ERASING })
        return true
      })
      return isKnown ? { isErased: erase() } : null
    },
    erase,
  }
}
