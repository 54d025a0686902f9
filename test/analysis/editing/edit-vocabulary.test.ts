import { describe, expect, test } from 'vitest'
import { analyzePending } from '../../../analysis/analyze-pending.ts'
import { editVocabulary, restoreSkill } from '../../../analysis/editing/edit-vocabulary.ts'
import { reviewPhrase } from '../../../analysis/editing/review-phrase.ts'
import { loadRules } from '../../../analysis/load-rules.ts'
import { WHOLE_MARKET } from '../../../data/selection.ts'
import type { Store } from '../../../data/store/store.ts'
import type { VocabularyEdit } from '../../../data/vocabulary/vocabulary-edit.ts'
import { inventedAdverts, marketOf, rules } from '../discovery/advert-market.ts'

const addTool: VocabularyEdit = {
  op: 'add',
  skill: 'quarzflow',
  name: 'Quarzflow',
  kind: 'tool',
  category: 'Data engineering',
  parent: null,
  aliases: ['quarzflow cloud'],
}

function counts(store: Store): Map<string, number> {
  const found = new Map<string, number>()
  for (const { skills } of store.openings.listSkills(WHOLE_MARKET)) {
    for (const { skillId } of skills) found.set(skillId, (found.get(skillId) ?? 0) + 1)
  }
  return new Map([...found].sort())
}

/** Makes edits, reads what they touch, and gives the counts and how many postings were read. */
async function edited(store: Store, edits: readonly VocabularyEdit[]) {
  const known = loadRules(store.edits.list().map(({ edit }) => edit))
  const { reader } = editVocabulary(store, known, edits)
  const { postings } = await analyzePending(store, reader)
  return { reread: postings, counts: counts(store) }
}

