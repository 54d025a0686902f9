import type { StoredPosting } from '../../data/domain.ts'
import type { Store } from '../../data/store/store.ts'
import { UserError } from '../../data/user-error.ts'
import { spellingKey } from '../../data/vocabulary/apply-edits.ts'
import type { Skill } from '../../data/vocabulary/vocabulary.ts'
import type { VocabularyEdit } from '../../data/vocabulary/vocabulary-edit.ts'
import { loadRules, type Rules } from '../load-rules.ts'
import { readText } from '../text/read-advert.ts'
import { mayHold } from './may-hold.ts'

/**
 * Makes edits of the vocabulary and stores them. Postings that cannot hold a spelling that changed keep what was read out
 * of them; the others wait to be read again: `analyzePending` re-counts history with the rules that come back.
 *
 * @param before  the rules as they are now
 * @throws UserError when an edit breaks a rule of the vocabulary; then nothing is stored
 */
export function editVocabulary(
  store: Pick<Store, 'edits' | 'postings'>,
  before: Rules,
  edits: readonly VocabularyEdit[],
): Rules {
  const made = store.edits.list().map(({ edit }) => edit)
  const after = loadRules([...made, ...edits])
  const refused = after.conflicts.find(({ edit }) => edits.includes(edit))
  if (refused) throw new UserError(refused.reason)
  store.edits.add(edits)
  carryOver(store, before, after, edits)
  return after
}

/**
 * Takes back every edit of one skill: as it ships, or not there if a person added it.
 *
 * @throws UserError when there is none
 */
export function restoreSkill(store: Pick<Store, 'edits' | 'postings'>, before: Rules, skill: string): Rules {
  const made = store.edits.list()
  const taken = made.filter(({ edit }) => edit.skill === skill)
  if (taken.length === 0) throw new UserError(`you have changed nothing about "${skill}"`)
  const after = loadRules(made.filter((one) => !taken.includes(one)).map(({ edit }) => edit))
  store.edits.remove(taken.map(({ editId }) => editId))
  carryOver(
    store,
    before,
    after,
    taken.map(({ edit }) => edit),
  )
  return after
}

function carryOver(
  store: Pick<Store, 'postings'>,
  before: Rules,
  after: Rules,
  edits: readonly VocabularyEdit[],
): void {
  const isAffected = mayHold(edits.flatMap((edit) => changedSpellings(edit, before, after)))
  store.postings.carryOver(
    before.reader.version,
    after.reader.version,
    ({ description }: StoredPosting) => !isAffected(readText(description)),
  )
}

/** What an edit can change the reading of. Of an alias that comes or goes, only its own spellings. */
function changedSpellings(edit: VocabularyEdit, before: Rules, after: Rules): { form: string; kind: Skill['kind'] }[] {
  const known = [before, after].flatMap(({ vocabulary }) => vocabulary.byId.get(edit.skill) ?? [])
  const kind = known[0]?.kind ?? 'concept'
  if (edit.op === 'parent') return [] // what a skill implies is asked of the vocabulary, not of adverts
  if (edit.op === 'stop') return [{ form: edit.phrase, kind }]
  if (edit.op === 'alias' || edit.op === 'remove-alias') return [{ form: edit.form, kind }]
  const forms = known.map(({ name, aliases, ambiguousForms }) => [name, ...aliases, ...ambiguousForms])
  if (edit.op !== 'rename')
    return known.flatMap((one, index) => (forms[index] ?? []).map((form) => ({ form, kind: one.kind })))
  const [old = [], renamed = []] = forms
  const keys = new Set(old.map(spellingKey))
  return renamed.filter((form) => !keys.has(spellingKey(form))).map((form) => ({ form, kind }))
}
