import type { VocabularyEdit } from '../../vocabulary/vocabulary-edit.ts'

export interface EditStore {
  /** Another text whenever edits came or went. */
  stamp(): string
  /** In the order in which they were made. */
  list(): { editId: number; edit: VocabularyEdit }[]
  add(edits: readonly VocabularyEdit[]): void
  remove(editIds: readonly number[]): void
}
