import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { EMPTY_PROFILE, type ProfileFields, type ProfileSkill, SKILL_LEVELS } from '../../data/profile.ts'
import { type Commitment, EMPTY_SESSION, type SessionFields } from '../../data/session.ts'
import { openStore } from '../../data/store/open-store.ts'
import { aCheckIn, aGoal, aGoalCheckIn, aPlan } from './plan-builders.ts'

const folder = mkdtempSync(join(tmpdir(), 'skilltide-profiles-'))
afterAll(() => rmSync(folder, { recursive: true }))

const AT = '2026-11-26T10:00:00Z'
const aProfile = (parts: Partial<ProfileFields> = {}): ProfileFields => ({ ...EMPTY_PROFILE, name: 'Robin', ...parts })
const aSkill = (skill: string | null, parts: Partial<ProfileSkill> = {}): ProfileSkill => ({
  ...{ skill, name: skill ?? 'Juggling', level: null, evidence: '' },
  ...parts,
})

const aSession = (parts: Partial<SessionFields> = {}): SessionFields => ({
  ...{ ...EMPTY_SESSION, heldOn: '2026-11-26' },
  ...parts,
})
const aCommitment = (parts: Partial<Commitment> = {}): Commitment => ({
  ...{ what: 'promiseword', by: '2026-12-01', shownBy: '', confidence: 7, review: null },
  ...parts,
})

const PLANNED = ['goalword', 'becauseword-399', 'visionword-399', 'obstacleword-399']

/** Every byte that stands in the database or beside it. */
const bytesOf = (path: string): string =>
  ['', '-wal', '-shm', '-journal']
    .filter((end) => existsSync(path + end))
    .map((end) => readFileSync(path + end, 'latin1'))
    .join('\n')

