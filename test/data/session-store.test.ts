import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EMPTY_PROFILE } from '../../data/profile.ts'
import { readDay } from '../../data/read-fields.ts'
import {
  type Commitment,
  EMPTY_SESSION,
  listOpenCommitments,
  type SessionFields,
  summarizeSessions,
  withoutPrivateNotes,
} from '../../data/session.ts'
import { readReview, readSessionFields } from '../../data/session-input.ts'
import { openStore } from '../../data/store/open-store.ts'

const AT = '2026-11-26T10:00:00Z'
const aSession = (parts: Partial<SessionFields> = {}): SessionFields => ({
  ...{ ...EMPTY_SESSION, heldOn: '2026-11-26' },
  ...parts,
})
const aCommitment = (what: string, parts: Partial<Commitment> = {}): Commitment => ({
  ...{ what, by: null, shownBy: '', confidence: null, review: null },
  ...parts,
})
function storeWithTwo() {
  const store = openStore(':memory:')
  const [ann, ben] = ['Ann', 'Ben'].map((name) => store.profiles.add({ ...EMPTY_PROFILE, name }, [], AT))
  return { store, ann: ann ?? '', ben: ben ?? '' }
}

test('sessions come back as they were given, the earliest first, each with its own person', () => {
  const { store, ann, ben } = storeWithTwo()
  const later = aSession({
    ...{ heldOn: '2026-12-10', minutes: 50, plannedSessions: 6, focus: 'Interview\nand pay', privateNotes: 'tired' },
    commitments: [aCommitment('Write to three firms', { by: '2026-12-20', shownBy: 'copies', confidence: 8 })],
  })
  const id = store.sessions.add(ann, later, AT) ?? ''
  store.sessions.add(ann, aSession(), AT)
  store.sessions.add(ben, aSession({ focus: 'Ben' }), AT)
  expect(store.sessions.list(ann).map(({ heldOn }) => heldOn)).toEqual(['2026-11-26', '2026-12-10'])
  expect(store.sessions.find(ann, id)).toEqual({ id, ...later, createdAt: AT, updatedAt: AT })
  expect(store.sessions.find(ben, id)).toBeNull()
  expect(store.sessions.listAll().get(ben)).toMatchObject([{ focus: 'Ben' }])
  expect(store.sessions.add('nobody', aSession(), AT)).toBeNull()
  store.close()
})

test('a session of another person is neither changed nor deleted', () => {
  const { store, ann, ben } = storeWithTwo()
  const id = store.sessions.add(ann, aSession({ commitments: [aCommitment('Read')] }), AT) ?? ''
  const note = store.sessions.addNote(ann, 'Private.', AT) ?? ''
  expect(store.sessions.save(ben, id, aSession(), AT)).toBe(false)
  expect(store.sessions.review(ben, id, 0, null, AT)).toBe(false)
  expect(store.sessions.delete(ben, id)).toBe(false)
  expect(store.sessions.deleteNote(ben, note)).toBe(false)
  expect(store.sessions.review(ann, id, 1, null, AT)).toBe(false)
  expect(store.sessions.listNotes(ann)).toMatchObject([{ text: 'Private.' }])
  expect(store.sessions.deleteNote(ann, note)).toBe(true)
  expect(store.sessions.delete(ann, id)).toBe(true)
  expect(store.sessions.list(ann)).toEqual([])
  store.close()
})

test('open commitments come by day, overdue ones are told, and those looked back on are gone', () => {
  const { store, ann } = storeWithTwo()
  const id = store.sessions.add(
    ann,
    aSession({
      nextOn: '2026-12-12',
      commitments: [
        aCommitment('no day'),
        aCommitment('late', { by: '2026-12-09' }),
        aCommitment('today', { by: '2026-12-10' }),
        aCommitment('early', { by: '2026-11-30' }),
      ],
    }),
    AT,
  )
  const open = () => listOpenCommitments(store.sessions.list(ann), '2026-12-10')
  expect(open().map(({ what, isOverdue }) => [what, isOverdue])).toEqual([
    ['early', true],
    ['late', true],
    ['today', false],
    ['no day', false],
  ])
  expect(summarizeSessions(store.sessions.list(ann), '2026-12-10')).toEqual({
    ...{ sessions: 1, lastOn: '2026-11-26', nextOn: '2026-12-12', openCommitments: 4, overdueCommitments: 2 },
  })
  const review = readReview({ outcome: 'partly', learned: ' half of it ' }, '2026-12-10')
  expect(store.sessions.review(ann, id ?? '', 3, review, AT)).toBe(true)
  expect(open().map(({ what }) => what)).toEqual(['late', 'today', 'no day'])
  expect(store.sessions.list(ann)[0]?.commitments[3]?.review).toEqual({
    ...{ outcome: 'partly', learned: 'half of it', reviewedOn: '2026-12-10' },
  })
  store.close()
})

test('the copy for the client has no private notes', () => {
  const { store, ann } = storeWithTwo()
  store.sessions.add(ann, aSession({ privateNotes: 'whisper' }), AT)
  const copies = store.sessions.list(ann).map(withoutPrivateNotes)
  expect(JSON.stringify(copies)).not.toMatch(/whisper|privateNotes/)
  store.close()
})

test('what is written is read with a sentence for each slip', () => {
  expect(
    readSessionFields(
      { heldOn: '2026-11-26', minutes: 45, commitments: [{}, { what: ' Read ', by: '' }] },
      '2026-11-26',
    ),
  ).toEqual({
    ...aSession({ minutes: 45, commitments: [aCommitment('Read')] }),
  })
  for (const [input, words] of [
    [{}, 'heldOn: the day of the session is needed'],
    [{ heldOn: '2026-02-30' }, '"2026-02-30" is no day'],
    [{ heldOn: '2062-11-28' }, 'lies ahead; today is 2026-11-26'],
    [{ heldOn: '26.11.2026' }, 'write it as 2026-11-26'],
    [{ heldOn: '2026-11-26', minutes: 0 }, 'minutes: 0 is not a whole number from 1 to 1440'],
    [{ heldOn: '2026-11-26', nextOn: '2026-11-25' }, 'before the session itself'],
    [{ heldOn: '2026-11-26', commitments: [{ by: '2026-12-01' }] }, 'commitment 1: what: say what will be done'],
    [{ heldOn: '2026-11-26', commitments: [{ what: 'x', confidence: 11 }] }, 'confidence: 11'],
  ] as const) {
    expect(() => readSessionFields(input, '2026-11-26'), words).toThrow(words)
  }
  expect(() => readReview({ outcome: 'maybe' }, '2026-11-26')).toThrow('choose one of done, partly, not')
  expect(readReview({}, '2026-11-26')).toBeNull()
})

test('every day of the calendar until 2199 is one, and nothing else', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }), (date) => {
      const day = date.toISOString().slice(0, 10)
      expect(readDay(` ${day} `, 'by')).toBe(day)
    }),
  )
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (text) => {
      fc.pre(text.trim() !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(text.trim()))
      expect(() => readDay(text, 'by')).toThrow('by: ')
    }),
  )
  expect(() => readDay('2200-01-01', 'by')).toThrow('by: ')
})
