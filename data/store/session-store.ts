import { randomBytes } from 'node:crypto'
import type { Session, SessionFields } from '../session.ts'
import type { SessionStore } from './contracts/people.ts'
import type { StoreDatabase } from './database.ts'
import { createPrivateDelete, createPrivateWrite } from './private-write.ts'

interface SessionRow {
  sessionId: string
  profileId: string
  heldOn: string
  fields: string
  privateNotes: string
  createdAt: string
  updatedAt: string
}

interface NoteRow {
  id: string
  writtenAt: string
  text: string
}

/** Sessions and private notes of a coach, in the file of the profiles that they belong to. */
export function createSessionStore({ db, write }: StoreDatabase): SessionStore {
  const writePrivately = createPrivateWrite({ db, write })
  const deletePrivately = createPrivateDelete({ db, write })
  const columns = `session_id AS sessionId, profile_id AS profileId, held_on AS heldOn, fields,
    private_notes AS privateNotes, created_at AS createdAt, updated_at AS updatedAt`
  const inOrder = 'ORDER BY held_on, created_at, session_id'
  const listOfOne = db.prepare<{ profileId: string }, SessionRow>(
    `SELECT ${columns} FROM coaching_sessions WHERE profile_id = @profileId ${inOrder}`,
  )
  const listOfAll = db.prepare<[], SessionRow>(`SELECT ${columns} FROM coaching_sessions ${inOrder}`)
  const findOne = db.prepare<{ profileId: string; sessionId: string }, SessionRow>(
    `SELECT ${columns} FROM coaching_sessions WHERE profile_id = @profileId AND session_id = @sessionId`,
  )
  const insert = db.prepare<SessionRow>(`
    INSERT INTO coaching_sessions (session_id, profile_id, held_on, fields, private_notes, created_at, updated_at)
    SELECT @sessionId, profile_id, @heldOn, @fields, @privateNotes, @createdAt, @updatedAt
    FROM profiles WHERE profile_id = @profileId
  `)
  const update = db.prepare<Omit<SessionRow, 'createdAt'>>(`
    UPDATE coaching_sessions
    SET held_on = @heldOn, fields = @fields, private_notes = @privateNotes, updated_at = @updatedAt
    WHERE profile_id = @profileId AND session_id = @sessionId
  `)
  const remove = db.prepare<{ profileId: string; sessionId: string }>(
    'DELETE FROM coaching_sessions WHERE profile_id = @profileId AND session_id = @sessionId',
  )
  const listNotes = db.prepare<{ profileId: string }, NoteRow>(`
    SELECT note_id AS id, written_at AS writtenAt, text FROM private_notes WHERE profile_id = @profileId
    ORDER BY written_at DESC, note_id
  `)
  const insertNote = db.prepare<NoteRow & { profileId: string }>(`
    INSERT INTO private_notes (note_id, profile_id, written_at, text)
    SELECT @id, profile_id, @writtenAt, @text FROM profiles WHERE profile_id = @profileId
  `)
  const removeNote = db.prepare<{ profileId: string; noteId: string }>(
    'DELETE FROM private_notes WHERE profile_id = @profileId AND note_id = @noteId',
  )

  const rowOf = ({ heldOn, privateNotes, ...fields }: SessionFields) => ({
    ...{ heldOn, privateNotes },
    fields: JSON.stringify(fields),
  })

  function find(profileId: string, sessionId: string): Session | null {
    const row = findOne.get({ profileId, sessionId })
    return row === undefined ? null : toSession(row)
  }

  function save(profileId: string, sessionId: string, fields: SessionFields, at: string): boolean {
    return writePrivately(() => update.run({ profileId, sessionId, ...rowOf(fields), updatedAt: at }).changes > 0)
  }

  return {
    list: (profileId) => listOfOne.all({ profileId }).map(toSession),
    listAll() {
      const byProfile = new Map<string, Session[]>()
      for (const row of listOfAll.all()) {
        const sessions = byProfile.get(row.profileId)
        if (sessions === undefined) byProfile.set(row.profileId, [toSession(row)])
        else sessions.push(toSession(row))
      }
      return byProfile
    },
    find,
    add(profileId, fields, at) {
      const sessionId = randomBytes(16).toString('hex')
      const row = { sessionId, profileId, ...rowOf(fields), createdAt: at, updatedAt: at }
      return writePrivately(() => insert.run(row).changes > 0) ? sessionId : null
    },
    save,
    review(profileId, sessionId, position, review, at) {
      return writePrivately(() => {
        const session = find(profileId, sessionId)
        const commitment = session?.commitments[position]
        if (session === null || commitment === undefined) return false
        const commitments = session.commitments.with(position, { ...commitment, review })
        const { id: _, createdAt: _created, updatedAt: _updated, ...fields } = session
        return save(profileId, sessionId, { ...fields, commitments }, at)
      })
    },
    delete: (profileId, sessionId) => deletePrivately(() => remove.run({ profileId, sessionId }).changes > 0),
    listNotes: (profileId) => listNotes.all({ profileId }),
    addNote(profileId, text, at) {
      const id = randomBytes(16).toString('hex')
      return writePrivately(() => insertNote.run({ id, profileId, writtenAt: at, text }).changes > 0) ? id : null
    },
    deleteNote: (profileId, noteId) => deletePrivately(() => removeNote.run({ profileId, noteId }).changes > 0),
  }
}

const toSession = ({ sessionId, heldOn, fields, privateNotes, createdAt, updatedAt }: SessionRow): Session => ({
  id: sessionId,
  heldOn,
  ...(JSON.parse(fields) as Omit<SessionFields, 'heldOn' | 'privateNotes'>),
  ...{ privateNotes, createdAt, updatedAt },
})