describe('profiles', () => {
  test('a profile comes back as it was given, unknown skills and all', () => {
    const store = openStore(':memory:')
    const fields = aProfile({
      currentRole: 'Data engineer',
      vision: { role: 'data-engineer', seniority: 'senior', horizonMonths: 12 },
      places: { country: 'GB', workplace: 'remote', text: 'or Leeds' },
      group: 'Autumn',
    })
    const skills = [
      aSkill('sql', { level: 'expert', evidence: 'Ten years of it.' }),
      aSkill(null, { level: 'awareness' }),
    ]
    const id = store.profiles.add(fields, skills, AT)
    expect(store.profiles.find(id)).toEqual({ id, ...fields, createdAt: AT, updatedAt: AT, skills })
    expect(store.profiles.findByName(' ROBIN ')?.id).toBe(id)
    expect(store.profiles.list()).toHaveLength(1)
    store.close()
  })

  test('ids cannot be guessed and a name is given once', () => {
    const store = openStore(':memory:')
    const ids = Array.from({ length: 50 }, (_, index) => store.profiles.add(aProfile({ name: `P${index}` }), [], AT))
    expect(new Set(ids).size).toBe(50)
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect(() => store.profiles.add(aProfile({ name: 'p7' }), [], AT)).toThrow('a profile called "P7" already')
    expect(() => store.profiles.save(ids[1] ?? '', aProfile({ name: 'P7' }), AT)).toThrow('choose another name')
    expect(store.profiles.list()).toHaveLength(50)
    store.close()
  })

  test('changes keep the id and the day it was made; a profile that is not there is not made', () => {
    const store = openStore(':memory:')
    const id = store.profiles.add(aProfile(), [aSkill('sql')], AT)
    const later = '2026-12-01T00:00:00Z'
    expect(store.profiles.save(id, aProfile({ name: 'Sam' }), later)).toBe(true)
    expect(store.profiles.saveSkills(id, [aSkill('dbt'), aSkill('sql')], later)).toBe(true)
    expect(store.profiles.find(id)).toMatchObject({ name: 'Sam', createdAt: AT, updatedAt: later })
    expect(store.profiles.find(id)?.skills.map(({ skill }) => skill)).toEqual(['dbt', 'sql'])
    expect(store.profiles.save('nobody', aProfile(), later)).toBe(false)
    expect(store.profiles.saveSkills('nobody', [], later)).toBe(false)
    expect(store.profiles.delete('nobody')).toBeNull()
    store.close()
  })

  test('no byte of a deleted person is left in the file, its log or its index; the others stay', () => {
    const path = join(folder, 'erase.db')
    const store = openStore(path)
    const long = (word: string) => Array.from({ length: 400 }, (_, index) => `${word}-${index}`).join(' ')
    const others = Array.from({ length: 40 }, (_, index) =>
      store.profiles.add(aProfile({ name: `Other ${index}` }), [aSkill('sql', { evidence: long('kept') })], AT),
    )
    const id = store.profiles.add(
      aProfile({ name: 'Zebulon Quux', currentRole: 'Secretrole', group: 'Hiddengroup' }),
      SKILL_LEVELS.map((level, index) =>
        aSkill(null, { name: `Oddskill${index}`, level, evidence: long('privateword') }),
      ),
      AT,
    )
    // Grown, changed and moved about, so that old copies of the cells lie around.
    for (let round = 0; round < 20; round++) {
      store.profiles.save(id, aProfile({ name: 'Zebulon Quux', currentRole: long(`Secretrole${round}`) }), AT)
      store.profiles.saveSkills(others[round] ?? '', [aSkill('sql', { evidence: long(`again${round}`) })], AT)
    }
    for (let round = 0; round < 12; round++) {
      const focus = long(`sessionword${round}`)
      const session = store.sessions.add(id, aSession({ focus, privateNotes: long('whisperword') }), AT) ?? ''
      store.sessions.save(id, session, aSession({ focus: long('sessionword'), commitments: [aCommitment()] }), AT)
      if (round % 3 === 0) store.sessions.delete(id, session)
      else
        store.sessions.review(id, session, 0, { outcome: 'done', learned: 'lessonword', reviewedOn: '2026-12-01' }, AT)
      const note = store.sessions.addNote(id, long('noteword'), AT) ?? ''
      if (round % 2 === 0) store.sessions.deleteNote(id, note)
      store.sessions.add(others[round] ?? '', aSession({ focus: long('kept') }), AT)
    }
    for (let round = 0; round < 12; round++) {
      const goal = aGoal({ statement: long(`goalword${round}`), resources: [], reason: long('becauseword') })
      store.plans.change(id, () => aPlan({ vision: long('visionword'), goals: round % 2 === 0 ? [goal] : [] }), AT)
      const checkIn = aCheckIn({ goals: [aGoalCheckIn({ obstacle: long('obstacleword') })] })
      const made = store.plans.checkIn(id, checkIn, (before) => before, AT) ?? ''
      if (round % 2 === 0) store.plans.deleteCheckIn(id, made, (plan) => plan, AT)
      if (round === 5) store.plans.delete(id)
      store.plans.change(others[round] ?? '', () => aPlan({ vision: long('kept') }), AT)
    }
    expect(bytesOf(path)).toContain('Zebulon Quux')
    for (const word of [
      'privateword-399',
      'sessionword-399',
      'noteword-399',
      'promiseword',
      'lessonword',
      ...PLANNED,
    ]) {
      expect(bytesOf(path)).toContain(word)
    }

    expect(store.profiles.delete(id)).toEqual({ isErased: true })
    for (const word of PLANNED) expect(bytesOf(path)).not.toContain(word.split('-')[0])
    const written = [/sessionword/i, /whisperword/i, /noteword/i, /promiseword/i, /lessonword/i]
    for (const trace of [/zebulon/i, /secretrole/i, /hiddengroup/i, /oddskill/i, /privateword/i, ...written]) {
      expect(bytesOf(path)).not.toMatch(trace)
    }
    expect(bytesOf(path)).not.toContain(id)
    expect(store.profiles.list()).toHaveLength(40)
    expect([...store.sessions.listAll().values()].flat()).toHaveLength(12)
    expect(store.plans.list()).toHaveLength(12)
    store.close()
    expect(bytesOf(path)).not.toMatch(/zebulon|secretrole|privateword/i)
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  test('no byte of a deleted plan, check-in, session or note is left in the file or its log; the person stays', () => {
    const path = join(folder, 'erase-parts.db')
    const store = openStore(path)
    const id = store.profiles.add(aProfile({ name: 'Zebulon Quux' }), [aSkill('sql')], AT)
    const session = store.sessions.add(id, aSession({ focus: 'sessionword', privateNotes: 'whisperword' }), AT) ?? ''
    const note = store.sessions.addNote(id, 'noteword', AT) ?? ''
    store.plans.change(id, () => aPlan({ vision: 'visionword', goals: [aGoal({ statement: 'goalword' })] }), AT)
    const said = aCheckIn({ goals: [aGoalCheckIn({ obstacle: 'obstacleword' })] })
    const checkIn = store.plans.checkIn(id, said, (before) => before, AT) ?? ''
    for (const [words, remove] of [
      ['noteword', () => store.sessions.deleteNote(id, note)],
      ['sessionword|whisperword', () => store.sessions.delete(id, session)],
      ['obstacleword', () => store.plans.deleteCheckIn(id, checkIn, (plan) => plan, AT)],
      ['visionword|goalword', () => store.plans.delete(id)],
    ] as const) {
      expect(bytesOf(path), words).toMatch(new RegExp(words))
      expect(remove()).toBe(true)
      expect(bytesOf(path), words).not.toMatch(new RegExp(words))
    }
    expect(store.profiles.find(id)).toMatchObject({ name: 'Zebulon Quux', skills: [{ skill: 'sql' }] })
    store.close()
  })

  test('while another process reads, the person is gone and the rest of the erasing is taken up later', () => {
    const path = join(folder, 'busy.db')
    const store = openStore(path)
    const id = store.profiles.add(aProfile({ name: 'Zebulon Quux' }), [], AT)
    store.emptyLog()
    const reader = new Database(path, { readonly: true })
    reader.exec('BEGIN')
    expect(reader.prepare('SELECT count(*) FROM profiles').pluck().get()).toBe(1)
    expect(store.profiles.delete(id)).toEqual({ isErased: false })
    expect(store.profiles.list()).toEqual([])
    expect(bytesOf(path)).toMatch(/zebulon/i)
    reader.exec('COMMIT')
    expect(store.profiles.erase()).toBe(true)
    reader.close()
    expect(bytesOf(path)).not.toMatch(/zebulon/i)
    store.close()
  })

  test('whatever people write comes back unchanged', () => {
    const store = openStore(':memory:')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }), (name, evidence) => {
        fc.pre(name.trim() !== '')
        const id = store.profiles.add(aProfile({ name: `${name}` }), [aSkill(null, { name, evidence })], AT)
        expect(store.profiles.find(id)).toMatchObject({ name: name.trim(), skills: [{ name, evidence }] })
        store.profiles.delete(id)
      }),
      { numRuns: 50 },
    )
    store.close()
  })
})
