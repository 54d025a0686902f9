import type { Database } from 'better-sqlite3'
import { StoreError } from './store-error.ts'

/** Texts of one table (`skills`, `roles` …) and their small numbers, kept in memory as they are met. */
export interface Dictionary {
  /** The number of a text; a new text gets the next number. */
  intern(text: string): number
  /** The number of a text, or null when no row has ever used it. */
  find(text: string): number | null
  textOf(number: number): string
  /** One more than the highest number: what an array needs that has a place for each. */
  width(): number
  /** Forgets what is in memory: after a transaction that was undone. */
  forget(): void
}

/** The index keeps these numbers in 16 bits; employers are kept in 32. */
const MAX_NUMBERS = {
  skills: 65_535,
  roles: 65_535,
  countries: 65_535,
  analysis_versions: 65_535,
  employers: 2 ** 32 - 1,
}

export function createDictionary(db: Database, table: keyof typeof MAX_NUMBERS): Dictionary {
  const key = {
    skills: 'skill_id',
    roles: 'role_id',
    countries: 'country_id',
    analysis_versions: 'analysis_id',
    employers: 'employer_id',
  }[table]
  const byText = db.prepare<{ text: string }, number>(`SELECT ${key} FROM ${table} WHERE name = @text`).pluck()
  const byNumber = db.prepare<{ number: number }, string>(`SELECT name FROM ${table} WHERE ${key} = @number`).pluck()
  const highest = db.prepare<[], number>(`SELECT coalesce(max(${key}), 0) FROM ${table}`).pluck()
  const insert = db.prepare<{ text: string }>(`INSERT INTO ${table} (name) VALUES (@text)`)
  const numbers = new Map<string, number>()
  const texts = new Map<number, string>()

  const remember = (text: string, number: number): number => {
    numbers.set(text, number)
    texts.set(number, text)
    return number
  }
  const find = (text: string): number | null => {
    const known = numbers.get(text)
    if (known !== undefined) return known
    const stored = byText.get({ text })
    return stored === undefined ? null : remember(text, stored)
  }
  return {
    find,
    intern(text) {
      const known = find(text)
      if (known !== null) return known
      const number = Number(insert.run({ text }).lastInsertRowid)
      if (number > MAX_NUMBERS[table])
        throw new StoreError(`more than ${MAX_NUMBERS[table]} ${table} do not fit the database`)
      return remember(text, number)
    },
    textOf(number) {
      const known = texts.get(number)
      if (known !== undefined) return known
      const text = byNumber.get({ number })
      if (text === undefined) {
        throw new StoreError(`the database names no row ${number} of ${table}; run \`skilltide doctor\``)
      }
      remember(text, number)
      return text
    },
    width: () => (highest.get() ?? 0) + 1,
    forget() {
      numbers.clear()
      texts.clear()
    },
  }
}