describe('editing the vocabulary', () => {
  test('a new skill is counted in the whole history, and only postings that can hold it are read again', async () => {
    const store = await marketOf(inventedAdverts())
    const { reread, counts: after } = await edited(store, [addTool])
    expect(after.get('quarzflow')).toBe(18)
    expect(reread).toBe(18)
  })

  test.each<[string, VocabularyEdit[]]>([
    ['a new skill', [addTool]],
    ['an alias', [{ op: 'alias', skill: 'data-modeling', form: 'moss grafting' }]],
    ['an alias taken away', [{ op: 'remove-alias', skill: 'kubernetes', form: 'k8s' }]],
    ['a retired skill', [{ op: 'retire', skill: 'terraform' }]],
    ['another parent', [{ op: 'parent', skill: 'terraform', parent: 'python' }]],
    ['another kind', [{ op: 'classify', skill: 'terraform', kind: 'concept', category: 'Data engineering' }]],
    ['another name', [{ op: 'rename', skill: 'kafka', name: 'Quarzflow' }]],
    ['a stop phrase', [{ op: 'stop', skill: 'terraform', phrase: 'terraform and' }]],
    ['an employer', [{ op: 'not-at', skill: 'python', company: 'Employer A' }]],
  ])('after %s the counts are those of a full reading', async (_, edits) => {
    const store = await marketOf(inventedAdverts())
    const { counts: after } = await edited(store, edits)
    const known = loadRules(store.edits.list().map(({ edit }) => edit))
    const fresh = await marketOf(inventedAdverts(), known)
    expect(after).toEqual(counts(fresh))
    expect(store.postings.countUnanalyzed(known.reader.version)).toBe(0)
    expect(store.counts.findDrift()).toEqual([])
  })

  test('a skill is not read where a person said so: at an employer, in a posting, in a phrase', async () => {
    const store = await marketOf(inventedAdverts())
    const before = counts(store).get('python') ?? 0
    expect((await edited(store, [{ op: 'not-at', skill: 'python', company: 'employer a' }])).counts.get('python')).toBe(
      before - 1,
    )
    const posting = { source: 'example-board', board: '', sourceId: '11' }
    expect((await edited(store, [{ op: 'not-in', skill: 'python', posting }])).counts.get('python')).toBe(before - 2)
    const stop: VocabularyEdit = { op: 'stop', skill: 'python', phrase: 'with python' }
    expect((await edited(store, [stop])).counts.get('python') ?? 0).toBeLessThan(before - 2)
  })

  test('what was changed about a skill can be taken back', async () => {
    const store = await marketOf(inventedAdverts())
    const before = counts(store)
    await edited(store, [addTool, { op: 'retire', skill: 'terraform' }])
    for (const skill of ['quarzflow', 'terraform']) {
      const known = loadRules(store.edits.list().map(({ edit }) => edit))
      await analyzePending(store, restoreSkill(store, known, skill).reader)
    }
    expect(counts(store)).toEqual(before)
    expect(store.edits.list()).toEqual([])
    expect(() => restoreSkill(store, rules, 'sql')).toThrow('you have changed nothing about "sql"')
  })

  test.each<[string, VocabularyEdit, string]>([
    ['a spelling of another skill', { op: 'alias', skill: 'sql', form: 'Python' }, 'is a spelling of python'],
    ['an ordinary word', { op: 'alias', skill: 'sql', form: 'build' }, 'is an ordinary word of adverts'],
    ['one letter', { op: 'alias', skill: 'sql', form: 'ß' }, 'is an ordinary word of adverts'],
    ['nothing but signs', { op: 'alias', skill: 'sql', form: '--' }, 'has no letter or digit'],
    ['an unknown skill', { op: 'alias', skill: 'nonesuch', form: 'nonesuch db' }, 'there is no skill "nonesuch"'],
    ['an unknown alias', { op: 'remove-alias', skill: 'sql', form: 'nonesuch' }, 'is no alias of sql'],
    ['its own name', { op: 'remove-alias', skill: 'sql', form: 'sql' }, 'is the name of sql'],
    ['an id that is taken', { ...addTool, skill: 'sql' } as VocabularyEdit, 'there is a skill "sql" already'],
    [
      'a parent that is not there',
      { ...addTool, parent: 'none' } as VocabularyEdit,
      'no skill "none" to be the parent',
    ],
    ['no id', { ...addTool, skill: 'Quarz Flow' } as VocabularyEdit, 'is no id'],
  ])('%s is refused with the reason, and nothing is kept', async (_, edit, reason) => {
    const store = await marketOf([])
    expect(() => editVocabulary(store, rules, [edit])).toThrow(reason)
    expect(store.edits.list()).toEqual([])
  })

  test('an edit that a later vocabulary makes impossible is left out and told', () => {
    const { conflicts, vocabulary } = loadRules([{ op: 'alias', skill: 'sql', form: 'Python' }, addTool])
    expect(conflicts).toMatchObject([{ edit: { form: 'Python' }, reason: expect.stringContaining('python') }])
    expect(vocabulary.byId.has('quarzflow')).toBe(true)
  })

  test('a phrase becomes a skill, an alias, or is ignored', async () => {
    const store = await marketOf(inventedAdverts())
    const { op: _, ...tool } = addTool as Extract<VocabularyEdit, { op: 'add' }>
    let known = reviewPhrase(store, rules, 'Quarzflow', { decision: 'accept', ...tool })
    known = reviewPhrase(store, known, 'moss grafting', { decision: 'alias', skill: 'data-modeling' })
    known = reviewPhrase(store, known, 'fern ledgers', { decision: 'ignore' })
    await analyzePending(store, known.reader)
    expect(counts(store).get('quarzflow')).toBe(18)
    expect(counts(store).get('data-modeling')).toBe(24)
    expect(store.phrases.reviews()).toEqual([
      { phrase: 'fern ledger', state: 'ignored', skill: null },
      { phrase: 'moss grafting', state: 'alias', skill: 'data-modeling' },
      { phrase: 'quarzflow', state: 'accepted', skill: 'quarzflow' },
    ])
  })
})
