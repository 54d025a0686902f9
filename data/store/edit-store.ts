import { parseEdit } from '../vocabulary/parse-edit.ts'
import type { VocabularyEdit } from '../vocabulary/vocabulary-edit.ts'
import type { EditStore } from './contracts/edits.ts'
import type { StoreDatabase } from './database.ts'

export function createEditStore({ db, write }: StoreDatabase): EditStore {
  const list = db.prepare<[], { editId: number; edit: string }>(
    'SELECT edit_id AS editId, edit FROM vocabulary_edits ORDER BY edit_id',
  )
  const insert = db.prepare<{ edit: string }>('INSERT INTO vocabulary_edits (edit) VALUES (@edit)')
  const remove = db.prepare<{ editId: number }>('DELETE FROM vocabulary_edits WHERE edit_id = @editId')
  const stamp = db
    .prepare<[], string>("SELECT count(*) || '-' || coalesce(max(edit_id), 0) FROM vocabulary_edits")
    .pluck()
  return {
    stamp: () => stamp.get() ?? '',
    list: () => list.all().map(({ editId, edit }) => ({ editId, edit: parseEdit(edit) })),
    add: (edits) => {
      write(() => {
        for (const edit of edits) insert.run({ edit: JSON.stringify(edit satisfies VocabularyEdit) })
      })
    },
    remove: (editIds) => {
      write(() => {
        for (const editId of editIds) remove.run({ editId })
      })
    },
  }
}
