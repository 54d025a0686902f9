import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createKeyIndex } from '../../data/store/key-index.ts'

const MOST_YOUNG = 40

function anIndex() {
  const db = new Database(':memory:')
  for (const table of ['advert_keys', 'young_advert_keys'])
    db.exec(`CREATE TABLE ${table} (key INTEGER NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (key, id)) WITHOUT ROWID`)
  const index = createKeyIndex(db, 'advert_keys', MOST_YOUNG)
  const entriesOf = (table: string) =>
    db
      .prepare<[], { key: number; id: number }>(`SELECT key, id FROM ${table}`)
      .all()
      .map(({ key, id }) => `${key} ${id}`)
  return { db, index, entriesOf, all: () => index.tables.flatMap(entriesOf) }
}

const key = fc.oneof(fc.nat(7), fc.nat(2 ** 32 - 1), fc.constantFrom(2 ** 32 - 1, 2 ** 27, 2 ** 27 - 1))
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ does: fc.constant('enter' as const), id: fc.nat(60), keys: fc.uniqueArray(key) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('drop' as const), id: fc.nat(60), keys: fc.tuple(key) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('age' as const), id: fc.constant(0), keys: fc.constant([]) }) },
)

describe('an index of keys', () => {
  test('holds what was entered and not dropped, each in one table, whatever was handed over', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { db, index, entriesOf, all } = anIndex()
        const expected = new Set<string>()
        for (const { does, id, keys } of steps) {
          // As its users do: what is there is not entered again.
          const some = keys.filter((one) => expected.has(`${one} ${id}`) === (does === 'drop'))
          if (does === 'age') {
            index.age()
            expect(entriesOf('young_advert_keys').length).toBeLessThanOrEqual(MOST_YOUNG)
          } else if (does === 'drop') for (const one of some) index.drop(id, one)
          else index.enter(id, some)
          for (const one of some) expected[does === 'drop' ? 'delete' : 'add'](`${one} ${id}`)
        }
        expect(all().sort()).toEqual([...expected].sort())
        db.close()
      }),
    )
  })

  test('counts anew what is young after a transaction that was undone', () => {
    const { db, index, entriesOf, all } = anIndex()
    const enterMany = (first: number) => {
      for (let id = first; id < first + 30; id++) index.enter(id, [Math.imul(id, 0x9e3779b1) >>> 0])
    }
    enterMany(0)
    index.age()
    const refused = db.transaction(() => {
      enterMany(100)
      index.age()
      throw new Error('undone')
    })
    expect(refused).toThrow('undone')
    index.forget()
    enterMany(200)
    index.age()
    expect(entriesOf('young_advert_keys').length).toBeLessThanOrEqual(MOST_YOUNG)
    expect(all()).toHaveLength(60)
  })
})
